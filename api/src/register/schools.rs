//! Schools in the register: the records, the keys that find them, the sets and orders that filters and pages use.

use std::{cmp::Reverse, sync::Arc};

use chrono::{DateTime, NaiveDate, Utc};
use entity::{Laestab, Ukprn, Urn};
use roaring::RoaringBitmap;

use super::{
    codes::{CodedValue, folded},
    keys::{Claim, Holders},
    place::{Address, Geo},
    sets::SetsBy,
};
use crate::{
    graphql::{
        order::{Ranking, SortValue},
        paging::Listing,
    },
    school::{
        code_lists::{Phase, Region, SchoolSector, SchoolStatus, SettingKind},
        order::SchoolOrderField,
        parts::ResourcedProvision,
    },
};

/// A code that the register may leave blank.
pub type Code = Option<Arc<CodedValue>>;

/// One establishment. Positions stand for its authority and its trust.
pub struct SchoolRecord {
    /// Its key.
    pub urn: Urn,
    /// Its number as a provider of learning.
    pub ukprn: Option<Ukprn>,
    /// Its authority and number there.
    pub laestab: Option<Laestab>,
    /// Its name.
    pub name: Box<str>,
    /// Whether it is open.
    pub status: SchoolStatus,
    /// The status as published.
    pub status_code: Arc<CodedValue>,
    /// What it is in law.
    pub establishment_type: Arc<CodedValue>,
    /// The family of that type.
    pub type_group: Arc<CodedValue>,
    /// Its phase.
    pub phase: Phase,
    /// The phase as published.
    pub phase_code: Arc<CodedValue>,
    /// Its kind of setting.
    pub setting: SettingKind,
    /// Who pays for it.
    pub sector: SchoolSector,
    /// Whether it is an academy or a free school.
    pub is_academy: bool,
    /// Youngest and oldest age.
    pub ages: (Option<i32>, Option<i32>),
    /// The optional codes.
    pub traits: SchoolTraits,
    /// Day of opening.
    pub opened_on: Option<NaiveDate>,
    /// Day of closing.
    pub closed_on: Option<NaiveDate>,
    /// Position of its authority.
    pub authority: u32,
    /// Its region.
    pub region: Region,
    /// Its address.
    pub address: Address,
    /// Its place.
    pub geo: Geo,
    /// Its telephone number.
    pub telephone: Option<Box<str>>,
    /// Its website.
    pub website: Option<Box<str>>,
    /// Its counts.
    pub counts: SchoolCounts,
    /// Special provision within it; none where the register says nothing of it.
    pub resourced: Option<ResourcedProvision>,
    /// Position of the trust that it is in.
    pub trust: Option<u32>,
    /// When its row last changed.
    pub updated_at: DateTime<Utc>,
    /// How often its row changed, from 1.
    pub version: i32,
}

/// What the register says of a school in optional codes.
#[derive(Default)]
pub struct SchoolTraits {
    /// Whom it admits.
    pub gender: Code,
    /// Its designated faith.
    pub religious_character: Code,
    /// Its lived faith.
    pub religious_ethos: Code,
    /// Its diocese.
    pub diocese: Code,
    /// Whether it selects.
    pub admissions_policy: Code,
    /// Whether pupils board.
    pub boarders: Code,
    /// Nursery classes.
    pub nursery_provision: Code,
    /// Sixth form.
    pub sixth_form: Code,
    /// Special classes.
    pub special_classes: Code,
    /// Why it opened.
    pub open_reason: Code,
    /// Why it closed.
    pub close_reason: Code,
    /// Its federation.
    pub federation: Code,
    /// Its sponsors.
    pub sponsors: Vec<Arc<CodedValue>>,
    /// Special needs that it is organised for.
    pub sen_provision: Vec<Arc<CodedValue>>,
}

/// What was counted at a school.
#[derive(Clone, Copy, Default)]
pub struct SchoolCounts {
    /// Day of the census.
    pub census_on: Option<NaiveDate>,
    /// Pupils on roll.
    pub pupils: Option<i32>,
    /// Pupils eligible for free meals.
    pub fsm_pupils: Option<i32>,
    /// Share eligible for free meals, in tenths of a per cent.
    pub fsm_permille: Option<i32>,
    /// Places.
    pub capacity: Option<i32>,
}

/// All establishments, in the order of their names.
pub struct Schools {
    records: Vec<SchoolRecord>,
    by_urn: Holders<i32>,
    by_ukprn: Holders<i32>,
    by_laestab: Holders<String>,
    rankings: [Ranking; SchoolOrderField::COUNT],
    /// The prepared sets.
    pub sets: SchoolSets,
}

/// For each value that a filter may ask for, the schools that carry it. Codes are folded.
pub struct SchoolSets {
    /// Every school.
    pub all: RoaringBitmap,
    /// Those open today.
    pub open: RoaringBitmap,
    /// Those in an academy trust.
    pub in_trust: RoaringBitmap,
    /// By status.
    pub status: SetsBy<SchoolStatus>,
    /// By phase.
    pub phase: SetsBy<Phase>,
    /// By setting.
    pub setting: SetsBy<SettingKind>,
    /// By sector.
    pub sector: SetsBy<SchoolSector>,
    /// By region.
    pub region: SetsBy<Region>,
    /// By establishment type.
    pub establishment_type: SetsBy<String>,
    /// By religious character.
    pub religious_character: SetsBy<String>,
    /// By gender.
    pub gender: SetsBy<String>,
    /// By admissions policy.
    pub admissions_policy: SetsBy<String>,
    /// By kind of special need.
    pub sen_provision: SetsBy<String>,
}

