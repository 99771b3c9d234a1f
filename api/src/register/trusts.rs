//! Trusts in the register: the keys that find them, the orders that pages use.

use std::{
    cmp::Reverse,
    collections::{BTreeSet, HashMap},
};

use entity::{CompaniesHouseNumber, TrustReference, TrustUid, Ukprn};

use super::{
    TrustRecord,
    keys::{Claim, Holders},
    ranked::{rank, sort_key},
};
use crate::{
    graphql::{
        order::{Ranking, SortValue},
        paging::Listing,
    },
    trust::order::TrustOrderField,
};

/// All academy trusts, in the order of their names.
pub struct Trusts {
    records: Vec<TrustRecord>,
    by_uid: HashMap<TrustUid, u32>,
    by_reference: Holders<String>,
    by_ukprn: Holders<i32>,
    by_company: Holders<String>,
    rankings: [Ranking; TrustOrderField::COUNT],
}

impl Trusts {
    /// Takes records in the order of their names, and links those that share a reference or a company.
    pub fn new(mut records: Vec<TrustRecord>) -> Self {
        link_previous_forms(&mut records);
        let positioned = || (0..).zip(&records);
        Self {
            by_uid: positioned().map(|(position, record)| (record.uid, position)).collect(),
            by_reference: Holders::new(
                positioned()
                    .filter_map(|(at, record)| Some((record.reference.as_ref()?.to_string(), at, bearing(record)))),
            ),
            by_ukprn: Holders::new(
                positioned().filter_map(|(at, record)| Some((record.ukprn?.number(), at, claim(record)))),
            ),
            by_company: Holders::new(positioned().filter_map(|(at, record)| {
                Some((record.companies_house_number.as_ref()?.to_string(), at, claim(record)))
            })),
            rankings: TrustOrderField::ALL.map(|field| rank(&records, field)),
            records,
        }
    }

    /// All records, by name.
    pub fn records(&self) -> &[TrustRecord] {
        &self.records
    }

    /// The record at a position.
    pub fn at(&self, position: u32) -> &TrustRecord {
        &self.records[position as usize]
    }

    /// The trust with a group UID.
    pub fn by_uid(&self, uid: TrustUid) -> Option<u32> {
        self.by_uid.get(&uid).copied()
    }

    /// The trust that holds a reference.
    pub fn by_reference(&self, reference: &TrustReference) -> Option<u32> {
        self.by_reference.get(reference.as_str())
    }

    /// The trust that holds a UKPRN.
    pub fn by_ukprn(&self, ukprn: Ukprn) -> Option<u32> {
        self.by_ukprn.get(&ukprn.number())
    }

    /// The trust whose company has a number.
    pub fn by_company(&self, number: &CompaniesHouseNumber) -> Option<u32> {
        self.by_company.get(number.as_str())
    }
}

/// How strong a trust's claim to a key is that others bear too.
fn claim(record: &TrustRecord) -> Claim {
    (record.status.is_open(), record.first_day(), None, Reverse(record.uid.number()))
}

/// A trust that changes its form often keeps its day of incorporation: the form that lasted longer came later.
fn bearing(record: &TrustRecord) -> Claim {
    (record.status.is_open(), record.first_day(), record.closed_on, Reverse(record.uid.number()))
}

/// A trust that changes its form gets a new UID and keeps its reference or its company: the earlier bearers are its
/// previous forms.
fn link_previous_forms(records: &mut [TrustRecord]) {
    let mut bearers: HashMap<String, Vec<u32>> = HashMap::new();
    for (position, record) in (0..).zip(records.iter()) {
        let reference = record.reference.as_ref().map(ToString::to_string);
        let company = record.companies_house_number.as_ref().map(ToString::to_string);
        for key in reference.into_iter().chain(company) {
            bearers.entry(key).or_default().push(position);
        }
    }
    let mut forms: HashMap<u32, BTreeSet<(Claim, u32)>> = HashMap::new();
    for positions in bearers.into_values().filter(|positions| positions.len() > 1) {
        let mut borne: Vec<(Claim, u32)> = positions.iter().map(|&at| (bearing(&records[at as usize]), at)).collect();
        borne.sort_unstable();
        for (earlier, (_, position)) in borne.iter().enumerate() {
            forms.entry(*position).or_default().extend(&borne[..earlier]);
        }
    }
    for (position, earlier) in forms {
        records[position as usize].previous_forms = earlier.into_iter().map(|(_, form)| form).collect();
    }
}

impl Listing for Trusts {
    type Field = TrustOrderField;
    const NAME: &'static str = "trusts";

    fn ranking(&self, field: TrustOrderField) -> Option<&Ranking> {
        self.rankings.get(field as usize)
    }

    fn sort_key(&self, field: TrustOrderField, position: u32) -> (Option<SortValue>, i64) {
        sort_key(self.at(position), field)
    }
}
