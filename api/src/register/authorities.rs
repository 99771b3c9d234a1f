//! Local authorities in the register.

use std::collections::HashMap;

use roaring::RoaringBitmap;

use crate::school::code_lists::Region;

/// One local authority.
pub struct AuthorityRecord {
    /// The Department for Education's three-digit code.
    pub code: Box<str>,
    /// Its name.
    pub name: Box<str>,
    /// The statisticians' code.
    pub gss_code: Option<Box<str>>,
    /// The region of its schools.
    pub region: Option<Region>,
    /// The schools in its area.
    pub schools: RoaringBitmap,
}

/// All local authorities, in the order of their names.
pub struct LocalAuthorities {
    records: Vec<AuthorityRecord>,
    by_code: HashMap<Box<str>, u32>,
}

impl LocalAuthorities {
    /// Orders authorities by name.
    pub fn new(mut records: Vec<AuthorityRecord>) -> Self {
        records.sort_by_key(|record| (record.name.to_lowercase(), record.code.clone()));
        let by_code = (0..).zip(&records).map(|(position, record)| (record.code.clone(), position)).collect();
        Self { records, by_code }
    }

    /// All of them, by name.
    pub fn records(&self) -> &[AuthorityRecord] {
        &self.records
    }

    /// The authority at a position.
    pub fn at(&self, position: u32) -> &AuthorityRecord {
        &self.records[position as usize]
    }

    /// The authority at a position, to be completed while the register is built.
    pub(super) fn at_mut(&mut self, position: u32) -> Option<&mut AuthorityRecord> {
        self.records.get_mut(position as usize)
    }

    /// The position of the authority with a code.
    pub fn by_code(&self, code: &str) -> Option<u32> {
        self.by_code.get(code.trim()).copied()
    }
}
