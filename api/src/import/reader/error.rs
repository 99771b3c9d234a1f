//! Why a file cannot be used, as a sentence for the person who supplied it. Serves every step up to the first row; what
//! is wrong with one record is a [`Reject`](super::Reject) instead.
//!
//! Messages name the file as the user knows it, by its own name and never by its full path.

use std::io;

/// A file that cannot be used. Its text names the file and says what to do.
#[derive(Debug, thiserror::Error)]
#[allow(missing_docs, reason = "each message shows what its fields are")]
pub enum FileError {
    /// Nothing is at the path.
    #[error("{file} does not exist; check the path")]
    Missing { file: String },
    /// The operating system refused.
    #[error("{file} cannot be read: {cause}")]
    Io { file: String, cause: io::Error },
    /// The path is neither a folder nor a file of a kind we read.
    #[error("{file} is not a file to import; give a .csv, .csv.gz or .zip file, or a folder of them")]
    NotData { file: String },
    /// More came out than [`Limits::file_bytes`](super::Limits::file_bytes).
    #[error(
        "{file} holds more than {limit} bytes once unpacked, which no register file does; check where it came from"
    )]
    TooLarge { file: String, limit: u64 },
    /// A gzip or ZIP file that ends early or fails its checksum.
    #[error("{file} is cut short or damaged ({what}); download it again")]
    Damaged { file: String, what: String },
    /// More entries than [`Limits::archive_entries`](super::Limits::archive_entries).
    #[error("{file} holds {count} entries, more than the {limit} allowed; check where it came from")]
    TooManyEntries { file: String, count: usize, limit: usize },
    /// An archive that tries a trick, or that needs a password.
    #[error("{file} holds the entry {entry:?}, which {trouble}; unpack it yourself, look, and import the CSV files")]
    RefusedEntry { file: String, entry: String, trouble: &'static str },
    /// No bytes, or only blank ones.
    #[error("{file} is empty; download it again")]
    Empty { file: String },
    /// A sign-in or error page saved under a CSV name.
    #[error("{file} is a web page, not a CSV file: the download probably asked you to sign in")]
    WebPage { file: String },
    /// Bytes that are no text in an encoding we read.
    #[error("{file} is {what}, not a CSV file; {advice}")]
    NotText { file: String, what: &'static str, advice: &'static str },
    /// A byte order mark promised UTF-8 and the bytes broke the promise.
    #[error("{file} says it is UTF-8 but line {line} is not; save it again as UTF-8, or download it again")]
    NotUtf8 { file: String, line: usize },
    /// No row near the top holds any of the key columns.
    #[error("{file} has no column {keys} in its first {searched} rows; use the file as published, with its header row")]
    NoHeader { file: String, keys: String, searched: usize },
    /// One name heads several columns, so none of them can be trusted.
    #[error("{file} has more than one column named {names}; keep one of each, or download it again")]
    DuplicateColumns { file: String, names: String },
    /// The file is of a known kind, less some columns.
    #[error("{file} has no column {missing}; the {kind} file needs {them}", them = if *.one { "it" } else { "them" })]
    MissingColumns { file: String, missing: String, kind: String, one: bool },
    /// The file has a key column but is of no kind we know.
    #[error("{file} is none of the files this imports ({kinds}); check which file it is")]
    UnknownKind { file: String, kinds: String },
    /// A header row and nothing below it.
    #[error("{file} has a header row and no rows below it; download it again")]
    NoRows { file: String },
}

impl FileError {
    /// What went wrong while reading `file`. A decoder reports bad data as an I/O error, which is no fault of the disk.
    pub(super) fn from_io(file: &str, cause: io::Error) -> Self {
        use io::ErrorKind::{InvalidData, InvalidInput, NotFound, Other, UnexpectedEof};
        let file = file.to_owned();
        match cause.kind() {
            NotFound => Self::Missing { file },
            UnexpectedEof => Self::Damaged { file, what: "it ends too soon".to_owned() },
            InvalidData | InvalidInput | Other => Self::Damaged { file, what: cause.to_string() },
            _ => Self::Io { file, cause },
        }
    }
}

/// `"URN", "Group UID" and "LAESTAB"`: names in quotation marks, with `word` before the last.
pub(super) fn listed<S: AsRef<str>>(names: &[S], word: &str) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("{:?}", name.as_ref())).collect();
    match quoted.as_slice() {
        [] => String::new(),
        [only] => only.clone(),
        [others @ .., last] => format!("{} {word} {last}", others.join(", ")),
    }
}
