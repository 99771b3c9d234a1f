//! Schools in the register: the keys that find them, the sets and orders that filters and pages use.

use std::cmp::Reverse;

use entity::{Laestab, Ukprn, Urn};

use super::{
    SchoolRecord,
    keys::{Claim, Holders},
    likeness::{Likeness, Match},
    map::SchoolMap,
    ranked::{rank, sort_key},
    roll::Roll,
    school_sets::SchoolSets,
};
use crate::{
    graphql::{
        order::{Ranking, SortValue},
        paging::Listing,
    },
    school::order::SchoolOrderField,
};

/// All establishments, in the order of their names.
pub struct Schools {
    roll: Roll,
    by_ukprn: Holders<i32>,
    by_laestab: Holders<String>,
    rankings: [Ranking; SchoolOrderField::COUNT],
    likeness: Likeness,
    /// The prepared sets.
    pub sets: SchoolSets,
    /// Where they lie.
    pub map: SchoolMap,
}

impl Schools {
    /// Prepares the sets and orders of schools.
    pub fn new(roll: Roll) -> Self {
        let records = roll.records();
        let positioned = || (0..).zip(records);
        let claim = |record: &SchoolRecord| -> Claim {
            (record.status.is_open(), record.opened_on, None, Reverse(record.urn.number()))
        };
        Self {
            by_ukprn: Holders::new(
                positioned().filter_map(|(at, record)| Some((record.ukprn?.number(), at, claim(record)))),
            ),
            by_laestab: Holders::new(
                positioned().filter_map(|(at, record)| Some((record.laestab.as_ref()?.to_string(), at, claim(record)))),
            ),
            rankings: SchoolOrderField::ALL.map(|field| rank(records, field)),
            sets: SchoolSets::new(records),
            map: SchoolMap::new(records),
            likeness: Likeness::new(records),
            roll,
        }
    }

    /// All records, by name.
    pub fn records(&self) -> &[SchoolRecord] {
        self.roll.records()
    }

    /// The record at a position.
    pub fn at(&self, position: u32) -> &SchoolRecord {
        self.roll.at(position)
    }

    /// The school with a URN.
    pub fn by_urn(&self, urn: Urn) -> Option<u32> {
        self.roll.by_urn(urn)
    }

    /// The open schools most alike to one.
    pub fn alike(&self, position: u32, count: usize) -> Vec<Match> {
        self.likeness.nearest(self.records(), position, count)
    }

    /// The school that holds a UKPRN.
    pub fn by_ukprn(&self, ukprn: Ukprn) -> Option<u32> {
        self.by_ukprn.get(&ukprn.number())
    }

    /// The school that holds a LAESTAB.
    pub fn by_laestab(&self, laestab: &Laestab) -> Option<u32> {
        self.by_laestab.get(laestab.as_str())
    }
}

impl Listing for Schools {
    type Field = SchoolOrderField;
    const NAME: &'static str = "schools";

    fn ranking(&self, field: SchoolOrderField) -> Option<&Ranking> {
        self.rankings.get(field as usize)
    }

    fn sort_key(&self, field: SchoolOrderField, position: u32) -> (Option<SortValue>, i64) {
        sort_key(self.at(position), field)
    }
}
