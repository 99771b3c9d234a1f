//! Records out of bytes: quoting, line numbers and the limits on both. Serves [`Table`](super::Table) and
//! [`Rows`](super::Rows); it knows neither encodings nor headers.
//!
//! It stands on `csv-core`, the parser inside the `csv` crate, and reads as that crate does. It uses the core itself
//! because the crate accepts a quotation mark that is never closed without a word, and copies all the rest of the file
//! into that one cell.
//!
//! How an unclosed mark is found: when the bytes are used up, the parser is fed one newline more. Outside quotation
//! marks a newline always ends the record; inside them it never does. So a record that is still not complete is an
//! unclosed one.

use super::limits::{RECORD_BYTES, RECORD_CELLS};
use csv_core::{ReadRecordResult, Reader};

/// A record's cells one after another, and where each ends. Borrowed until the next is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Record<'r> {
    pub bytes: &'r [u8],
    pub ends: &'r [usize],
}

/// Where a record starts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Start {
    pub at: usize,
    pub line: u64,
}

/// Why a record has no sound end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Broken {
    /// The file ended between quotation marks.
    Unclosed,
    /// More bytes or cells than any record has.
    Endless,
}

/// Reads one record after another.
pub(super) struct Records<'t> {
    data: &'t [u8],
    at: usize,
    core: Reader,
    bytes: Vec<u8>,
    ends: Vec<usize>,
}

impl<'t> Records<'t> {
    pub fn new(data: &'t [u8], start: Start) -> Self {
        let mut records = Self { data, at: 0, core: Reader::new(), bytes: vec![0; 4096], ends: vec![0; 256] };
        records.resume(start);
        records
    }

    /// The next record and where it starts; `None` at the end.
    pub fn read(&mut self) -> Option<(Start, Result<Record<'_>, Broken>)> {
        self.skip_line_ends();
        let start = self.place();
        (start.at < self.data.len()).then(|| (start, self.record()))
    }

    /// Where the next record, or the line end before it, starts.
    pub fn place(&self) -> Start {
        Start { at: self.at, line: self.core.line() }
    }

    /// The bytes read since a record's start.
    pub fn since(&self, start: Start) -> &'t [u8] {
        &self.data[start.at..self.at]
    }

    /// Goes on from a place seen before.
    pub fn resume(&mut self, start: Start) {
        self.core.reset();
        self.core.set_line(start.line);
        self.at = start.at;
    }

    /// The line after the one a record starts on, whether or not the record went further.
    pub fn line_after(&self, start: Start) -> Option<Start> {
        let length = self.data[start.at..].iter().position(|byte| *byte == b'\n')? + 1;
        Some(Start { at: start.at + length, line: start.line + 1 })
    }

    /// The parser would skip these too, but then a record's line would be that of the blank lines before it.
    fn skip_line_ends(&mut self) {
        while let Some(end @ (b'\r' | b'\n')) = self.data.get(self.at) {
            self.core.set_line(self.core.line() + u64::from(*end == b'\n'));
            self.at += 1;
        }
    }

    fn record(&mut self) -> Result<Record<'_>, Broken> {
        let (mut bytes, mut cells) = (0, 0);
        loop {
            let used_up = self.at == self.data.len();
            let input = if used_up { b"\n" } else { &self.data[self.at..] };
            let (result, read, written, ended) =
                self.core.read_record(input, &mut self.bytes[bytes..], &mut self.ends[cells..]);
            bytes += written;
            cells += ended;
            self.at += if used_up { 0 } else { read };
            match result {
                ReadRecordResult::Record => {
                    return Ok(Record { bytes: &self.bytes[..bytes], ends: &self.ends[..cells] });
                }
                _ if used_up && read == 1 => return Err(Broken::Unclosed),
                _ => self.make_room(bytes, cells)?,
            }
        }
    }

    fn make_room(&mut self, bytes: usize, cells: usize) -> Result<(), Broken> {
        if bytes >= RECORD_BYTES || cells >= RECORD_CELLS {
            return Err(Broken::Endless);
        }
        if bytes == self.bytes.len() {
            self.bytes.resize(bytes * 2, 0);
        }
        if cells == self.ends.len() {
            self.ends.resize(cells * 2, 0);
        }
        Ok(())
    }
}

impl Broken {
    /// The reason a [`Reject`](super::Reject) gives.
    pub fn reason(self) -> &'static str {
        match self {
            Self::Unclosed => "opens a quotation mark that is never closed",
            Self::Endless => {
                "goes on for longer than any record does, most likely after a quotation mark that is never closed"
            }
        }
    }
}
