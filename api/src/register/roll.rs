//! Schools in their order, found by URN: what the rest of the register is worked out from, before there are sets and
//! orders of them.

use std::collections::HashMap;

use entity::Urn;

use super::{SchoolRecord, ranked::name_key};

/// All establishments, in the order of their names.
pub struct Roll {
    records: Vec<SchoolRecord>,
    by_urn: HashMap<Urn, u32>,
}

impl Roll {
    /// Puts records in order.
    pub fn new(mut records: Vec<SchoolRecord>) -> Self {
        records.sort_by_cached_key(|record| name_key(&record.name, record.urn.number()));
        records.shrink_to_fit();
        Self { by_urn: (0..).zip(&records).map(|(position, record)| (record.urn, position)).collect(), records }
    }

    /// All records, by name.
    pub fn records(&self) -> &[SchoolRecord] {
        &self.records
    }

    /// All records, to be told what follows from others. Their names and keys must stay.
    pub(super) fn records_mut(&mut self) -> &mut [SchoolRecord] {
        &mut self.records
    }

    /// The record at a position.
    pub fn at(&self, position: u32) -> &SchoolRecord {
        &self.records[position as usize]
    }

    /// The school with a URN.
    pub fn by_urn(&self, urn: Urn) -> Option<u32> {
        self.by_urn.get(&urn).copied()
    }
}
