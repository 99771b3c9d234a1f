//! What the reader promises, on small made-up files. Nothing here comes from a real one.

mod archives;
mod files;
mod folders;
mod fuzz;
mod glances;
mod layouts;
mod quoting;
mod real;
mod rows;
mod tables;
mod values;

use super::*;
use std::fs;
use std::io::{Cursor, Write};
use std::path::PathBuf;
use tempfile::TempDir;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const SMALL: &[u8] = b"URN,Name\r\n100001,Oak\r\n";

fn table(text: impl AsRef<[u8]>) -> Table {
    opened(text).unwrap_or_else(|error| panic!("{error}"))
}

fn opened(text: impl AsRef<[u8]>) -> Result<Table, FileError> {
    Table::from_bytes("x.csv", text.as_ref().to_vec(), &["URN", "Group UID"])
}

/// The message of a refusal.
fn refusal<T>(result: Result<T, FileError>) -> String {
    result.err().expect("refused").to_string()
}

/// The text of one column in every good row, and every reject as its line and reason.
fn read(table: &Table, column: &str) -> (Vec<String>, Vec<(u64, String)>) {
    let column = table.column(column).unwrap();
    let (mut texts, mut rejects) = (Vec::new(), Vec::new());
    for row in table.rows() {
        match row {
            Ok(row) => texts.push(row.text(column).unwrap_or("-").to_owned()),
            Err(reject) => rejects.push((reject.line, reject.reason)),
        }
    }
    (texts, rejects)
}

/// A folder that is gone after the test.
struct Folder(TempDir);

impl Folder {
    fn new() -> Self {
        Self(TempDir::new().unwrap())
    }

    fn path(&self) -> PathBuf {
        self.0.path().to_owned()
    }

    fn with(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path().join(name);
        fs::write(&path, bytes).unwrap();
        path
    }
}

fn found(path: PathBuf) -> Found {
    sources(&[path], Limits::default()).unwrap_or_else(|error| panic!("{error}"))
}

fn names(found: &Found) -> Vec<&str> {
    found.sources.iter().map(Source::name).collect()
}

fn gzipped(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn zipped(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in entries {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// The archive with every `from` replaced by `to`, for what the zip writer is too honest to write.
fn forged(mut zip: Vec<u8>, from: &[u8], to: &[u8]) -> Vec<u8> {
    assert_eq!(from.len(), to.len());
    for at in 0..zip.len() - from.len() {
        if zip[at..].starts_with(from) {
            zip[at..at + to.len()].copy_from_slice(to);
        }
    }
    zip
}
