//! Bytes out of a file, within the limit. Serves [`Source`](super::Source) and the archive; it knows nothing of CSV.

use super::{FileError, Limits};
use flate2::read::MultiGzDecoder;
use std::fs::File;
use std::io::{BufReader, Read};
use std::path::Path;

/// Opens a file that the user named `file`.
pub(super) fn open(path: &Path, file: &str) -> Result<BufReader<File>, FileError> {
    File::open(path).map(BufReader::new).map_err(|cause| FileError::from_io(file, cause))
}

/// A plain file's bytes.
pub(super) fn plain(path: &Path, file: &str, limits: Limits) -> Result<Vec<u8>, FileError> {
    capped(open(path, file)?, file, limits)
}

/// A gzip file's bytes. Several members in one file are read as one, as `zcat` does.
pub(super) fn gzip(path: &Path, file: &str, limits: Limits) -> Result<Vec<u8>, FileError> {
    capped(MultiGzDecoder::new(open(path, file)?), file, limits)
}

/// Everything `reader` yields, unless that is more than the limit. Sizes that a file declares are not consulted: a bomb
/// declares whatever it likes, but cannot hide what comes out.
pub(super) fn capped(reader: impl Read, file: &str, limits: Limits) -> Result<Vec<u8>, FileError> {
    let limit = limits.file_bytes;
    let mut bytes = Vec::new();
    let one_too_many = limit.saturating_add(1);
    reader.take(one_too_many).read_to_end(&mut bytes).map_err(|cause| FileError::from_io(file, cause))?;
    if bytes.len() as u64 > limit {
        return Err(FileError::TooLarge { file: file.to_owned(), limit });
    }
    Ok(bytes)
}
