//! What a trust's open schools add up to, added up here by hand.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use support::{Engine, TestApp, on_both_databases};

use super::trusts;
use crate::oracle::{self, List, SCHOOLS, number, text};

const FIGURES: &str =
    "uid groupStatus schoolCount schoolCountMissing regions { region openSchools } phases { phase openSchools }
    totalPupils { value missing schoolsCounted schoolsWithoutValue earliestAsOf latestAsOf }
    totalCapacity { value missing schoolsCounted schoolsWithoutValue earliestAsOf latestAsOf }
    percentFull { value missing schoolsCounted schoolsWithoutValue }
    pupilFsmPercent { value missing schoolsCounted schoolsWithoutValue }";

/// Every trust with its open schools.
async fn with_schools(app: &TestApp) -> Vec<(Value, Vec<Value>)> {
    let plain = "urn isOpen region phase currentTrust { uid } pupils { value asOf } capacity { value } fsmPercent { value } fsmEligiblePupils { value }";
    let schools = oracle::all(app, &List { plain, ..SCHOOLS }).await;
    let open: Vec<Value> = schools.into_iter().filter(|school| school["isOpen"] == true).collect();
    let theirs = |trust: &Value| oracle::those(&open, "/currentTrust/uid", text(trust, "/uid"));
    trusts(app, FIGURES).await.into_iter().map(|trust| (trust.clone(), theirs(&trust))).collect()
}

/// Parts and wholes of the schools that have both, and how many have not.
fn parts(schools: &[Value], of: impl Fn(&Value) -> Option<(f64, f64)>) -> (f64, f64, usize, usize) {
    let parts: Vec<_> = schools.iter().filter_map(of).collect();
    let (part, whole) = parts.iter().fold((0.0, 0.0), |sum, part| (sum.0 + part.0, sum.1 + part.1));
    (part, whole, parts.len(), schools.len() - parts.len())
}

/// Holds a figure against its sum or share, within half of its last digit.
fn agrees(trust: &Value, figure: &str, expected: f64, counted: usize, without: usize) {
    agrees_about(trust, figure, expected, 0.05, counted, without);
}

/// Pupils eligible for free meals, and those whom they are out of: where none is eligible, all.
fn eligible(school: &Value) -> Option<(f64, f64)> {
    let (eligible, share) = (value(school, "fsmEligiblePupils")?, value(school, "fsmPercent")?);
    let all = value(school, "pupils")?;
    Some((eligible, if share > 0.0 { eligible * 100.0 / share } else { all }))
}

fn agrees_about(trust: &Value, figure: &str, expected: f64, within: f64, counted: usize, without: usize) {
    let found = &trust[figure];
    let told = format!("{figure} of {trust}: {expected}");
    assert_eq!((&found["schoolsCounted"], &found["schoolsWithoutValue"]), (&json!(counted), &json!(without)), "{told}");
    match number(found.get("value")) {
        Some(value) => assert!((value - expected).abs() <= within + 1e-9 && counted > 0, "{told}"),
        None => assert_eq!(counted, 0, "{told}"),
    }
}

fn value(school: &Value, fact: &str) -> Option<f64> {
    number(school.pointer(&format!("/{fact}/value")))
}

on_both_databases! {
    async fn sums_and_shares_rest_on_the_schools_that_have_both_parts(app) {
        for (trust, schools) in with_schools(&app).await {
            let (pupils, _, counted, without) = parts(&schools, |school| Some((value(school, "pupils")?, 1.0)));
            agrees(&trust, "totalPupils", pupils, counted, without);
            let (places, _, counted, without) = parts(&schools, |school| Some((value(school, "capacity")?, 1.0)));
            agrees(&trust, "totalCapacity", places, counted, without);
            let (part, whole, counted, without) = parts(&schools, |school| {
                Some((value(school, "pupils")?, value(school, "capacity").filter(|places| *places > 0.0)?))
            });
            agrees(&trust, "percentFull", part / whole * 100.0, counted, without);
            let (part, whole, counted, without) = parts(&schools, eligible);
            // The shares are rounded, so the pupils they are out of are known in part.
            agrees_about(&trust, "pupilFsmPercent", part / whole * 100.0, 0.25, counted, without);
        }
    }
}

