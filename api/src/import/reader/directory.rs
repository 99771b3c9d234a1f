//! The list of entries at the end of a ZIP archive. Serves the archive reader; entries' contents are its business.
//!
//! The list is read before anything in it can be checked, so how much of it is read is metered here.

use super::{FileError, Limits, inflate};
use std::cell::Cell;
use std::collections::HashSet;
use std::fs::File;
use std::io::{self, BufReader, Read, Seek, SeekFrom};
use std::path::Path;
use std::rc::Rc;
use zip::ZipArchive;
use zip::read::{ArchiveOffset, Config};
use zip::result::ZipError;

/// An archive whose list has been read and counted.
pub(super) type Archive = ZipArchive<Metered<BufReader<File>>>;

/// Room for the search for the list, and for each allowed entry's line in it.
const SEARCH_BYTES: u64 = 1 << 20;
const BYTES_AN_ENTRY: u64 = 4 << 10;

/// Opens the archive at `path` and checks its list: not too long, no name twice, no two entries sharing bytes.
pub(super) fn open(path: &Path, file: &str, limits: Limits) -> Result<Archive, FileError> {
    let mut archive = metered(path, file, limits)?;
    let (count, limit) = (archive.len(), limits.archive_entries);
    if count > limit {
        return Err(FileError::TooManyEntries { file: file.to_owned(), count, limit });
    }
    if archive.has_duplicate_names() {
        let entry =
            repeated_name(&mut inflate::open(path, file)?, archive.central_directory_start()).unwrap_or_default();
        return Err(FileError::RefusedEntry { file: file.to_owned(), entry, trouble: "is there more than once" });
    }
    // Entries that share bytes make a small archive large without any of them looking odd alone.
    if archive.has_overlapping_entries().map_err(damaged(file))? {
        return Err(FileError::Damaged { file: file.to_owned(), what: "its entries overlap".to_owned() });
    }
    Ok(archive)
}

/// What is wrong with an archive, in our words.
pub(super) fn damaged(file: &str) -> impl Fn(ZipError) -> FileError {
    move |cause| match cause {
        ZipError::Io(cause) => FileError::from_io(file, cause),
        other => FileError::Damaged { file: file.to_owned(), what: other.to_string() },
    }
}

fn metered(path: &Path, file: &str, limits: Limits) -> Result<Archive, FileError> {
    let left = Rc::new(Cell::new(SEARCH_BYTES + BYTES_AN_ENTRY.saturating_mul(limits.archive_entries as u64)));
    let reader = Metered { inner: inflate::open(path, file)?, left: Rc::clone(&left) };
    // An archive that starts elsewhere than at the first byte hides something in front of it.
    let from_first_byte = Config { archive_offset: ArchiveOffset::Known(0) };
    let archive = ZipArchive::with_config(from_first_byte, reader).map_err(damaged(file))?;
    left.set(u64::MAX);
    Ok(archive)
}

/// The first name that the list holds twice. The zip crate keeps one of the two and says only that it happened.
fn repeated_name(reader: &mut (impl Read + Seek), start: u64) -> Option<String> {
    reader.seek(SeekFrom::Start(start)).ok()?;
    let mut seen = HashSet::new();
    loop {
        let name = next_name(reader)?;
        if !seen.insert(name.clone()) {
            return Some(String::from_utf8_lossy(&name).into_owned());
        }
    }
}

fn next_name(reader: &mut impl Read) -> Option<Vec<u8>> {
    let mut header = [0; 46];
    reader.read_exact(&mut header).ok()?;
    let length = |at: usize| usize::from(u16::from_le_bytes([header[at], header[at + 1]]));
    let mut rest = vec![0; length(28) + length(30) + length(32)];
    reader.read_exact(&mut rest).ok()?;
    rest.truncate(length(28));
    header.starts_with(b"PK\x01\x02").then_some(rest)
}

/// A reader that gives up once its allowance is used.
pub(super) struct Metered<R> {
    inner: R,
    left: Rc<Cell<u64>>,
}

impl<R: Read> Read for Metered<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        let left = self.left.get().checked_sub(read as u64);
        self.left.set(left.ok_or_else(|| io::Error::other("its list of entries is too long"))?);
        Ok(read)
    }
}

impl<R: Seek> Seek for Metered<R> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.inner.seek(to)
    }
}
