//! The inspections that are stored, and what a file changes of them. None is ever taken away.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use entity::{Urn, inspection::Model, inspection_listing};

use super::{
    corrections::taken,
    fields::Fields,
    said::{Listed, Said},
    source::Source,
    statement::{Statement, overlay, unlike},
};
use crate::import::{
    edition::Edition,
    tally::Tally,
    trace::{Change, Trace},
};

/// The tables, as the trace calls them.
const INSPECTION: &str = "inspection";
const LISTING: &str = "inspection_listing";

/// Everything that is stored, and what a file makes of it.
pub struct Merge<'a> {
    stored: HashMap<String, Model>,
    stored_listings: HashMap<(Urn, String), inspection_listing::Model>,
    source: Source,
    edition: &'a Edition,
    now: DateTime<Utc>,
    /// Inspections to be written.
    pub to_write: Vec<Model>,
    /// Listings to be written.
    pub listings_to_write: Vec<inspection_listing::Model>,
    /// Which rows changed, and how.
    pub trace: Trace,
}

/// What a row of the file did; of several things that it did the last counts.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Did {
    Nothing,
    Repeat,
    Change,
    Create,
}

impl<'a> Merge<'a> {
    /// Starts from what is stored.
    pub fn new(
        stored: Vec<Model>,
        listings: Vec<inspection_listing::Model>,
        source: Source,
        edition: &'a Edition,
        now: DateTime<Utc>,
    ) -> Self {
        Self {
            stored: stored.into_iter().map(|row| (row.id.clone(), row)).collect(),
            stored_listings: listings.into_iter().map(|row| ((row.urn, row.inspection_id.clone()), row)).collect(),
            source,
            edition,
            now,
            to_write: vec![],
            listings_to_write: vec![],
            trace: Trace::default(),
        }
    }

    /// Takes in what a file says, and tells what each of its rows did.
    pub fn take(&mut self, said: Said) -> Tally {
        let mut rows: Vec<Did> =
            said.rows.into_iter().map(|tells| if tells { Did::Repeat } else { Did::Nothing }).collect();
        for (row, statement) in said.inspections {
            rows[row] = rows[row].max(self.inspection(statement));
        }
        for listed in said.listings {
            let row = listed.row;
            rows[row] = rows[row].max(self.listing(listed));
        }
        let count = |did| rows.iter().filter(|row| **row == did).count() as i32;
        Tally {
            created: count(Did::Create),
            changed: count(Did::Change),
            unchanged: count(Did::Repeat),
            left_out: count(Did::Nothing),
            ..Tally::default()
        }
    }

    fn inspection(&mut self, said: Statement) -> Did {
        let Some(stored) = self.stored.remove(&said.inspection.id) else {
            self.trace_new(INSPECTION, said.inspection.inspected_urn);
            self.to_write.push(Model { updated_at: self.now, version: 1, ..said.inspection });
            return Did::Create;
        };
        let mut merged = stored.clone();
        overlay(&mut merged, &said.inspection, taken(&said, &stored));
        let changed = unlike(&stored, &merged, Fields::all());
        if said.inspection.stated_on >= stored.stated_on {
            (merged.stated_by, merged.stated_on) = (said.inspection.stated_by, said.inspection.stated_on);
        }
        if changed == Fields::default() {
            if merged != stored {
                self.to_write.push(merged);
            }
            return Did::Repeat;
        }
        self.trace.changes.push((INSPECTION, merged.inspected_urn.number(), Change::Changed(changed.names())));
        self.to_write.push(Model { updated_at: self.now, version: stored.version + 1, ..merged });
        Did::Change
    }

    fn listing(&mut self, Listed { urn, inspection_id, .. }: Listed) -> Did {
        let listed_on = self.source.as_of;
        let stored = self.stored_listings.get(&(urn, inspection_id.clone())).map(|row| row.listed_on);
        if stored.is_none_or(|day| day < listed_on) {
            let row = inspection_listing::Model { urn, inspection_id: inspection_id.clone(), listed_on };
            self.stored_listings.insert((urn, inspection_id), row.clone());
            self.listings_to_write.push(row);
        }
        if stored.is_some() {
            return Did::Repeat;
        }
        self.trace_new(LISTING, urn);
        Did::Change
    }

    /// The first file of a kind makes every row, and is not traced.
    fn trace_new(&mut self, table: &'static str, urn: Urn) {
        if !self.edition.is_first() {
            self.trace.changes.push((table, urn.number(), Change::Created));
        }
    }
}