#[tokio::test]
async fn some_schools_have_no_value_and_are_counted_as_such() {
    let app = TestApp::start(Engine::Sqlite).await;
    let trusts = trusts(&app, FIGURES).await;
    for figure in ["totalPupils", "totalCapacity", "percentFull", "pupilFsmPercent"] {
        let partial =
            |trust: &&Value| trust[figure]["schoolsCounted"] != 0 && trust[figure]["schoolsWithoutValue"] != 0;
        assert!(trusts.iter().any(|trust| partial(&trust)), "{figure}");
    }
}

#[tokio::test]
async fn regions_and_phases_count_the_open_schools() {
    let app = TestApp::start(Engine::Sqlite).await;
    for (trust, schools) in with_schools(&app).await {
        for (counts, key, path) in [("regions", "region", "/region"), ("phases", "phase", "/phase")] {
            let mut expected: BTreeMap<&str, u64> = BTreeMap::new();
            schools.iter().for_each(|school| *expected.entry(text(school, path)).or_default() += 1);
            let found = trust[counts].as_array().expect("counts").iter();
            let found: BTreeMap<&str, u64> = found
                .map(|count| (text(count, &format!("/{key}")), count["openSchools"].as_u64().expect("a count")))
                .collect();
            assert_eq!(found, expected, "{counts} of {trust}");
        }
    }
}

#[tokio::test]
async fn no_schools_are_none_only_where_both_files_are_of_one_day_or_the_trust_is_closed() {
    let app = TestApp::start(Engine::Sqlite).await;
    let (mut unknown, mut none) = (0, 0);
    for (trust, schools) in with_schools(&app).await {
        let (count, reason) = match (schools.len(), text(&trust, "/groupStatus")) {
            (0, "OPEN") => (Value::Null, json!("SOURCE_DATES_DIFFER")),
            (open, _) => (json!(open), Value::Null),
        };
        unknown += usize::from(count.is_null());
        none += usize::from(count == 0);
        assert_eq!((&trust["schoolCount"], &trust["schoolCountMissing"]), (&count, &reason), "{trust}");
    }
    assert_eq!((unknown, none), (4, 8));
}

#[tokio::test]
async fn a_figure_of_no_schools_says_why_it_has_no_value() {
    let app = TestApp::start(Engine::Sqlite).await;
    let mut seen = std::collections::BTreeSet::new();
    for (trust, schools) in with_schools(&app).await {
        let reason = match (schools.len(), text(&trust, "/groupStatus")) {
            (0, "OPEN") => "SOURCE_DATES_DIFFER",
            (0, _) => "NOT_APPLICABLE",
            _ if trust["totalPupils"]["schoolsCounted"] == 0 => "NOT_COLLECTED",
            _ => "",
        };
        assert_eq!(text(&trust, "/totalPupils/missing"), reason, "{trust}");
        seen.insert(reason);
    }
    assert_eq!(seen.len(), 4, "{seen:?}");
}

#[tokio::test]
async fn a_figure_tells_the_days_that_it_rests_on() {
    let app = TestApp::start(Engine::Sqlite).await;
    for (trust, schools) in with_schools(&app).await {
        let days: Vec<&str> =
            schools.iter().map(|school| text(school, "/pupils/asOf")).filter(|day| !day.is_empty()).collect();
        let told = ["earliestAsOf", "latestAsOf"].map(|day| text(&trust["totalPupils"], &format!("/{day}")).to_owned());
        let expected = [days.iter().min(), days.iter().max()].map(|day| day.copied().unwrap_or_default().to_owned());
        assert_eq!(told, expected, "{trust}");
    }
}
