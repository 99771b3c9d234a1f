//! One inspection in the register.

use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};
use entity::Urn;

use super::SourceKind;
use crate::inspection::code_lists::{
    ConcernCategory, InspectionKind, InspectionRegime, LegacyGrade, SafeguardingOutcome,
};

/// One inspection. A position stands for the school that was inspected.
pub struct InspectionRecord {
    /// Its key.
    pub id: Box<str>,
    /// Orders inspections of one day: a number made from the key, the same in every installation.
    pub key: i64,
    /// Ofsted's number for it.
    pub number: Option<Box<str>>,
    /// The URN of the school at the time.
    pub inspected_urn: Urn,
    /// Position of that school; none where the register lacks it.
    pub school: Option<u32>,
    /// What kind of visit it was.
    pub kind: InspectionKind,
    /// By which way of judging its grades were given; none where it gave none.
    pub regime: Option<InspectionRegime>,
    /// What Ofsted calls it.
    pub inspection_type: Option<Arc<str>>,
    /// First day.
    pub started_on: Option<NaiveDate>,
    /// Last day.
    pub ended_on: Option<NaiveDate>,
    /// Day of the report.
    pub published_on: Option<NaiveDate>,
    /// Overall effectiveness as the source codes it.
    pub overall: Option<Arc<str>>,
    /// Judgements on the old scale as the source codes them, in the order of `LegacyArea::ALL`.
    pub judgements: [Option<Arc<str>>; 6],
    /// The report card, where there is one.
    pub card: Option<Box<ReportCard>>,
    /// What was found of safeguarding.
    pub safeguarding: Option<SafeguardingOutcome>,
    /// The category of concern; none where the source cannot say.
    pub concern: Option<ConcernCategory>,
    /// The outcome of an inspection without grades, in the source's words.
    pub ungraded_outcome: Option<Arc<str>>,
    /// The kind of the newest file that lists it.
    pub stated_by: SourceKind,
    /// The day that this file describes.
    pub stated_on: NaiveDate,
    /// When its row last changed.
    pub updated_at: DateTime<Utc>,
    /// How often its row changed, from 1.
    pub version: i32,
}

/// What a report card says.
#[derive(Default)]
pub struct ReportCard {
    /// The words for each area and the day on which it was graded, in the order of `ReportCardArea::ALL`.
    pub areas: [(Option<Arc<str>>, Option<NaiveDate>); 8],
    /// The day on which safeguarding was judged.
    pub safeguarding_on: Option<NaiveDate>,
}

impl InspectionRecord {
    /// The grade for the whole school, where one was given.
    pub fn overall_grade(&self) -> Option<LegacyGrade> {
        LegacyGrade::read(self.overall.as_deref()?, self.started_on)
    }

    /// Whether it gives grades, and so takes the place of the one before it.
    pub fn is_graded(&self) -> bool {
        self.kind == InspectionKind::Graded
    }

    /// Which of several came last: by the first day on site, then by the day of the report, then the graded one. None
    /// where the first day is not known.
    pub fn recency(&self) -> Option<i64> {
        const DAYS: i64 = 1 << 24;
        let day = |day: NaiveDate| i64::from(day.to_epoch_days());
        let published = self.published_on.map_or(-DAYS / 2, day) + DAYS / 2;
        Some((day(self.started_on?) * DAYS + published) * 2 + i64::from(self.is_graded()))
    }
}
