//! Promises about the files as a whole, read back the way an importer would.

mod census;
mod groups;
mod history;
mod inspections;
mod schools;

use super::{Options, write_files};
use encoding_rs::WINDOWS_1252;
use std::collections::HashMap;
use std::fs;
use std::path::PathBuf;
use std::sync::LazyLock;
use std::sync::atomic::{AtomicUsize, Ordering};

type Line = HashMap<String, String>;

/// All files as bytes: establishments, groups, earlier establishments, group links, links, four of inspections, two
/// of the census.
fn written(options: &Options) -> [Vec<u8>; 11] {
    static DIRECTORIES: AtomicUsize = AtomicUsize::new(0);
    let nth = DIRECTORIES.fetch_add(1, Ordering::Relaxed);
    let dir: PathBuf = std::env::temp_dir().join(format!("demo-register-{}-{nth}", std::process::id()));
    fs::create_dir_all(&dir).unwrap();
    let files = write_files(&dir, options).unwrap();
    let bytes = std::array::from_fn(|nth| fs::read(&files[nth]).unwrap());
    assert_eq!(files.len(), 11);
    fs::remove_dir_all(dir).unwrap();
    bytes
}

/// The files of the usual register.
fn usual() -> &'static [Vec<u8>; 11] {
    static USUAL: LazyLock<[Vec<u8>; 11]> = LazyLock::new(|| written(&Options::default()));
    &USUAL
}

fn lines(bytes: &[u8]) -> Vec<Line> {
    let (text, _, _) = WINDOWS_1252.decode(bytes);
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    reader.deserialize().map(Result::unwrap).collect()
}

fn schools() -> Vec<Line> {
    lines(&written(&Options::default())[0])
}

fn groups() -> Vec<Line> {
    lines(&written(&Options::default())[1])
}

fn distinct(lines: &[Line], column: &str) -> usize {
    let mut values: Vec<_> = lines.iter().map(|line| &line[column]).collect();
    values.sort();
    values.dedup();
    values.len()
}

#[test]
fn the_same_seed_writes_the_same_bytes_and_another_does_not() {
    let other = written(&Options { seed: 2, ..Options::default() });
    assert_eq!(written(&Options::default()), written(&Options::default()));
    for (one, other) in written(&Options::default()).iter().zip(&other) {
        assert_ne!(one, other);
    }
}

#[test]
fn a_register_can_be_small() {
    for schools in [1, 40, 300] {
        let options = Options { schools, ..Options::default() };
        assert_eq!(lines(&written(&options)[0]).len(), schools);
    }
}

#[test]
fn the_files_look_like_the_registers_own() {
    let [schools, groups, earlier, ..] = written(&Options::default());
    for bytes in [schools, groups, earlier] {
        assert!(bytes.starts_with(b"\"") && bytes.ends_with(b"\"\r\n"));
        assert!(std::str::from_utf8(&bytes).is_err(), "Windows-1252 letters occur");
    }
}
