//! Trusts in the register: the records, the keys that find them, the orders that pages use.

use std::{cmp::Reverse, collections::HashMap};

use chrono::{DateTime, NaiveDate, Utc};
use entity::{CompaniesHouseNumber, TrustReference, TrustUid, Ukprn};
use roaring::RoaringBitmap;

use super::{
    keys::{Claim, Holders},
    place::Address,
};
use crate::{
    graphql::{
        order::{Ranking, SortValue},
        paging::Listing,
    },
    school::fact::MissingReason,
    trust::{
        code_lists::{GroupStatus, TrustType},
        figure::TrustFigure,
        order::TrustOrderField,
        parts::{PhaseCount, RegionCount},
    },
};

/// One academy trust and what follows from its schools.
pub struct TrustRecord {
    /// Its key.
    pub uid: TrustUid,
    /// Its name.
    pub name: Box<str>,
    /// Its kind.
    pub trust_type: TrustType,
    /// Whether it is open.
    pub status: GroupStatus,
    /// The status as published; empty for a placeholder.
    pub status_code: Box<str>,
    /// Its reference.
    pub reference: Option<TrustReference>,
    /// The number of its company.
    pub companies_house_number: Option<CompaniesHouseNumber>,
    /// Its number as a provider of learning.
    pub ukprn: Option<Ukprn>,
    /// Day of incorporation.
    pub incorporated_on: Option<NaiveDate>,
    /// Day of opening.
    pub opened_on: Option<NaiveDate>,
    /// Day of closing.
    pub closed_on: Option<NaiveDate>,
    /// Its address.
    pub address: Address,
    /// True where only its schools speak of it.
    pub placeholder: bool,
    /// When its row last changed.
    pub updated_at: DateTime<Utc>,
    /// How often its row changed, from 1.
    pub version: i32,
    /// The schools that the register says are in it.
    pub members: RoaringBitmap,
    /// What its open schools add up to.
    pub summary: TrustSummary,
    /// Positions of the trusts that bore its reference before it, oldest first.
    pub previous_forms: Vec<u32>,
}

/// What a trust's open schools add up to.
pub struct TrustSummary {
    /// How many there are, or why that cannot be told.
    pub school_count: Result<i32, MissingReason>,
    /// Where they lie.
    pub regions: Vec<RegionCount>,
    /// Of what phases they are.
    pub phases: Vec<PhaseCount>,
    /// Pupils.
    pub pupils: TrustFigure,
    /// Places.
    pub capacity: TrustFigure,
    /// Pupils per hundred places.
    pub percent_full: TrustFigure,
    /// Pupils per hundred who are eligible for free school meals.
    pub fsm_percent: TrustFigure,
}

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
    /// Takes records in the order of their names, and links those that share a reference.
    pub fn new(mut records: Vec<TrustRecord>) -> Self {
        link_previous_forms(&mut records);
        let positioned = || (0..).zip(&records);
        let claim = |record: &TrustRecord| -> Claim {
            (record.status.is_open(), record.first_day(), Reverse(record.uid.number()))
        };
        Self {
            by_uid: positioned().map(|(position, record)| (record.uid, position)).collect(),
            by_reference: Holders::new(
                positioned()
                    .filter_map(|(at, record)| Some((record.reference.as_ref()?.to_string(), at, claim(record)))),
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

impl TrustRecord {
    /// The first day on which the trust is known to have existed.
    pub fn first_day(&self) -> Option<NaiveDate> {
        self.incorporated_on.or(self.opened_on)
    }

    /// What the trust is ordered by, where that is a number.
    fn number(&self, field: TrustOrderField) -> Option<i64> {
        match field {
            TrustOrderField::Name => None,
            TrustOrderField::SchoolCount => self.summary.school_count.ok().map(i64::from),
            TrustOrderField::Pupils => self.summary.pupils.whole(),
            TrustOrderField::IncorporatedOn => self.incorporated_on.map(|day| i64::from(day.to_epoch_days())),
            TrustOrderField::UpdatedAt => Some(self.updated_at.timestamp_millis()),
        }
    }
}

/// A trust that changes its form gets a new UID and keeps its reference: the earlier bearers are its previous forms.
fn link_previous_forms(records: &mut [TrustRecord]) {
    let mut bearers: HashMap<TrustReference, Vec<u32>> = HashMap::new();
    for (position, record) in (0..).zip(records.iter()) {
        if let Some(reference) = &record.reference {
            bearers.entry(reference.clone()).or_default().push(position);
        }
    }
    for mut positions in bearers.into_values().filter(|positions| positions.len() > 1) {
        positions.sort_by_key(|&at| {
            let record = &records[at as usize];
            (record.status.is_open(), record.first_day(), record.uid)
        });
        for (earlier, &position) in positions.iter().enumerate() {
            records[position as usize].previous_forms = positions[..earlier].to_vec();
        }
    }
}

fn rank(records: &[TrustRecord], field: TrustOrderField) -> Ranking {
    if field == TrustOrderField::Name {
        return Ranking::new(records.len(), |position| (Some(position), ()));
    }
    Ranking::new(records.len(), |position| {
        let record = &records[position as usize];
        (record.number(field), record.uid)
    })
}

impl Listing for Trusts {
    type Field = TrustOrderField;
    const NAME: &'static str = "trusts";

    fn ranking(&self, field: TrustOrderField) -> &Ranking {
        &self.rankings[field as usize]
    }

    fn sort_key(&self, field: TrustOrderField, position: u32) -> (Option<SortValue>, i64) {
        let record = self.at(position);
        let value = match field {
            TrustOrderField::Name => Some(SortValue::Text(record.name.to_lowercase())),
            _ => record.number(field).map(SortValue::Number),
        };
        (value, record.uid.number().into())
    }
}
