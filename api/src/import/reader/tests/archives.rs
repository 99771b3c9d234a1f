//! ZIP archives: what is read, and every trick that is refused.

use super::*;
use zip::CompressionMethod;

fn listed(zip: impl AsRef<[u8]>, limits: Limits) -> Result<Found, FileError> {
    sources(&[Folder::new().with("x.zip", zip)], limits)
}

fn listed_and_opened(zip: impl AsRef<[u8]>, limits: Limits) -> Result<Vec<u8>, FileError> {
    let folder = Folder::new();
    sources(&[folder.with("x.zip", zip)], limits)?.sources[0].open()
}

/// The refusal of an archive whose one entry has this name.
fn refused_name(name: &str) -> String {
    // Written under another name of the same length: the writer tidies some of these.
    let plain = "n".repeat(name.len());
    refusal(listed(forged(zipped(&[(&plain, SMALL)]), plain.as_bytes(), name.as_bytes()), Limits::default()))
}

#[test]
fn an_archive_gives_its_csv_files_and_lists_the_rest() {
    let folder = Folder::new();
    let entries: [(&str, &[u8]); 5] =
        [("b20250401.csv", SMALL), ("a.csv", b""), ("readme.txt", b""), ("__MACOSX/._a.csv", b""), ("in.zip", b"")];
    let found = found(folder.with("extract.zip", zipped(&entries)));
    assert_eq!(names(&found), ["extract.zip/b20250401.csv", "extract.zip/a.csv"]);
    assert_eq!(found.sources[0].open().unwrap(), SMALL);
    assert_eq!(found.sources[0].as_of().unwrap().to_string(), "2025-04-01");
    assert!(!found.sources[0].singly_named());
    let passed: Vec<_> = found.passed_over.iter().map(|passed| (passed.name.as_str(), passed.why)).collect();
    assert_eq!(passed[0], ("extract.zip/readme.txt", "it is not a .csv file"));
    assert_eq!(passed[1], ("extract.zip/__MACOSX/._a.csv", "it is a hidden file"));
    assert_eq!(passed.len(), 3);
}

#[test]
fn an_entry_whose_name_leads_elsewhere_is_refused_by_name() {
    let message = refused_name("../../evil.csv");
    assert!(
        message.starts_with("x.zip holds the entry \"../../evil.csv\", which has a path that is not plain"),
        "{message}"
    );
    assert!(refused_name("/etc/evil.csv").contains("has an absolute path"));
    assert!(refused_name("C:/evil.csv").contains("has an absolute path"));
    assert!(refused_name("a\\evil.csv").contains("has a backslash"));
    assert!(refused_name("evil\u{1b}[2J.csv").contains("has control characters"));
}

#[test]
fn an_entry_that_is_a_link_is_refused() {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.add_symlink("link.csv", "/etc/passwd", SimpleFileOptions::default()).unwrap();
    let message = refusal(listed(zip.finish().unwrap().into_inner(), Limits::default()));
    assert!(message.contains("\"link.csv\", which is a link to another file"), "{message}");
}

#[test]
fn an_entry_that_is_there_twice_is_refused_by_name() {
    let twice = forged(zipped(&[("one.csv", SMALL), ("two.csv", SMALL)]), b"two.csv", b"one.csv");
    let message = refusal(listed(twice, Limits::default()));
    assert!(message.contains("\"one.csv\", which is there more than once"), "{message}");
}

#[test]
fn an_encrypted_entry_is_refused() {
    let mut zip = zipped(&[("a.csv", SMALL)]);
    let directory = zip.windows(4).rposition(|bytes| bytes == b"PK\x01\x02").unwrap();
    zip[6] |= 1;
    zip[directory + 8] |= 1;
    let message = refusal(listed(zip, Limits::default()));
    assert!(message.contains("\"a.csv\", which is encrypted"), "{message}");
}

#[test]
fn an_archive_of_too_many_entries_is_refused_before_they_are_read() {
    let entries: Vec<String> = (0..11).map(|number| format!("{number}.csv")).collect();
    let entries: Vec<(&str, &[u8])> = entries.iter().map(|name| (name.as_str(), SMALL)).collect();
    let limits = Limits { archive_entries: 10, ..Limits::default() };
    let message = refusal(listed(zipped(&entries), limits));
    assert!(message.starts_with("x.zip holds 11 entries, more than the 10 allowed"), "{message}");
}

#[test]
fn a_list_of_entries_too_long_to_hold_is_not_held() {
    let names: Vec<String> = (0..400).map(|number| format!("{number}{}", "n".repeat(4_000))).collect();
    let entries: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), b"".as_slice())).collect();
    let limits = Limits { archive_entries: 1, ..Limits::default() };
    let message = refusal(listed(zipped(&entries), limits));
    assert!(message.contains("its list of entries is too long"), "{message}");
}

#[test]
fn a_bomb_is_stopped_at_the_limit() {
    let bomb = zipped(&[("bomb.csv", &vec![b'x'; 5_000_000])]);
    let limits = Limits { file_bytes: 1_000_000, ..Limits::default() };
    let message = refusal(listed_and_opened(bomb, limits));
    assert!(message.starts_with("x.zip/bomb.csv holds more than 1000000 bytes"), "{message}");
}

#[test]
fn a_bomb_that_declares_a_small_size_is_refused_all_the_same() {
    let size = 5_000_000u32;
    let bomb = zipped(&[("bomb.csv", &vec![b'x'; size as usize])]);
    let lying = forged(bomb, &size.to_le_bytes(), &10u32.to_le_bytes());
    let message = refusal(listed_and_opened(lying, Limits::default()));
    assert!(message.starts_with("x.zip/bomb.csv is cut short or damaged"), "{message}");
}

#[test]
fn entries_that_share_their_bytes_are_refused() {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("a.csv", SimpleFileOptions::default()).unwrap();
    zip.write_all(SMALL).unwrap();
    zip.shallow_copy_file("a.csv", "b.csv").unwrap();
    let message = refusal(listed(zip.finish().unwrap().into_inner(), Limits::default()));
    assert!(message.contains("its entries overlap"), "{message}");
}

#[test]
fn an_archive_cut_short_anywhere_is_refused_by_name() {
    let whole = zipped(&[("a.csv", SMALL)]);
    for length in 0..whole.len() {
        let message = refusal(listed(&whole[..length], Limits::default()));
        assert!(message.starts_with("x.zip is cut short or damaged"), "{length}: {message}");
    }
}

#[test]
fn an_entry_whose_bytes_changed_is_refused_by_name() {
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("a.csv", options).unwrap();
    zip.write_all(SMALL).unwrap();
    let changed = forged(zip.finish().unwrap().into_inner(), b"Oak", b"Elm");
    let message = refusal(listed_and_opened(changed, Limits::default()));
    assert!(message.starts_with("x.zip/a.csv is cut short or damaged"), "{message}");
}
