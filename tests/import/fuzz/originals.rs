//! What is damaged: a few rows of each kind of file, real ones where the real files are at hand.

use std::{
    fs::File,
    io::Read as _,
    path::{Path, PathBuf},
};

use flate2::read::GzDecoder;
use support::{dice::Dice, world};

use super::damage;
use crate::import::inspections;

/// The beginning of a file.
pub struct Original {
    /// The file's name up to its date.
    name: String,
    /// The header row and the rows below it.
    bytes: Vec<u8>,
}

/// So many lines of each file.
const LINES: usize = 16;

/// Days that files claim to describe; one is to come, and one file does not say.
const DAYS: [&str; 6] = ["20250105", "20250401", "20250401", "20250601", "20270101", ""];

/// Every kind of file of the demo, and of the real ones where these are at hand.
pub fn every() -> Vec<Original> {
    let demo = world::files();
    let real = crate::real_register::folder().map(|folder| files_of(&folder)).unwrap_or_default();
    let inspections = inspections::every_form().into_iter().map(|sheet| {
        let name = sheet.name.split("_as_at").next().unwrap_or_default().to_owned() + "_";
        Original { name, bytes: inspections::published(&sheet) }
    });
    demo.every().iter().chain(&real).map(|path| beginning(path)).chain(inspections).collect()
}

fn files_of(folder: &Path) -> Vec<PathBuf> {
    let names = ["edubasealldata", "links_edubasealldata", "allgroupsdata", "alllinksdata", "state_funded"];
    let entries = folder.read_dir().expect("the folder is there").map(|entry| entry.expect("a file").path());
    let is_ours = |path: &PathBuf| names.iter().any(|name| file_name(path).starts_with(name));
    let mut files: Vec<PathBuf> = entries.filter(is_ours).collect();
    files.sort();
    files
}

fn file_name(path: &Path) -> &str {
    path.file_name().and_then(|name| name.to_str()).expect("a name")
}

fn beginning(path: &Path) -> Original {
    let (file, mut bytes) = (File::open(path).expect("the file"), vec![0; 64 << 10]);
    let mut reader: Box<dyn std::io::Read> = match file_name(path).ends_with(".gz") {
        true => Box::new(GzDecoder::new(file)),
        false => Box::new(file),
    };
    let mut read = 0;
    while let Some(more) = reader.read(&mut bytes[read..]).ok().filter(|more| *more > 0) {
        read += more;
    }
    let lines: Vec<&[u8]> = bytes[..read].split_inclusive(|byte| *byte == b'\n').take(LINES).collect();
    let name = file_name(path).split(|letter: char| letter.is_ascii_digit()).next().unwrap_or_default().to_owned();
    Original { name, bytes: lines.concat() }
}

/// One of them, most often damaged, under a name of its own.
pub fn damaged(originals: &[Original], place: usize, dice: &mut Dice) -> (String, Vec<u8>) {
    let original = &originals[dice.below(originals.len())];
    let name = format!("{}{}_{place}.csv", original.name, dice.pick(&DAYS));
    (name, (0..dice.below(4)).fold(original.bytes.clone(), |bytes, _| damage::once(bytes, dice)))
}
