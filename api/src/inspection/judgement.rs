//! Single judgements of an inspection.

use std::sync::Arc;

use async_graphql::SimpleObject;
use chrono::NaiveDate;

use super::code_lists::{LegacyArea, LegacyGrade, ReportCardArea, ReportCardGrade, why_no_card_grade, why_no_grade};
use crate::{graphql::scalars::Date, school::fact::MissingReason};

/// What an inspection said of one area on the scale that was used until 9 November 2025.
#[derive(SimpleObject)]
pub struct LegacyJudgement {
    /// The area.
    area: LegacyArea,
    /// The grade; null where `missing` says why.
    grade: Option<LegacyGrade>,
    /// Why there is no grade; null where there is one. NOT_APPLICABLE for the code 8, NOT_COLLECTED for 9 and where the
    /// source is blank, NOT_GRADED for 0.
    missing: Option<MissingReason>,
    /// The source's code: 1 to 4, or 0, 8 or 9; null where it is blank.
    source_code: Option<Arc<str>>,
}

impl LegacyJudgement {
    /// A judgement by its code.
    pub fn new(area: LegacyArea, code: &Option<Arc<str>>, started_on: Option<NaiveDate>) -> Self {
        let grade = code.as_deref().and_then(|code| LegacyGrade::read(code, started_on));
        let missing = grade.is_none().then(|| why_no_grade(code.as_deref()));
        Self { area, grade, missing, source_code: code.clone() }
    }
}

/// What a report card says of one area.
#[derive(SimpleObject)]
pub struct ReportCardJudgement {
    /// The area.
    area: ReportCardArea,
    /// The grade; null where `missing` says why.
    grade: Option<ReportCardGrade>,
    /// The day on which the area was graded, which a later visit may have changed; null where the source does not say.
    graded_on: Option<Date>,
    /// Why there is no grade; null where there is one. A blank is NOT_APPLICABLE: the school has no such provision.
    missing: Option<MissingReason>,
    /// The grade in the source's words; null where it is blank.
    source_text: Option<Arc<str>>,
}

impl ReportCardJudgement {
    /// A judgement by its words.
    pub fn new(area: ReportCardArea, text: &Option<Arc<str>>, graded_on: Option<NaiveDate>) -> Self {
        let grade = text.as_deref().and_then(ReportCardGrade::read);
        let missing = grade.is_none().then(|| why_no_card_grade(text.as_deref()));
        Self { area, grade, graded_on: graded_on.map(Date), missing, source_text: text.clone() }
    }
}
