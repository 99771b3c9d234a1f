//! No key twice in one file.

use std::{
    collections::{HashMap, hash_map::Entry},
    hash::Hash,
};

use super::reader::{Column, Reject, Row};

/// On which line of a file each key first stood.
pub struct FirstLines<K>(HashMap<K, u64>);

impl<K> Default for FirstLines<K> {
    fn default() -> Self {
        Self(HashMap::new())
    }
}

impl<K: Eq + Hash> FirstLines<K> {
    /// Refuses a row whose key another row had before it.
    pub fn claim(&mut self, key: K, row: &Row<'_>, column: Column) -> Result<(), Reject> {
        match self.0.entry(key) {
            Entry::Occupied(first) => {
                Err(row.reject(row.error(column, format!("stands on line {} already", first.get()))))
            }
            Entry::Vacant(place) => {
                place.insert(row.line());
                Ok(())
            }
        }
    }
}
