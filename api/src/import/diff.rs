//! What a file changes: rows that are new, rows that differ, rows that say what was known.

use std::{collections::HashMap, hash::Hash, ops::Add};

use chrono::{DateTime, Utc};
use entity::{school, school_group, trust};

/// A row that carries when and how often it changed.
pub trait Versioned: PartialEq {
    /// What identifies the row.
    type Key: Copy + Eq + Hash;

    /// The row's key.
    fn key(&self) -> Self::Key;
    /// The day and number of its last change, to be read and set.
    fn stamp(&mut self) -> (&mut DateTime<Utc>, &mut i32);
}

macro_rules! versioned {
    ($model:ty, $key:ty, $field:ident) => {
        impl Versioned for $model {
            type Key = $key;

            fn key(&self) -> $key {
                self.$field
            }

            fn stamp(&mut self) -> (&mut DateTime<Utc>, &mut i32) {
                (&mut self.updated_at, &mut self.version)
            }
        }
    };
}

versioned!(school::Model, entity::Urn, urn);
versioned!(trust::Model, entity::TrustUid, uid);
versioned!(school_group::Model, entity::TrustUid, uid);

/// How many rows did what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Made something new.
    pub created: i32,
    /// Changed something.
    pub changed: i32,
    /// Said what was known.
    pub unchanged: i32,
}

impl Add for Tally {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            created: self.created + other.created,
            changed: self.changed + other.changed,
            unchanged: self.unchanged + other.unchanged,
        }
    }
}

/// Compares the rows of a file with what is stored.
pub struct Diff<R: Versioned> {
    stored: HashMap<R::Key, R>,
    now: DateTime<Utc>,
    /// Rows to be written.
    pub to_write: Vec<R>,
    /// How many rows did what.
    pub tally: Tally,
}

impl<R: Versioned> Diff<R> {
    /// Starts from what is stored.
    pub fn new(stored: Vec<R>, now: DateTime<Utc>) -> Self {
        let stored = stored.into_iter().map(|row| (row.key(), row)).collect();
        Self { stored, now, to_write: vec![], tally: Tally::default() }
    }

    /// Takes in a row of the file.
    pub fn take(&mut self, mut row: R) {
        let Some(stored) = self.stored.get_mut(&row.key()) else {
            self.tally.created += 1;
            return self.write(row, 1);
        };
        let (changed_at, version) = stored.stamp();
        let version = *version;
        *row.stamp().0 = *changed_at;
        *row.stamp().1 = version;
        if row == *stored {
            self.tally.unchanged += 1;
        } else {
            self.tally.changed += 1;
            self.write(row, version + 1);
        }
    }

    fn write(&mut self, mut row: R, version: i32) {
        *row.stamp().0 = self.now;
        *row.stamp().1 = version;
        self.to_write.push(row);
    }
}
