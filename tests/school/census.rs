//! What the census counted: facts of several days and sources, and national tenths of one.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};
use support::{Engine, TestApp, on_both_databases};

use super::schools;
use crate::oracle::{number, serve_changed, text};

const MEASURES: [&str; 4] = ["fsmEverSixPercent", "senSupportPercent", "ehcpPercent", "ealPercent"];
const PLAIN: &str = "urn isOpen status sector phase settingKind fsmPercent { value asOf provenance { source } }
    fsmDecile { value missing asOf provenance { source } }
    fsmEverSixPercent { value missing asOf provenance { source asOf } } senSupportPercent { value missing asOf provenance { source asOf } }
    ehcpPercent { value missing asOf provenance { source asOf } } ealPercent { value missing asOf provenance { source asOf } }";

/// The group in which a school is ranked.
fn group(school: &Value) -> Option<&'static str> {
    let counts = school["isOpen"] == true && school["sector"] == "STATE_FUNDED";
    let group = match (text(school, "/settingKind"), text(school, "/phase")) {
        ("SPECIAL", _) => "SPECIAL",
        ("ALTERNATIVE_PROVISION", _) => "ALTERNATIVE_PROVISION",
        (_, "PRIMARY" | "MIDDLE_DEEMED_PRIMARY") => "PRIMARY",
        (_, "SECONDARY" | "MIDDLE_DEEMED_SECONDARY" | "ALL_THROUGH") => "SECONDARY",
        _ => return None,
    };
    counts.then_some(group)
}

fn share(school: &Value) -> Option<f64> {
    number(school.pointer("/fsmPercent/value"))
}

on_both_databases! {
    async fn a_tenth_counts_the_like_schools_that_are_strictly_below(app) {
        let schools = schools(&app, PLAIN).await;
        let latest = schools.iter().map(|school| text(school, "/fsmPercent/asOf")).max().expect("a day");
        let mut groups: BTreeMap<&str, Vec<(f64, &Value)>> = BTreeMap::new();
        for school in schools.iter().filter(|school| text(school, "/fsmPercent/asOf") == latest) {
            if let (Some(group), Some(share)) = (group(school), share(school)) {
                groups.entry(group).or_default().push((share, school));
            }
        }
        let published = app.ask("{ register { fsmDeciles { phaseGroup asOf schools lowest } } }").await;
        let published = published.at("/register/fsmDeciles").as_array().expect("groups").clone();
        let mut ranked = BTreeSet::new();
        for (group, ranks) in groups.iter().filter(|(_, ranks)| ranks.len() >= 10) {
            let cuts = published.iter().find(|cuts| cuts["phaseGroup"] == *group && cuts["asOf"] == latest);
            let cuts = cuts.unwrap_or_else(|| panic!("{group} of {latest}"));
            assert_eq!(cuts["schools"], ranks.len());
            for (share, school) in ranks {
                let below = ranks.iter().filter(|(other, _)| other < share).count();
                let tenth = 1 + 10 * below / ranks.len();
                assert_eq!(school["fsmDecile"]["value"], tenth, "{school}");
                let lowest = number(cuts["lowest"].get(tenth - 1)).expect("somebody is in it");
                assert!(lowest <= *share, "{lowest} of {school}");
                ranked.insert(tenth);
            }
        }
        assert_eq!(ranked, (1..=10).collect());
    }

    async fn a_measure_of_the_census_has_a_value_or_says_why_not(app) {
        let mut why = BTreeSet::new();
        for school in schools(&app, PLAIN).await {
            for measure in MEASURES {
                let fact = &school[measure];
                assert!(fact["value"].is_null() != fact["missing"].is_null(), "{measure} of {school}");
                why.insert(text(fact, "/missing").to_owned());
                if !fact["value"].is_null() {
                    assert_eq!(fact["provenance"], json!({ "source": "SCHOOL_CENSUS", "asOf": fact["asOf"] }), "{school}");
                }
            }
        }
        let all = ["", "NOT_APPLICABLE", "NOT_COLLECTED", "NOT_YET_PUBLISHED", "SUPPRESSED"];
        assert_eq!(why, all.map(str::to_owned).into());
    }
}

#[tokio::test]
async fn a_school_outside_every_group_has_no_tenth() {
    let app = TestApp::start(Engine::Sqlite).await;
    for school in schools(&app, PLAIN).await.iter().filter(|school| group(school).is_none()) {
        let decile = &school["fsmDecile"];
        assert_eq!((&decile["value"], &decile["missing"]), (&Value::Null, &json!("NOT_APPLICABLE")), "{school}");
    }
}

/// The counts of one school, by the establishments file and by one census.
async fn counted(census: &str) -> Value {
    let of_the_file = "UPDATE school SET census_on = '2024-01-18', pupils = 210, fsm_pupils = 42, fsm_permille = 203 WHERE urn = 500010;
        DELETE FROM school_census WHERE urn = 500010;";
    let row = "INSERT INTO school_census (urn, census_on, pupils, fsm_pupils, fsm_of_pupils, fsm_pupils_marker, updated_at, version) VALUES";
    let app = serve_changed(Engine::Sqlite, &format!("{of_the_file} {row} {census}")).await;
    let query = "{ school(by: {urn: 500010}) { pupils { value asOf provenance { source } } fsmPercent { value missing asOf provenance { source } } } }";
    app.ask(query).await.at("/school").clone()
}

#[tokio::test]
async fn the_later_census_counts_and_the_register_where_both_are_of_one_day() {
    let moment = "'2026-01-01 00:00:00+00:00', 1";
    for (census, pupils, share, day, source) in [
        (format!("(500010, '2023-01-19', 200, 10, 190, NULL, {moment})"), 210, "20.3", "2024-01-18", "GIAS"),
        (format!("(500010, '2024-01-18', 200, 10, 190, NULL, {moment})"), 210, "20.3", "2024-01-18", "GIAS"),
        (format!("(500010, '2025-01-16', 200, 10, 190, NULL, {moment})"), 200, "5.3", "2025-01-16", "SCHOOL_CENSUS"),
        (format!("(500010, '2025-01-16', 200, NULL, 190, 'SUPP', {moment})"), 200, "20.3", "2024-01-18", "GIAS"),
    ] {
        let school = counted(&census).await;
        assert_eq!(school["pupils"]["value"], pupils, "{census}");
        let share = json!({ "value": share, "missing": null, "asOf": day, "provenance": { "source": source } });
        assert_eq!(school["fsmPercent"], share, "{census}");
    }
}

#[tokio::test]
async fn a_census_that_contradicts_itself_makes_no_share() {
    let app = serve_changed(
        Engine::Sqlite,
        "UPDATE school SET fsm_permille = NULL, fsm_pupils = NULL WHERE urn = 500010; DELETE FROM school_census WHERE urn = 500010;
         INSERT INTO school_census (urn, census_on, fsm_pupils, fsm_of_pupils, updated_at, version)
         VALUES (500010, '2025-01-16', 17, 1, '2026-01-01 00:00:00+00:00', 1)",
    )
    .await;
    let reply = app
        .ask("{ school(by: {urn: 500010}) { fsmPercent { value missing asOf } fsmEligiblePupils { value } } }")
        .await;
    let fact = json!({ "value": null, "missing": "SOURCE_ERROR", "asOf": "2025-01-16" });
    assert_eq!(reply.at("/school"), &json!({ "fsmPercent": fact, "fsmEligiblePupils": { "value": 17 } }));
}
