//! Which encoding a file's bytes are in. Serves [`Table`](super::Table); what the text says is not its business.

use super::FileError;
use encoding_rs::WINDOWS_1252;
use std::borrow::Cow;

/// The two encodings that register files come in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// Re-saved copies and the census files.
    Utf8,
    /// The files as GIAS and Ofsted publish them.
    Windows1252,
}

const BOM: &[u8] = b"\xef\xbb\xbf";

impl Encoding {
    /// The encoding of a whole file, and how many bytes of byte order mark stand before its text.
    ///
    /// Strict UTF-8 is tried first, since Windows-1252 makes sense of any bytes at all.
    pub(super) fn of(data: &[u8], file: &str) -> Result<(Self, usize), FileError> {
        refuse_other_formats(data, file)?;
        match (data.starts_with(BOM), std::str::from_utf8(data)) {
            (true, Err(bad)) => {
                Err(FileError::NotUtf8 { file: file.to_owned(), line: line_at(data, bad.valid_up_to()) })
            }
            (true, Ok(_)) => Ok((Self::Utf8, BOM.len())),
            (false, Ok(_)) => Ok((Self::Utf8, 0)),
            (false, Err(_)) => Ok((Self::Windows1252, 0)),
        }
    }

    /// The bytes as text where that takes no work: they are UTF-8 by the file's own word, or plain ASCII in any
    /// encoding.
    pub(super) fn as_is(self, bytes: &[u8]) -> Option<&str> {
        let plain = self == Self::Utf8 || bytes.is_ascii();
        plain.then(|| std::str::from_utf8(bytes).ok()).flatten()
    }

    /// The bytes of one cell as text.
    pub(super) fn decode(self, bytes: &[u8]) -> Cow<'_, str> {
        match self {
            Self::Utf8 => String::from_utf8_lossy(bytes),
            Self::Windows1252 => WINDOWS_1252.decode_without_bom_handling(bytes).0,
        }
    }
}

fn refuse_other_formats(data: &[u8], file: &str) -> Result<(), FileError> {
    let file = || file.to_owned();
    let text = data.strip_prefix(BOM).unwrap_or(data).trim_ascii_start();
    let (what, advice) = match data {
        _ if text.is_empty() => return Err(FileError::Empty { file: file() }),
        _ if text.starts_with(b"<") => return Err(FileError::WebPage { file: file() }),
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => ("UTF-16 text", "save it again as \"CSV UTF-8\""),
        [b'P', b'K', 3, 4, ..] => {
            ("a ZIP archive or a spreadsheet", "give it its own ending, or save the sheet as CSV")
        }
        [0x1f, 0x8b, ..] => ("a gzip file", "name it .csv.gz"),
        _ if data.contains(&0) => ("binary data", "download it again"),
        _ => return Ok(()),
    };
    Err(FileError::NotText { file: file(), what, advice })
}

fn line_at(data: &[u8], at: usize) -> usize {
    data[..at].split(|byte| *byte == b'\n').count()
}
