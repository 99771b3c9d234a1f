//! One establishment in the register.

use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};
use entity::{Laestab, Ukprn, Urn};

use super::{
    codes::CodedValue,
    counts::SchoolCounts,
    place::{Address, Geo},
    ranked::Ranked,
};
use crate::inspection::code_lists::{ConcernCategory, LegacyGrade};
use crate::school::{
    code_lists::{Phase, Region, SchoolSector, SchoolStatus, SettingKind},
    order::SchoolOrderField,
    parts::ResourcedProvision,
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
    /// What it was called before, oldest name first.
    pub former_names: Box<[Box<str>]>,
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
    /// The day of the first file that no longer lists it.
    pub vanished_on: Option<NaiveDate>,
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
    /// The day on which it joined the trust that it has not left, or the last day on which that can have been.
    pub joined_trust_on: Option<NaiveDate>,
    /// What its latest inspection is, once all are known.
    pub inspected: Inspected,
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

/// What lists and filters ask of a school's inspections.
#[derive(Clone, Copy, Default)]
pub struct Inspected {
    /// The first day of its latest inspection of any kind.
    pub on: Option<NaiveDate>,
    /// Position of its latest graded inspection.
    pub graded: Option<u32>,
    /// The grade for the whole school that this gave.
    pub grade: Option<LegacyGrade>,
    /// The category of concern in which it put the school.
    pub concern: Option<ConcernCategory>,
}

impl Ranked for SchoolRecord {
    type Field = SchoolOrderField;
    const BY_NAME: SchoolOrderField = SchoolOrderField::Name;

    fn name(&self) -> &str {
        &self.name
    }

    fn key(&self) -> i32 {
        self.urn.number()
    }

    fn number(&self, field: SchoolOrderField) -> Option<i64> {
        let day = |day: NaiveDate| i64::from(day.to_epoch_days());
        match field {
            SchoolOrderField::Name | SchoolOrderField::Relevance | SchoolOrderField::Distance => None,
            SchoolOrderField::Pupils => self.counts.pupils.value.map(i64::from),
            SchoolOrderField::FsmPercent => self.counts.fsm_share.value.map(i64::from),
            SchoolOrderField::LatestInspection => self.inspected.on.map(day),
            SchoolOrderField::JoinedTrust => self.joined_trust_on.map(day),
            SchoolOrderField::OpenedOn => self.opened_on.map(day),
            SchoolOrderField::Urn => Some(self.urn.number().into()),
            SchoolOrderField::UpdatedAt => Some(self.updated_at.timestamp_millis()),
        }
    }
}