impl Schools {
    /// Takes records that are already in the order of [`name_key`].
    pub fn new(records: Vec<SchoolRecord>) -> Self {
        let positioned = || (0..).zip(&records);
        let claim = |record: &SchoolRecord| -> Claim {
            (record.status.is_open(), record.opened_on, Reverse(record.urn.number()))
        };
        Self {
            by_urn: Holders::new(positioned().map(|(at, record)| (record.urn.number(), at, claim(record)))),
            by_ukprn: Holders::new(
                positioned().filter_map(|(at, record)| Some((record.ukprn?.number(), at, claim(record)))),
            ),
            by_laestab: Holders::new(
                positioned().filter_map(|(at, record)| Some((record.laestab.as_ref()?.to_string(), at, claim(record)))),
            ),
            rankings: SchoolOrderField::ALL.map(|field| rank(&records, field)),
            sets: SchoolSets::new(&records),
            records,
        }
    }

    /// All records, by name.
    pub fn records(&self) -> &[SchoolRecord] {
        &self.records
    }

    /// The record at a position.
    pub fn at(&self, position: u32) -> &SchoolRecord {
        &self.records[position as usize]
    }

    /// The school with a URN.
    pub fn by_urn(&self, urn: Urn) -> Option<u32> {
        self.by_urn.get(&urn.number())
    }

    /// The school that holds a UKPRN.
    pub fn by_ukprn(&self, ukprn: Ukprn) -> Option<u32> {
        self.by_ukprn.get(&ukprn.number())
    }

    /// The school that holds a LAESTAB.
    pub fn by_laestab(&self, laestab: &Laestab) -> Option<u32> {
        self.by_laestab.get(laestab.as_str())
    }

    /// The positions whose records satisfy a condition.
    pub fn matching(&self, condition: impl Fn(&SchoolRecord) -> bool) -> RoaringBitmap {
        (0..).zip(&self.records).filter(|(_, record)| condition(record)).map(|(position, _)| position).collect()
    }
}

/// What schools are kept in the order of.
pub fn name_key(name: &str, urn: Urn) -> (String, i32) {
    (name.to_lowercase(), urn.number())
}

impl SchoolRecord {
    /// What the school is ordered by, where that is a number.
    fn number(&self, field: SchoolOrderField) -> Option<i64> {
        let day = |day: NaiveDate| i64::from(day.to_epoch_days());
        match field {
            SchoolOrderField::Name => None,
            SchoolOrderField::Pupils => self.counts.pupils.map(i64::from),
            SchoolOrderField::FsmPercent => self.counts.fsm_permille.map(i64::from),
            SchoolOrderField::OpenedOn => self.opened_on.map(day),
            SchoolOrderField::Urn => Some(self.urn.number().into()),
            SchoolOrderField::UpdatedAt => Some(self.updated_at.timestamp_millis()),
        }
    }
}

fn rank(records: &[SchoolRecord], field: SchoolOrderField) -> Ranking {
    if field == SchoolOrderField::Name {
        return Ranking::new(records.len(), |position| (Some(position), ()));
    }
    Ranking::new(records.len(), |position| {
        let record = &records[position as usize];
        (record.number(field), record.urn)
    })
}

impl Listing for Schools {
    type Field = SchoolOrderField;
    const NAME: &'static str = "schools";

    fn ranking(&self, field: SchoolOrderField) -> &Ranking {
        &self.rankings[field as usize]
    }

    fn sort_key(&self, field: SchoolOrderField, position: u32) -> (Option<SortValue>, i64) {
        let record = self.at(position);
        let value = match field {
            SchoolOrderField::Name => Some(SortValue::Text(record.name.to_lowercase())),
            _ => record.number(field).map(SortValue::Number),
        };
        (value, record.urn.number().into())
    }
}

impl SchoolSets {
    fn new(records: &[SchoolRecord]) -> Self {
        let positioned = || (0..).zip(records);
        let those = |condition: fn(&SchoolRecord) -> bool| -> RoaringBitmap {
            positioned().filter(|(_, record)| condition(record)).map(|(position, _)| position).collect()
        };
        Self {
            all: (0..records.len() as u32).collect(),
            open: those(|record| record.status.is_open()),
            in_trust: those(|record| record.trust.is_some()),
            status: by(records, |record| Some(record.status)),
            phase: by(records, |record| Some(record.phase)),
            setting: by(records, |record| Some(record.setting)),
            sector: by(records, |record| Some(record.sector)),
            region: by(records, |record| Some(record.region)),
            establishment_type: by(records, |record| Some(folded(&record.establishment_type.code))),
            religious_character: by(records, |record| code(&record.traits.religious_character)),
            gender: by(records, |record| code(&record.traits.gender)),
            admissions_policy: by(records, |record| code(&record.traits.admissions_policy)),
            sen_provision: SetsBy::new(positioned().flat_map(|(position, record)| {
                record.traits.sen_provision.iter().map(move |kind| (folded(&kind.code), position))
            })),
        }
    }
}

fn by<K: Eq + std::hash::Hash>(records: &[SchoolRecord], value: impl Fn(&SchoolRecord) -> Option<K>) -> SetsBy<K> {
    SetsBy::new((0..).zip(records).filter_map(|(position, record)| Some((value(record)?, position))))
}

fn code(value: &Code) -> Option<String> {
    value.as_ref().map(|value| folded(&value.code))
}
