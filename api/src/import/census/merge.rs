//! The counts that are stored of one day, and what a file changes of them.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use entity::{
    Urn,
    school_census::{Column, Model},
};
use sea_orm::{IdenStatic as _, Iterable as _, ModelTrait as _};

use crate::import::{
    edition::Edition,
    tally::Tally,
    trace::{Change, Trace},
};

/// The table, as the trace calls it.
const TABLE: &str = "school_census";

/// Everything that is stored of the day of a census, and what a file makes of it.
pub struct Merge {
    stored: HashMap<Urn, Model>,
    is_first: bool,
    now: DateTime<Utc>,
    /// Rows to be written.
    pub to_write: Vec<Model>,
    /// How many rows did what.
    pub tally: Tally,
    /// Which rows changed, and how.
    pub trace: Trace,
}

impl Merge {
    /// Starts from what is stored of the file's day. The first file of a day changes nothing: it is all that is known.
    pub fn new(stored: Vec<Model>, edition: &Edition, now: DateTime<Utc>) -> Self {
        let stored = stored.into_iter().map(|row| (row.urn, row)).collect();
        let is_first = !edition.loaded.contains(&edition.as_of);
        Self { stored, is_first, now, to_write: vec![], tally: Tally::default(), trace: Trace::default() }
    }

    /// Takes in a row of the file.
    pub fn take(&mut self, row: Model) {
        let Some(stored) = self.stored.remove(&row.urn) else {
            self.tally.created += 1;
            return self.write(row, Change::Created, 1);
        };
        let changed = unlike(&stored, &row);
        if changed.is_empty() {
            self.tally.unchanged += 1;
        } else {
            self.tally.changed += 1;
            self.write(row, Change::Changed(changed), stored.version + 1);
        }
    }

    fn write(&mut self, row: Model, change: Change, version: i32) {
        if !self.is_first {
            self.trace.changes.push((TABLE, row.urn.number(), change));
        }
        self.to_write.push(Model { updated_at: self.now, version, ..row });
    }
}

/// The columns in which two differ, the stamp left out.
fn unlike(stored: &Model, row: &Model) -> Vec<&'static str> {
    Column::iter()
        .filter(|column| ![Column::UpdatedAt.as_str(), Column::Version.as_str()].contains(&column.as_str()))
        .filter(|column| stored.get(*column) != row.get(*column))
        .map(|column| column.as_str())
        .collect()
}
