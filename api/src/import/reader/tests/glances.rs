//! A glance: the first lines of a file, from which its columns are known.

use super::*;

fn glance(path: PathBuf) -> Result<Table, FileError> {
    Table::glance(&sources(&[path], Limits::default())?.sources[0], &["URN"])
}

/// A file with a byte order mark, whose letters take two bytes each, with one letter of one byte in front of them or
/// none. One of the two has a letter across any given byte.
fn long(shift: &str) -> String {
    format!("\u{feff}URN,Näme\n1,{shift}{}\n", "é".repeat(100_000))
}

#[test]
fn a_glance_never_stumbles_over_half_a_letter() {
    for shift in ["", "x"] {
        let folder = Folder::new();
        for path in [folder.with("x.csv", long(shift)), folder.with("x.csv.gz", gzipped(long(shift).as_bytes()))] {
            let table = glance(path).unwrap_or_else(|error| panic!("{error}"));
            assert!(table.column("Näme").is_ok());
        }
    }
}

#[test]
fn a_glance_reads_no_further_than_it_must() {
    let folder = Folder::new();
    let rows: Vec<String> = (0..200_000).map(|number| format!("{number},{}\n", number * 7919)).collect();
    let packed = gzipped(format!("URN,Name\n{}", rows.concat()).as_bytes());
    let cut_short = folder.with("x.csv.gz", &packed[..packed.len() / 2]);
    assert!(glance(cut_short.clone()).is_ok());
    assert!(Table::open(&sources(&[cut_short], Limits::default()).unwrap().sources[0], &["URN"]).is_err());
}
