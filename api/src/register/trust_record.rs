//! One academy trust in the register, and what follows from its schools.

use chrono::{DateTime, NaiveDate, Utc};
use entity::{CompaniesHouseNumber, TrustReference, TrustUid, Ukprn};
use roaring::RoaringBitmap;

use super::{place::Address, ranked::Ranked};
use crate::{
    school::{code_lists::Region, fact::MissingReason},
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
    /// What it was called before, oldest name first.
    pub former_names: Box<[Box<str>]>,
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
    /// The day of the first file that no longer lists it.
    pub vanished_on: Option<NaiveDate>,
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
    /// Positions of the trusts that bore its reference or its company's number before it, oldest first.
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

impl TrustRecord {
    /// The first day on which the trust is known to have existed.
    pub fn first_day(&self) -> Option<NaiveDate> {
        self.incorporated_on.or(self.opened_on)
    }

    /// Whether one of its open schools lies in a region.
    pub fn has_open_school_in(&self, region: Region) -> bool {
        self.summary.regions.iter().any(|count| count.region == region)
    }
}

impl Ranked for TrustRecord {
    type Field = TrustOrderField;
    const BY_NAME: TrustOrderField = TrustOrderField::Name;

    fn name(&self) -> &str {
        &self.name
    }

    fn key(&self) -> i32 {
        self.uid.number()
    }

    fn number(&self, field: TrustOrderField) -> Option<i64> {
        match field {
            TrustOrderField::Name | TrustOrderField::Relevance => None,
            TrustOrderField::SchoolCount => self.summary.school_count.ok().map(i64::from),
            TrustOrderField::Pupils => self.summary.pupils.whole(),
            TrustOrderField::IncorporatedOn => self.incorporated_on.map(|day| i64::from(day.to_epoch_days())),
            TrustOrderField::UpdatedAt => Some(self.updated_at.timestamp_millis()),
        }
    }
}
