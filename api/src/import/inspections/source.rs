//! The file that tells of an inspection.

use chrono::NaiveDate;

use crate::register::SourceKind;

/// A file: what it is, and of which day.
#[derive(Clone, Copy)]
pub struct Source {
    /// Its kind.
    pub kind: SourceKind,
    /// The day that it describes.
    pub as_of: NaiveDate,
}
