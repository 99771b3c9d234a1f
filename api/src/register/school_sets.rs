//! Which schools carry each value that a filter may ask for.

use std::hash::Hash;

use roaring::RoaringBitmap;

use super::{SchoolRecord, codes::folded, school_record::Code, sets::SetsBy};
use crate::inspection::code_lists::{ConcernCategory, LegacyGrade};
use crate::school::code_lists::{Phase, Region, SchoolSector, SchoolStatus, SettingKind};

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
    /// By the tenth in which the share of free school meals lies.
    pub fsm_decile: SetsBy<i32>,
    /// By the grade for the whole school that the latest graded inspection gave.
    pub legacy_grade: SetsBy<LegacyGrade>,
    /// By the category of concern in which the latest graded inspection put the school.
    pub concern: SetsBy<ConcernCategory>,
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

impl SchoolSets {
    pub(super) fn new(records: &[SchoolRecord]) -> Self {
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
            fsm_decile: by(records, |record| record.counts.fsm_decile.0.ok().map(i32::from)),
            legacy_grade: by(records, |record| record.inspected.grade),
            concern: by(records, |record| record.inspected.concern),
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

fn by<K: Eq + Hash>(records: &[SchoolRecord], value: impl Fn(&SchoolRecord) -> Option<K>) -> SetsBy<K> {
    SetsBy::new((0..).zip(records).filter_map(|(position, record)| Some((value(record)?, position))))
}

fn code(value: &Code) -> Option<String> {
    value.as_ref().map(|value| folded(&value.code))
}
