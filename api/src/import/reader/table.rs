//! A CSV file in memory: its encoding, its header row and its rows. Serves every importer once it has a
//! [`Source`](super::Source); what the columns mean stays with the importer.

use super::cells::Cells;
use super::encoding::Encoding;
use super::error::listed;
use super::records::{Records, Start};
use super::{Column, FileError, Headers, Layout, Rows, Source, recognise};
use std::fmt::Display;

/// The header row is looked for among this many rows: up to two titles may stand above it, and some take two rows each.
const HEADER_WITHIN: usize = 5;

/// One CSV file, read once. Rows are cut from its bytes as they are asked for.
pub struct Table {
    file: String,
    data: Vec<u8>,
    encoding: Encoding,
    headers: Headers,
    body: Start,
}

impl Table {
    /// Reads a source. Its header row is the first of the top five that holds one of the `keys`.
    pub fn open(source: &Source, keys: &[&str]) -> Result<Self, FileError> {
        Self::from_bytes(source.name(), source.open()?, keys)
    }

    /// Reads no more than the first lines of a source, from which its columns are known.
    pub fn glance(source: &Source, keys: &[&str]) -> Result<Self, FileError> {
        Self::from_bytes(source.name(), source.head()?, keys)
    }

    /// A table of bytes at hand, shown to people as `file`.
    pub fn from_bytes(file: impl Into<String>, data: Vec<u8>, keys: &[&str]) -> Result<Self, FileError> {
        let file = file.into();
        let (encoding, text) = Encoding::of(&data, &file)?;
        let Some((headers, body)) = header_row(&data, encoding, text, keys) else {
            return Err(FileError::NoHeader { file, keys: listed(keys, "or"), searched: HEADER_WITHIN });
        };
        let repeated = headers.repeated();
        if !repeated.is_empty() {
            return Err(FileError::DuplicateColumns { file, names: listed(&repeated, "and") });
        }
        Ok(Self { file, data, encoding, headers, body })
    }

    /// The file's name, as errors and rejects show it.
    pub fn file(&self) -> &str {
        &self.file
    }

    /// The encoding its bytes are in.
    pub fn encoding(&self) -> Encoding {
        self.encoding
    }

    /// Its columns by name.
    pub fn headers(&self) -> &Headers {
        &self.headers
    }

    /// The column of that name, or an error that names it.
    pub fn column(&self, name: &str) -> Result<Column, FileError> {
        self.headers.find(name).ok_or_else(|| self.lacks(&[name], "import of this"))
    }

    /// The layout it fits, or an error that says which columns it lacks for the kind it is closest to.
    pub fn recognise<'l, K: Display>(&self, layouts: &'l [Layout<K>]) -> Result<&'l Layout<K>, FileError> {
        recognise(&self.headers, layouts).map_err(|unknown| match unknown.closest {
            Some(layout) => self.lacks(&unknown.missing, &layout.kind.to_string()),
            None => self.unknown(layouts),
        })
    }

    /// Its records, each as a row or as a reject.
    pub fn rows(&self) -> Rows<'_> {
        Rows::new(self)
    }

    /// Refuses a file that holds nothing below its header row, for importers to which that means a failed download.
    pub fn require_rows(&self) -> Result<(), FileError> {
        match self.rows().next() {
            Some(_) => Ok(()),
            None => Err(FileError::NoRows { file: self.file.clone() }),
        }
    }

    pub(super) fn records(&self) -> Records<'_> {
        Records::new(&self.data, self.body)
    }

    /// The error that columns are missing, for a kind of file that needs them.
    pub fn lacks(&self, names: &[&str], kind: &str) -> FileError {
        let (file, missing, kind) = (self.file.clone(), listed(names, "or"), kind.to_owned());
        FileError::MissingColumns { file, missing, kind, one: names.len() == 1 }
    }

    fn unknown<K: Display>(&self, layouts: &[Layout<K>]) -> FileError {
        let kinds: Vec<String> = layouts.iter().map(|layout| layout.kind.to_string()).collect();
        FileError::UnknownKind { file: self.file.clone(), kinds: kinds.join(", ") }
    }
}

/// The header row among the top ones, and where the rows below it start.
fn header_row(data: &[u8], encoding: Encoding, text: usize, keys: &[&str]) -> Option<(Headers, Start)> {
    let mut records = Records::new(data, Start { at: text, line: 1 });
    for _ in 0..HEADER_WITHIN {
        let (_, record) = records.read()?;
        let headers = record.ok().map(|record| Headers::new(Cells::decode(encoding, record).iter()))?;
        if keys.iter().any(|key| headers.find(key).is_some()) {
            return Some((headers, records.place()));
        }
    }
    None
}
