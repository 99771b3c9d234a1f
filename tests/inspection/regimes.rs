//! What an inspection says under each way of judging.

use serde_json::{Value, json};
use support::{Engine, TestApp};

use super::{card, overall, school, ungraded};
use crate::membership::past::Past;

const SAID: &str = "latestInspection { inspection { inspectionNumber inspectedUrn regime inspectionKind startedOn
    overallEffectiveness overallMissing legacyJudgements { area grade missing sourceCode }
    reportCard { area grade gradedOn missing sourceText } safeguarding safeguardingGradedOn concernCategory
    ungradedOutcome ungradedOutcomeText reportUrl version provenance { source asOf } } }";

async fn said(app: &TestApp) -> Value {
    school(app, 500_010, SAID).await["latestInspection"]["inspection"].clone()
}

#[tokio::test(flavor = "multi_thread")]
async fn an_inspection_with_a_grade_for_the_whole_school_gives_it_and_its_areas() {
    let past = Past::default().inspected(500_010, "10200001", "2023-03-14", |row| {
        row.overall_code = Some("3".into());
        row.quality_of_education_code = Some("3".into());
        row.behaviour_and_attitudes_code = Some("2".into());
        row.personal_development_code = Some("1".into());
        row.leadership_and_management_code = Some("4".into());
        row.early_years_code = Some("9".into());
        row.sixth_form_code = Some("8".into());
        row.safeguarding_code = Some("No".into());
        row.concern_code = Some("SWK".into());
    });
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let said = said(&past.serve(engine).await).await;
        let judged = |area: &str, grade: &str, code: &str| json!({ "area": area, "grade": grade, "missing": null, "sourceCode": code });
        let not = |area: &str, why: &str, code: &str| json!({ "area": area, "grade": null, "missing": why, "sourceCode": code });
        assert_eq!(
            said,
            json!({
                "inspectionNumber": "10200001", "inspectedUrn": "500010", "regime": "OVERALL_EFFECTIVENESS",
                "inspectionKind": "GRADED", "startedOn": "2023-03-14",
                "overallEffectiveness": "REQUIRES_IMPROVEMENT", "overallMissing": null,
                "legacyJudgements": [
                    judged("QUALITY_OF_EDUCATION", "REQUIRES_IMPROVEMENT", "3"),
                    judged("BEHAVIOUR_AND_ATTITUDES", "GOOD", "2"),
                    judged("PERSONAL_DEVELOPMENT", "OUTSTANDING", "1"),
                    judged("LEADERSHIP_AND_MANAGEMENT", "INADEQUATE", "4"),
                    not("EARLY_YEARS", "NOT_COLLECTED", "9"),
                    not("SIXTH_FORM", "NOT_APPLICABLE", "8"),
                ],
                "reportCard": [], "safeguarding": "NOT_EFFECTIVE", "safeguardingGradedOn": null,
                "concernCategory": "SERIOUS_WEAKNESSES", "ungradedOutcome": null, "ungradedOutcomeText": null,
                "reportUrl": "http://www.ofsted.gov.uk/inspection-reports/find-inspection-report/provider/ELS/500010",
                "version": 1, "provenance": said["provenance"],
            })
        );
        assert_eq!(said["provenance"]["source"], "OFSTED");
    }
}

#[tokio::test]
async fn an_inspection_that_was_not_judged_as_a_whole_is_given_no_grade_by_us() {
    let app = Past::default()
        .inspected(500_010, "10300001", "2024-10-01", |row| {
            row.overall_code = Some("Not judged".into());
            row.quality_of_education_code = Some("1".into());
        })
        .serve(Engine::Sqlite)
        .await;
    let said = said(&app).await;
    assert_eq!(
        (&said["regime"], &said["overallEffectiveness"], &said["overallMissing"]),
        (&json!("KEY_JUDGEMENTS_ONLY"), &Value::Null, &json!("NOT_GRADED"))
    );
    assert_eq!(said["legacyJudgements"][0]["grade"], "OUTSTANDING");
}

