//! The group links that are stored, and what a file changes of them.

use std::collections::HashMap;

use entity::{TrustUid, Urn, group_link::Model};

use crate::import::{
    edition::Edition,
    tally::Tally,
    trace::{Change, Trace},
};

/// The table, as the trace calls it.
const TABLE: &str = "group_link";

/// Every link that is stored, and what a file makes of them.
pub struct Merge<'a> {
    stored: HashMap<(Urn, TrustUid), Model>,
    edition: &'a Edition,
    /// Rows to be written.
    pub to_write: Vec<Model>,
    /// How many rows did what.
    pub tally: Tally,
    /// Which rows changed, and how.
    pub trace: Trace,
}

impl<'a> Merge<'a> {
    /// Starts from what is stored.
    pub fn new(stored: Vec<Model>, edition: &'a Edition) -> Self {
        let stored = stored.into_iter().map(|link| ((link.urn, link.group_uid), link)).collect();
        Self { stored, edition, to_write: vec![], tally: Tally::default(), trace: Trace::default() }
    }

    /// Takes in a row of the file.
    pub fn take(&mut self, link: Model) {
        let Some(stored) = self.stored.remove(&(link.urn, link.group_uid)) else {
            self.tally.created += 1;
            self.note(&link, Change::Created);
            self.to_write.push(link);
            return;
        };
        let link = merged(&stored, link);
        let changed = unlike(&stored, &link);
        if changed.is_empty() {
            self.tally.unchanged += 1;
        } else {
            self.tally.changed += 1;
            self.note(&link, Change::Changed(changed));
        }
        if link != stored {
            self.to_write.push(link);
        }
    }

    fn note(&mut self, link: &Model, change: Change) {
        if !self.edition.is_first() {
            self.trace.changes.push((TABLE, link.urn.number(), change));
        }
    }
}

/// What two files say together: the newer one is right, but a blank is no fact.
fn merged(stored: &Model, link: Model) -> Model {
    let first_listed_on = stored.first_listed_on.min(link.first_listed_on);
    let last_listed_on = stored.last_listed_on.max(link.last_listed_on);
    let is_newer = link.last_listed_on >= stored.last_listed_on;
    let (newer, older) = if is_newer { (link, stored.clone()) } else { (stored.clone(), link) };
    Model { joined_on: newer.joined_on.or(older.joined_on), first_listed_on, last_listed_on, ..newer }
}

/// The columns in which two differ, the days of the files left out.
fn unlike(stored: &Model, link: &Model) -> Vec<&'static str> {
    let columns = [
        ("group_type_code", stored.group_type_code != link.group_type_code),
        ("joined_on", stored.joined_on != link.joined_on),
    ];
    columns.into_iter().filter(|(_, differs)| *differs).map(|(name, _)| name).collect()
}
