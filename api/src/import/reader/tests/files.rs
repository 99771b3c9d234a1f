//! Plain and gzip files: whole or refused.

use super::*;

fn open(path: PathBuf, limits: Limits) -> Result<Vec<u8>, FileError> {
    sources(&[path], limits)?.sources[0].open()
}

#[test]
fn a_gzip_file_of_several_members_is_read_as_one() {
    let folder = Folder::new();
    let path = folder.with("x.csv.gz", [gzipped(b"URN\n"), gzipped(b"1\n")].concat());
    assert_eq!(open(path, Limits::default()).unwrap(), b"URN\n1\n");
}

#[test]
fn a_gzip_file_cut_short_anywhere_is_refused_by_name() {
    let (folder, whole) = (Folder::new(), gzipped(SMALL));
    for length in 0..whole.len() {
        let message = refusal(open(folder.with("x.csv.gz", &whole[..length]), Limits::default()));
        assert!(message.starts_with("x.csv.gz is cut short or damaged"), "{length}: {message}");
    }
}

#[test]
fn a_gzip_file_with_a_changed_byte_is_refused() {
    let (folder, mut bytes) = (Folder::new(), gzipped(SMALL));
    let checksum = bytes.len() - 8;
    bytes[checksum] ^= 1;
    assert!(refusal(open(folder.with("x.csv.gz", bytes), Limits::default())).contains("damaged"));
}

#[test]
fn a_gzip_bomb_is_stopped_at_the_limit_whatever_size_it_declares() {
    let folder = Folder::new();
    let mut bomb = gzipped(&vec![b'x'; 5_000_000]);
    let declared = bomb.len() - 4;
    bomb[declared..].copy_from_slice(&10u32.to_le_bytes());
    let limits = Limits { file_bytes: 1_000_000, ..Limits::default() };
    let message = refusal(open(folder.with("x.csv.gz", bomb), limits));
    assert!(message.starts_with("x.csv.gz holds more than 1000000 bytes"), "{message}");
}

#[test]
fn a_file_of_exactly_the_limit_is_read() {
    let folder = Folder::new();
    let limits = Limits { file_bytes: SMALL.len() as u64, ..Limits::default() };
    assert!(open(folder.with("x.csv", SMALL), limits).is_ok());
    assert!(open(folder.with("x.csv.gz", gzipped(SMALL)), limits).is_ok());
    assert!(open(folder.with("y.csv", [SMALL, b"\n"].concat()), limits).is_err());
}
