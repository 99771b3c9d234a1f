//! Inspections: what each found, for which schools it counts, and how they are asked for.

mod history;
mod joining;
mod list;
mod regimes;

use entity::inspection;
use serde_json::Value;
use support::{TestApp, world};

/// A graded inspection of a school, of which nothing is known but its number and its first day.
pub fn row(urn: i32, id: &str, started_on: &str) -> inspection::Model {
    let day = (!started_on.is_empty()).then(|| started_on.parse().expect("a day"));
    inspection::Model {
        id: id.into(),
        inspection_number: Some(id.into()),
        inspected_urn: urn.to_string().parse().expect("a URN"),
        kind: "GRADED".into(),
        framework: Some("OEIF".into()),
        inspection_type: None,
        started_on: day,
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
        stated_by: "INSPECTIONS".into(),
        stated_on: "2025-08-31".parse().expect("a day"),
        updated_at: world::now(),
        version: 1,
    }
}

/// Graded as a whole with a code.
fn overall(code: &str) -> impl FnOnce(&mut inspection::Model) {
    let code = code.to_owned();
    move |row| row.overall_code = Some(code)
}

/// An inspection without grades.
fn ungraded(outcome: &str) -> impl FnOnce(&mut inspection::Model) {
    let outcome = outcome.to_owned();
    move |row| {
        row.kind = "UNGRADED".into();
        row.framework = None;
        row.ungraded_outcome = Some(outcome);
    }
}

/// A report card with one grade for every area that all schools have.
fn card(grade: &str) -> impl FnOnce(&mut inspection::Model) {
    let grade = grade.to_owned();
    move |row| {
        row.framework = Some("REPORT_CARD".into());
        for area in [
            &mut row.card_inclusion,
            &mut row.card_curriculum_and_teaching,
            &mut row.card_achievement,
            &mut row.card_attendance_and_behaviour,
            &mut row.card_personal_development,
            &mut row.card_leadership_and_governance,
        ] {
            *area = Some(grade.clone());
        }
    }
}

/// Asks one school for something.
async fn school(app: &TestApp, urn: i32, fields: &str) -> Value {
    app.ask(&format!("{{ school(by: {{urn: {urn}}}) {{ {fields} }} }}")).await.at("/school").clone()
}
