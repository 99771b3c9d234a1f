//! One edition of a publication among those that are loaded: whether it is the newest, or history.

use chrono::NaiveDate;

use crate::register::{
    SourceKind,
    sources::{LoadedFile, days},
};

/// The day that a file describes, among the days of the files of its kind that are loaded already.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edition {
    /// The day that the file describes.
    pub as_of: NaiveDate,
    /// The day of the newest file of its kind that is loaded; none where it is the first.
    pub newest: Option<NaiveDate>,
    /// The days of all files of its kind that are loaded, in order, each once.
    pub loaded: Vec<NaiveDate>,
}

impl Edition {
    /// Places a file among those that are loaded.
    pub fn among(files: &[LoadedFile], kind: SourceKind, as_of: NaiveDate) -> Self {
        let loaded = days(files, kind);
        Self { as_of, newest: loaded.last().copied(), loaded }
    }

    /// Whether a newer file is loaded, so that this one tells only of the past.
    pub fn is_history(&self) -> bool {
        self.newest.is_some_and(|newest| newest > self.as_of)
    }

    /// Whether it is the first file of its kind.
    pub fn is_first(&self) -> bool {
        self.loaded.is_empty()
    }

    /// The day of the next newer file that is loaded.
    pub fn next(&self) -> Option<NaiveDate> {
        self.loaded.iter().copied().find(|day| *day > self.as_of)
    }
}
