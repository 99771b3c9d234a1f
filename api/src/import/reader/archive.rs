//! What a ZIP archive holds, and the bytes of one entry. Serves [`Source`](super::Source).
//!
//! The whole archive is looked at before any entry is used, and one bad entry refuses all of it: an archive that lies
//! about one name may lie about the rest. Archives inside archives are passed over.

use super::directory::{self, damaged};
use super::format::{Format, is_hidden};
use super::inflate::{self, Portion};
use super::{FileError, Limits, PassedOver, entry_name};
use std::path::Path;
use zip::CompressionMethod::{Deflated, Stored};
use zip::read::ZipFileEntry;

/// One CSV file in an archive, by its place in the list and its name there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Entry {
    pub index: usize,
    pub name: String,
}

/// The CSV entries in the archive's own order, and what was passed over.
pub(super) fn list(path: &Path, file: &str, limits: Limits) -> Result<(Vec<Entry>, Vec<PassedOver>), FileError> {
    let archive = directory::open(path, file, limits)?;
    let (mut found, mut passed_over) = (Vec::new(), Vec::new());
    for index in 0..archive.len() {
        let entry = archive.by_index_data(index).map_err(damaged(file))?;
        let name = checked_name(&entry, file)?;
        match reason_to_pass(&name) {
            None => found.push(Entry { index, name }),
            Some(_) if entry.is_dir() => {}
            Some(why) => passed_over.push(PassedOver { name: format!("{file}/{name}"), why }),
        }
    }
    Ok((found, passed_over))
}

/// The bytes of an entry, within the limit.
pub(super) fn read(
    path: &Path,
    file: &str,
    entry: &Entry,
    limits: Limits,
    portion: Portion,
) -> Result<Vec<u8>, FileError> {
    let mut archive = directory::open(path, file, limits)?;
    let inner = archive.by_index(entry.index).map_err(damaged(file))?;
    if inner.name_raw() != entry.name.as_bytes() {
        return Err(FileError::Damaged {
            file: file.to_owned(),
            what: "it changed while it was being read".to_owned(),
        });
    }
    inflate::entry(inner, path, &format!("{file}/{}", entry.name), portion)
}

fn checked_name(entry: &ZipFileEntry<'_>, file: &str) -> Result<String, FileError> {
    let name = String::from_utf8_lossy(entry.name_raw()).into_owned();
    match trouble(entry, &name) {
        None => Ok(name),
        Some(trouble) => Err(FileError::RefusedEntry { file: file.to_owned(), entry: name, trouble }),
    }
}

fn trouble(entry: &ZipFileEntry<'_>, name: &str) -> Option<&'static str> {
    if entry.encrypted() {
        Some("is encrypted")
    } else if entry.is_symlink() {
        Some("is a link to another file")
    } else if name.as_bytes() != entry.name_raw() {
        Some("has a name that is not UTF-8")
    } else if !matches!(entry.compression(), Stored | Deflated) {
        Some("is packed in a way this reader does not unpack")
    } else {
        entry_name::trouble(name)
    }
}

fn reason_to_pass(name: &str) -> Option<&'static str> {
    if is_hidden(name) {
        Some("it is a hidden file")
    } else if Format::of(name) != Some(Format::Csv) {
        Some("it is not a .csv file")
    } else {
        None
    }
}
