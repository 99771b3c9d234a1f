//! Bytes out of a file, within the limit. Serves [`Source`](super::Source) and the archive; it knows nothing of CSV.

use super::FileError;
use flate2::read::MultiGzDecoder;
use std::fs::{self, File};
use std::io::{BufReader, Read};
use std::path::Path;

/// How much of a file is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Portion {
    /// All of it, unless that is more than so many bytes.
    Whole(u64),
    /// The whole lines among its first so many bytes.
    Head(u64),
}

/// The real files shrink to a tenth. A guess that is wrong costs nothing but time.
const SHRINK: u64 = 10;

/// Opens a file that the user named `file`.
pub(super) fn open(path: &Path, file: &str) -> Result<BufReader<File>, FileError> {
    File::open(path).map(BufReader::new).map_err(|cause| FileError::from_io(file, cause))
}

/// A plain file's bytes.
pub(super) fn plain(path: &Path, file: &str, portion: Portion) -> Result<Vec<u8>, FileError> {
    portion.of(open(path, file)?, file, size(path))
}

/// A gzip file's bytes. Several members in one file are read as one, as `zcat` does.
pub(super) fn gzip(path: &Path, file: &str, portion: Portion) -> Result<Vec<u8>, FileError> {
    portion.of(MultiGzDecoder::new(open(path, file)?), file, size(path).saturating_mul(SHRINK))
}

/// The bytes of an entry of the archive at `path`.
pub(super) fn entry(reader: impl Read, path: &Path, file: &str, portion: Portion) -> Result<Vec<u8>, FileError> {
    portion.of(reader, file, size(path).saturating_mul(SHRINK))
}

fn size(path: &Path) -> u64 {
    fs::metadata(path).map_or(0, |about| about.len())
}

impl Portion {
    /// What is asked for of everything `reader` yields, which may be about so much. Sizes that a file declares are not
    /// consulted: a bomb declares whatever it likes, but cannot hide what comes out.
    fn of(self, reader: impl Read, file: &str, about: u64) -> Result<Vec<u8>, FileError> {
        let (Self::Whole(limit) | Self::Head(limit)) = self;
        let one_too_many = limit.saturating_add(1);
        let mut bytes = Vec::new();
        // Room that grows is copied each time. Where there is not enough at once, it grows.
        let _ = bytes.try_reserve(usize::try_from(about.min(one_too_many)).unwrap_or_default());
        reader.take(one_too_many).read_to_end(&mut bytes).map_err(|cause| FileError::from_io(file, cause))?;
        match self {
            _ if bytes.len() as u64 <= limit => {}
            Self::Whole(limit) => return Err(FileError::TooLarge { file: file.to_owned(), limit }),
            // A line's end is never within a character, in any encoding that is read.
            Self::Head(_) => {
                let lines = bytes.iter().rposition(|byte| *byte == b'\n').map_or(bytes.len(), |at| at + 1);
                bytes.truncate(lines);
            }
        }
        Ok(bytes)
    }
}
