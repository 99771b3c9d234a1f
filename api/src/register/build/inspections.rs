//! What one row says of its inspection, in the register's terms.

use std::{collections::HashMap, sync::Arc};

use chrono::NaiveDate;
use entity::inspection;
use sha2::{Digest as _, Sha256};

use crate::{
    inspection::code_lists::{ConcernCategory, InspectionKind, InspectionRegime, LegacyGrade, SafeguardingOutcome},
    membership::code_lists::stored,
    register::{InspectionRecord, SourceKind, inspection_record::ReportCard},
};

/// Turns rows into records, and keeps each of the few texts that they share once.
#[derive(Default)]
pub(super) struct Inspector {
    texts: HashMap<String, Arc<str>>,
}

/// The last days of the two older ways of judging.
const OVERALL_UNTIL: NaiveDate = NaiveDate::from_ymd_opt(2024, 9, 1).expect("a day");

impl Inspector {
    /// The record of a row. Its school is looked up once all schools are known.
    pub fn inspection(&mut self, row: inspection::Model) -> InspectionRecord {
        InspectionRecord {
            key: key(&row.id),
            number: row.inspection_number.as_deref().map(Into::into),
            inspected_urn: row.inspected_urn,
            school: None,
            kind: stored(&row.kind).unwrap_or(InspectionKind::Graded),
            regime: regime(&row),
            inspection_type: self.text(row.inspection_type.as_deref()),
            started_on: row.started_on,
            ended_on: row.ended_on,
            published_on: row.published_on,
            overall: self.text(row.overall_code.as_deref()),
            judgements: [
                &row.quality_of_education_code,
                &row.behaviour_and_attitudes_code,
                &row.personal_development_code,
                &row.leadership_and_management_code,
                &row.early_years_code,
                &row.sixth_form_code,
            ]
            .map(|code| self.text(code.as_deref())),
            card: self.card(&row),
            safeguarding: row.safeguarding_code.as_deref().and_then(SafeguardingOutcome::read),
            concern: row.concern_code.as_deref().and_then(ConcernCategory::read),
            ungraded_outcome: self.text(row.ungraded_outcome.as_deref()),
            stated_by: match row.stated_by == SourceKind::InspectionsInYear.publication().kind {
                true => SourceKind::InspectionsInYear,
                false => SourceKind::Inspections,
            },
            stated_on: row.stated_on,
            updated_at: row.updated_at,
            version: row.version,
            id: row.id.into(),
        }
    }

    fn card(&mut self, row: &inspection::Model) -> Option<Box<ReportCard>> {
        (row.framework.as_deref() == Some(REPORT_CARD)).then(|| {
            let areas = [
                (&row.card_inclusion, row.card_inclusion_on),
                (&row.card_curriculum_and_teaching, row.card_curriculum_and_teaching_on),
                (&row.card_achievement, row.card_achievement_on),
                (&row.card_attendance_and_behaviour, row.card_attendance_and_behaviour_on),
                (&row.card_personal_development, row.card_personal_development_on),
                (&row.card_leadership_and_governance, row.card_leadership_and_governance_on),
                (&row.card_early_years, row.card_early_years_on),
                (&row.card_post_16, row.card_post_16_on),
            ];
            let areas = areas.map(|(text, day)| (self.text(text.as_deref()), day));
            Box::new(ReportCard { areas, safeguarding_on: row.safeguarding_on })
        })
    }

    fn text(&mut self, text: Option<&str>) -> Option<Arc<str>> {
        let text = text?;
        if let Some(known) = self.texts.get(text) {
            return Some(known.clone());
        }
        let fresh: Arc<str> = text.into();
        self.texts.insert(text.to_owned(), fresh.clone());
        Some(fresh)
    }
}

/// The framework whose grades stand on report cards.
const REPORT_CARD: &str = "REPORT_CARD";

/// The columns that the source fills tell the regime. Where the grade for the whole school is blank, the day does.
fn regime(row: &inspection::Model) -> Option<InspectionRegime> {
    let code = row.overall_code.as_deref();
    let is_grade = code.is_some_and(|code| LegacyGrade::read(code, row.started_on).is_some());
    Some(match row.framework.as_deref()? {
        REPORT_CARD => InspectionRegime::ReportCard,
        _ if is_grade => InspectionRegime::OverallEffectiveness,
        _ if code == Some("Not judged") => InspectionRegime::KeyJudgementsOnly,
        _ if row.started_on.is_none_or(|day| day <= OVERALL_UNTIL) => InspectionRegime::OverallEffectiveness,
        _ => InspectionRegime::KeyJudgementsOnly,
    })
}

/// A number that is the same for an inspection in every installation.
fn key(id: &str) -> i64 {
    let digest = Sha256::digest(id);
    // Positive, and exact as a number of JSON.
    digest.iter().take(6).fold(0, |key, &byte| key << 8 | i64::from(byte))
}
