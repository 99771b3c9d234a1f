//! An inspection of which nothing is known yet but when and where it was told of.

use chrono::{DateTime, Utc};
use entity::{Urn, inspection::Model};

use super::{kinds, source::Source};

/// An inspection of a school, to be filled.
pub fn blank(inspected_urn: Urn, source: Source) -> Model {
    Model {
        id: String::new(),
        inspection_number: None,
        inspected_urn,
        kind: kinds::UNGRADED.to_owned(),
        framework: None,
        inspection_type: None,
        started_on: None,
        ended_on: None,
        published_on: None,
        overall_code: None,
        quality_of_education_code: None,
        behaviour_and_attitudes_code: None,
        personal_development_code: None,
        leadership_and_management_code: None,
        early_years_code: None,
        sixth_form_code: None,
        concern_code: None,
        safeguarding_code: None,
        safeguarding_on: None,
        card_inclusion: None,
        card_inclusion_on: None,
        card_curriculum_and_teaching: None,
        card_curriculum_and_teaching_on: None,
        card_achievement: None,
        card_achievement_on: None,
        card_attendance_and_behaviour: None,
        card_attendance_and_behaviour_on: None,
        card_personal_development: None,
        card_personal_development_on: None,
        card_leadership_and_governance: None,
        card_leadership_and_governance_on: None,
        card_early_years: None,
        card_early_years_on: None,
        card_post_16: None,
        card_post_16_on: None,
        ungraded_outcome: None,
        stated_by: source.kind.publication().kind.to_owned(),
        stated_on: source.as_of,
        updated_at: DateTime::<Utc>::default(),
        version: 0,
    }
}
