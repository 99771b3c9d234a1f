//! Putting records in order: by name, or by a number that each may have.

use crate::graphql::order::{Ranking, SortValue};

/// A record that lists are ordered by.
pub trait Ranked {
    /// What it can be ordered by.
    type Field: Copy + PartialEq;
    /// The field whose order is the one that records are kept in.
    const BY_NAME: Self::Field;

    /// Its name.
    fn name(&self) -> &str;
    /// Its key, which orders records of equal value.
    fn key(&self) -> i32;
    /// What it is ordered by, where that is a number, or a day or moment counted as one.
    fn number(&self, field: Self::Field) -> Option<i64>;
}

/// What records are kept in the order of: the name as it is compared, then the key.
pub fn name_key(name: &str, key: i32) -> (String, i32) {
    (compared(name), key)
}

/// As much of a name as orders it, so that a cursor stays short however long a name may be.
const COMPARED: usize = 100;

/// A name as it is compared: without case.
fn compared(name: &str) -> String {
    name.chars().take(COMPARED).flat_map(char::to_lowercase).collect()
}

/// Ranks records that are kept in the order of their names.
pub fn rank<R: Ranked>(records: &[R], field: R::Field) -> Ranking {
    if field == R::BY_NAME {
        return Ranking::new(records.len(), |position| (Some(position), ()));
    }
    Ranking::new(records.len(), |position| {
        let record = &records[position as usize];
        (record.number(field), record.key())
    })
}

/// What one record is ordered by.
pub fn sort_key<R: Ranked>(record: &R, field: R::Field) -> (Option<SortValue>, i64) {
    let value = if field == R::BY_NAME {
        Some(SortValue::Text(compared(record.name())))
    } else {
        record.number(field).map(SortValue::Number)
    };
    (value, record.key().into())
}
