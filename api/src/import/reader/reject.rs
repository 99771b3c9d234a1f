//! A record that was left out, for the import's report. Serves everyone who reads rows: plain data, so that it can be
//! kept, sent and counted.

use std::fmt;

/// Characters of a bad value worth showing.
const SHOWN: usize = 200;

/// One record that was not imported, or one cell of it that was not understood, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reject {
    /// The file, as [`Source::name`](super::Source::name) shows it.
    pub file: String,
    /// The line on which the record starts, counting from 1 as a text editor does.
    pub line: u64,
    /// The column, unless the whole record is at fault.
    pub column: Option<String>,
    /// The value found there, cut to 200 characters.
    pub value: Option<String>,
    /// What is wrong, as the end of a sentence: "is not a date".
    pub reason: String,
}

impl fmt::Display for Reject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} line {}: ", self.file, self.line)?;
        match (&self.column, &self.value) {
            (Some(column), Some(value)) => write!(f, "{column:?} holds {value:?}, which {}", self.reason),
            (Some(column), None) => write!(f, "{column:?} {}", self.reason),
            (None, _) => write!(f, "the record {}", self.reason),
        }
    }
}

/// The beginning of a value, as much as is worth showing.
pub(super) fn cut(value: &str) -> String {
    value.chars().take(SHOWN).collect()
}
