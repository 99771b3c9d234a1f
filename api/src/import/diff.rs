//! What a file changes: rows that are new, rows that differ, rows that say what was known, rows that are gone.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, NaiveDate, Utc};

use super::{
    edition::Edition,
    tally::Tally,
    trace::{Change, Trace},
    versioned::Versioned,
};

/// Compares the rows of a file with what is stored.
pub struct Diff<'a, R: Versioned> {
    stored: HashMap<R::Key, R>,
    listed: HashSet<R::Key>,
    edition: &'a Edition,
    now: DateTime<Utc>,
    /// Rows to be written.
    pub to_write: Vec<R>,
    /// How many rows did what.
    pub tally: Tally,
    /// Which rows changed, and how.
    pub trace: Trace,
}

impl<'a, R: Versioned> Diff<'a, R> {
    /// Starts from what is stored.
    pub fn new(stored: Vec<R>, edition: &'a Edition, now: DateTime<Utc>) -> Self {
        Self {
            stored: stored.into_iter().map(|row| (row.key(), row)).collect(),
            listed: HashSet::new(),
            edition,
            now,
            to_write: vec![],
            tally: Tally::default(),
            trace: Trace::default(),
        }
    }

    /// Notes that the file lists a row, even if it cannot be taken in.
    pub fn lists(&mut self, key: R::Key) {
        self.listed.insert(key);
    }

    /// Takes in a row of the file.
    pub fn take(&mut self, row: R) {
        self.lists(row.key());
        match self.stored.contains_key(&row.key()) {
            false => self.create(row),
            true if self.edition.is_history() => self.remember(&row),
            true => self.compare(row),
        }
    }

    /// A row that is new to us. One that only an older file lists is gone by the next newer one.
    fn create(&mut self, mut row: R) {
        self.tally.created += 1;
        *row.vanished_on() = self.edition.next();
        self.trace_row(&row, Change::Created);
        self.write(row, 1);
    }

    /// What an older file says of a row that is known: nothing but what it was called.
    fn remember(&mut self, row: &R) {
        self.tally.unchanged += 1;
        if let Some(stored) = self.stored.get(&row.key()) {
            trace_name(&mut self.trace, row.name(), stored, self.edition.as_of);
        }
    }

    fn compare(&mut self, mut row: R) {
        let Some(mut stored) = self.stored.remove(&row.key()) else { return };
        let (changed_at, version) = stored.stamp();
        let (changed_at, version) = (*changed_at, *version);
        *row.stamp().0 = changed_at;
        *row.stamp().1 = version;
        if row == stored {
            self.tally.unchanged += 1;
        } else {
            self.tally.changed += 1;
            self.trace_row(&row, Change::Changed(row.unlike(&stored)));
            if let (Some(name), Some(newest)) = (stored.name(), self.edition.newest) {
                trace_name(&mut self.trace, Some(name), &row, newest);
            }
            self.write(row, version + 1);
        }
    }

    fn trace_row(&mut self, row: &R, change: Change) {
        if !self.edition.is_first() {
            self.trace.changes.push((R::TABLE, row.number(), change));
        }
    }

    fn write(&mut self, mut row: R, version: i32) {
        *row.stamp().0 = self.now;
        *row.stamp().1 = version;
        self.to_write.push(row);
    }

    /// How many rows the file should list: those that the newest file listed.
    pub fn expected(&self) -> usize {
        let gone = |row: &R| row.is_gone() || row.is_placeholder();
        self.stored.values().filter(|row| !gone(row)).count()
            + self.tally.changed as usize
            + self.tally.unchanged as usize
    }

    /// What the file should list and does not, in order. An older file can miss nothing.
    pub fn missing(&self) -> Vec<R::Key> {
        let missing = |row: &R| !self.listed.contains(&row.key()) && !row.is_gone() && !row.is_placeholder();
        let should_be_there = self.stored.values().filter(|_| !self.edition.is_history());
        let mut keys: Vec<R::Key> = should_be_there.filter(|row| missing(row)).map(Versioned::key).collect();
        keys.sort_unstable();
        keys
    }

    /// What an earlier file no longer listed, and this one does not either, in order.
    pub fn still_gone(&self) -> Vec<R::Key> {
        let stored = self.stored.values().filter(|row| row.is_gone() && !self.edition.is_history());
        let mut keys: Vec<R::Key> = stored.map(Versioned::key).filter(|key| !self.listed.contains(key)).collect();
        keys.sort_unstable();
        keys
    }

    /// Marks rows that the file no longer lists.
    pub fn mark_vanished(&mut self, keys: &[R::Key]) {
        for key in keys {
            let Some(mut row) = self.stored.remove(key) else { continue };
            let version = *row.stamp().1;
            *row.vanished_on() = Some(self.edition.as_of);
            self.tally.vanished += 1;
            self.trace_row(&row, Change::Vanished);
            self.write(row, version + 1);
        }
    }
}

fn trace_name<R: Versioned>(trace: &mut Trace, was: Option<&str>, present: &R, last_listed_on: NaiveDate) {
    if let Some(was) = was {
        trace.was_called(R::TABLE, present.number(), was, present.name(), last_listed_on);
    }
}