#[tokio::test]
async fn a_report_card_has_its_areas_with_their_days_and_no_grade_of_the_old_scale() {
    let app = Past::default()
        .inspected(500_010, "10400001", "2025-12-02", |row| {
            card("Strong standard")(row);
            row.card_inclusion = Some("Exceptional".into());
            row.card_inclusion_on = "2025-12-03".parse().ok();
            row.card_achievement = Some("Beyond compare".into());
            row.safeguarding_code = Some("Not met".into());
            row.safeguarding_on = "2026-01-20".parse().ok();
            row.concern_code = Some("RSI".into());
        })
        .serve(Engine::Sqlite)
        .await;
    let said = said(&app).await;
    assert_eq!(
        (&said["regime"], &said["overallEffectiveness"], &said["overallMissing"], &said["legacyJudgements"]),
        (&json!("REPORT_CARD"), &Value::Null, &json!("NOT_GRADED"), &json!([]))
    );
    let areas = said["reportCard"].as_array().expect("areas");
    assert_eq!(areas.len(), 8);
    let area = |name: &str| areas.iter().find(|area| area["area"] == name).expect("an area");
    assert_eq!(
        (&area("INCLUSION")["grade"], &area("INCLUSION")["gradedOn"]),
        (&json!("EXCEPTIONAL"), &json!("2025-12-03"))
    );
    assert_eq!(area("CURRICULUM_AND_TEACHING")["grade"], "STRONG_STANDARD");
    assert_eq!(
        (&area("ACHIEVEMENT")["grade"], &area("ACHIEVEMENT")["sourceText"]),
        (&json!("UNKNOWN"), &json!("Beyond compare"))
    );
    assert_eq!((&area("POST_16")["grade"], &area("POST_16")["missing"]), (&Value::Null, &json!("NOT_APPLICABLE")));
    assert_eq!((&said["safeguarding"], &said["safeguardingGradedOn"]), (&json!("NOT_MET"), &json!("2026-01-20")));
    assert_eq!(said["concernCategory"], "REQUIRES_SIGNIFICANT_IMPROVEMENT");
}

#[tokio::test]
async fn an_inspection_without_grades_is_of_no_regime_and_keeps_its_words() {
    let app = Past::default()
        .inspected(500_010, "10200002", "2023-05-10", ungraded("School remains Good (Concerns) - S5 Next"))
        .serve(Engine::Sqlite)
        .await;
    let said = said(&app).await;
    assert_eq!(
        (&said["inspectionKind"], &said["regime"], &said["overallMissing"], &said["legacyJudgements"]),
        (&json!("UNGRADED"), &Value::Null, &json!("NOT_GRADED"), &json!([]))
    );
    assert_eq!(said["ungradedOutcome"], "REMAINS_GOOD_CONCERNS");
    assert_eq!(said["ungradedOutcomeText"], "School remains Good (Concerns) - S5 Next");
    assert_eq!(said["concernCategory"], Value::Null, "the source cannot say");
}

#[tokio::test]
async fn a_three_from_before_september_2012_is_satisfactory() {
    for (day, grade) in [("2012-08-31", "SATISFACTORY"), ("2012-09-01", "REQUIRES_IMPROVEMENT")] {
        let app = Past::default().inspected(500_010, "ITS300001", day, overall("3")).serve(Engine::Sqlite).await;
        assert_eq!(said(&app).await["overallEffectiveness"], grade);
    }
}

#[tokio::test]
async fn an_inspection_is_found_again_by_its_id_and_an_unknown_one_is_not() {
    let app = Past::default().inspected(500_010, "10200001", "2023-03-14", overall("2")).serve(Engine::Sqlite).await;
    let id = school(&app, 500_010, "latestInspection { inspection { id } }").await;
    let id = id["latestInspection"]["inspection"]["id"].clone();
    let found = app
        .ask_with(
            "query($id: ID!) { node(id: $id) { id ... on Inspection { inspectionNumber } } }",
            json!({ "id": id }),
        )
        .await;
    assert_eq!(found.at("/node"), &json!({ "id": id, "inspectionNumber": "10200001" }));
    let none = app.ask(r#"{ node(id: "SW5zcGVjdGlvbjo5OTk5OTk5OQ") { id } }"#).await;
    assert_eq!(none.at("/node"), &Value::Null);
}
