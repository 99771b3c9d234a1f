//! What the operator asks an import to do.

use std::path::PathBuf;

use chrono::NaiveDate;

/// What to take in, and how.
#[derive(Clone, Debug)]
pub struct Options {
    /// Files to take in, or folders of them.
    pub paths: Vec<PathBuf>,
    /// The day that files describe whose names have no date.
    pub as_of: Option<NaiveDate>,
    /// Take in, as history, what is older than what is loaded; and believe a file that lists far less than the last one.
    pub force: bool,
    /// Say what would come of it, and change nothing.
    pub dry_run: bool,
    /// The most rows that may be refused before the whole import is.
    pub max_rejects: usize,
}

/// The most rows that may be refused where the operator does not say.
pub const MAX_REJECTS: usize = 1000;

impl Options {
    /// An ordinary import.
    pub fn of(paths: impl Into<Vec<PathBuf>>) -> Self {
        Self { paths: paths.into(), as_of: None, force: false, dry_run: false, max_rejects: MAX_REJECTS }
    }
}
