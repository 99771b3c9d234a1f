//! The real register files, where they are at hand. They are not in this repository.

use super::*;

/// `$REGISTER_DATA`, or `shared/data` beside the repository.
#[expect(clippy::disallowed_methods, reason = "where the data lies is the machine's business, not the service's")]
fn folder() -> Option<PathBuf> {
    let beside = concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared/data");
    let folder = std::env::var_os("REGISTER_DATA").map_or_else(|| PathBuf::from(beside), PathBuf::from);
    folder.is_dir().then_some(folder)
}

#[test]
#[expect(clippy::print_stderr, reason = "a test that did not look must say so")]
fn every_row_of_the_real_files_is_read_and_none_rejected() {
    let Some(folder) = folder() else {
        return eprintln!("SKIPPED: no real register files; set REGISTER_DATA to their folder");
    };
    let expected = [7_167, 20_582, 51_493, 51_683, 24_436, 33_801, 21_990];
    let found = found(folder);
    let rows = found.sources.iter().map(|source| {
        let table = Table::open(source, &["URN", "Group UID"]).unwrap();
        table.rows().inspect(|row| assert!(row.is_ok(), "{}", row.as_ref().err().unwrap())).count()
    });
    assert_eq!(rows.collect::<Vec<_>>(), expected);
}
