//! The files behind the paths a user gave. Serves every importer's first step; it opens archives to list them, and
//! reads no CSV.

use super::archive::{self, Entry};
use super::format::{Format, is_hidden};
use super::inflate::{self, Portion};
use super::limits::HEAD_BYTES;
use super::{FileError, Limits, as_of};
use chrono::NaiveDate;
use std::fs;
use std::path::{Path, PathBuf};

/// What was found behind the paths, in the order given.
#[derive(Debug, Default)]
pub struct Found {
    /// CSV files, ready to be opened.
    pub sources: Vec<Source>,
    /// Files in folders and archives that are not ours to read, for the report.
    pub passed_over: Vec<PassedOver>,
}

/// A file in a folder or archive that was left alone, which is no error.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PassedOver {
    /// The name as the report shows it.
    pub name: String,
    /// The reason, as a clause: "it is not a .csv file".
    pub why: &'static str,
}

/// One CSV file, wherever it lies.
#[derive(Debug, Clone)]
pub struct Source {
    name: String,
    singly_named: bool,
    place: Place,
    limits: Limits,
}

#[derive(Debug, Clone)]
enum Place {
    Plain(PathBuf),
    Gzip(PathBuf),
    Archived { archive: PathBuf, archive_name: String, entry: Entry },
}

/// The CSV files behind `paths`: files as they are, archives opened, folders listed by name without their subfolders.
pub fn sources(paths: &[PathBuf], limits: Limits) -> Result<Found, FileError> {
    let mut found = Found::default();
    for path in paths {
        let name = shown(path);
        let about = fs::metadata(path).map_err(|cause| FileError::from_io(&name, cause))?;
        match Format::of(&name) {
            _ if about.is_dir() => found.add_folder(path, &name, limits)?,
            Some(format) if about.is_file() => found.add_file(path, name, format, true, limits)?,
            _ => return Err(FileError::NotData { file: name }),
        }
    }
    Ok(found)
}

impl Found {
    fn add_folder(&mut self, folder: &Path, shown_as: &str, limits: Limits) -> Result<(), FileError> {
        let entries = fs::read_dir(folder).and_then(Iterator::collect::<Result<Vec<_>, _>>);
        let mut paths: Vec<PathBuf> =
            entries.map_err(|cause| FileError::from_io(shown_as, cause))?.iter().map(fs::DirEntry::path).collect();
        paths.sort();
        for path in paths.iter().filter(|path| !is_hidden(&shown(path))) {
            let name = within(shown_as, &shown(path));
            match Format::of(&name) {
                Some(format) if path.is_file() => self.add_file(path, name, format, false, limits)?,
                _ => self.passed_over.push(PassedOver { name, why: "it is not a .csv, .csv.gz or .zip file" }),
            }
        }
        Ok(())
    }

    fn add_file(
        &mut self,
        path: &Path,
        name: String,
        format: Format,
        singly_named: bool,
        limits: Limits,
    ) -> Result<(), FileError> {
        let place = match format {
            Format::Csv => Place::Plain(path.to_owned()),
            Format::Gzip => Place::Gzip(path.to_owned()),
            Format::Zip => return self.add_archive(path, &name, limits),
        };
        self.sources.push(Source { name, singly_named, place, limits });
        Ok(())
    }

    fn add_archive(&mut self, path: &Path, archive_name: &str, limits: Limits) -> Result<(), FileError> {
        let (entries, passed_over) = archive::list(path, archive_name, limits)?;
        self.passed_over.extend(passed_over);
        self.sources.extend(entries.into_iter().map(|entry| Source {
            name: within(archive_name, &entry.name),
            singly_named: false,
            place: Place::Archived { archive: path.to_owned(), archive_name: archive_name.to_owned(), entry },
            limits,
        }));
        Ok(())
    }
}

impl Source {
    /// The name to show: `edubase.csv`, `extract.zip/edubase.csv`, `folder/edubase.csv`. Never more of a path than was
    /// given.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Whether the user gave this very file, rather than a folder or archive that holds it. A file of an unknown kind
    /// is then a mistake worth stopping for, where a folder's is passed over.
    pub fn singly_named(&self) -> bool {
        self.singly_named
    }

    /// The date the file speaks for, when its own name says one.
    pub fn as_of(&self) -> Option<NaiveDate> {
        as_of(self.name.rsplit('/').next()?)
    }

    /// The file's bytes, unpacked, within the limits it was found under.
    pub fn open(&self) -> Result<Vec<u8>, FileError> {
        self.read(Portion::Whole(self.limits.file_bytes))
    }

    /// Its first lines, unpacked: enough to see what kind of file it is.
    pub fn head(&self) -> Result<Vec<u8>, FileError> {
        self.read(Portion::Head(HEAD_BYTES.min(self.limits.file_bytes)))
    }

    fn read(&self, portion: Portion) -> Result<Vec<u8>, FileError> {
        match &self.place {
            Place::Plain(path) => inflate::plain(path, &self.name, portion),
            Place::Gzip(path) => inflate::gzip(path, &self.name, portion),
            Place::Archived { archive, archive_name, entry } => {
                archive::read(archive, archive_name, entry, self.limits, portion)
            }
        }
    }
}

/// The last part of a path: what stands before it is the user's own business. Empty for `.` and `/`.
fn shown(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

fn within(holder: &str, name: &str) -> String {
    if holder.is_empty() { name.to_owned() } else { format!("{holder}/{name}") }
}
