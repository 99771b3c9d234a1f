//! Facts about a school: a value or the reason why there is none, with its day and its source.

use serde_json::{Value, json};
use support::{Engine, TestApp, on_both_databases};

use super::schools;
use crate::oracle::{number, text};

const FACTS: [&str; 5] = ["pupils", "capacity", "percentFull", "fsmPercent", "fsmEligiblePupils"];
const PLAIN: &str = "urn status isOpen vanishedOn
    pupils { value missing asOf provenance { source asOf stale } } capacity { value missing asOf provenance { source asOf stale } }
    percentFull { value missing asOf provenance { source asOf stale } } fsmPercent { value missing asOf provenance { source asOf stale } }
    fsmEligiblePupils { value missing asOf provenance { source asOf stale } } fsmCriteria";

/// The day of the newest file that lists a school.
fn last_listed_on(school: &Value) -> &'static str {
    if school["vanishedOn"].is_null() { "2025-04-01" } else { "2025-01-05" }
}

/// Facts of one name that have no value, under a condition on their schools.
fn missing<'a>(schools: &'a [Value], fact: &str, of: impl Fn(&Value) -> bool) -> Vec<&'a str> {
    let theirs = schools.iter().filter(|school| of(school)).map(|school| text(school, &format!("/{fact}/missing")));
    theirs.filter(|missing| !missing.is_empty()).collect()
}

on_both_databases! {
    async fn a_fact_has_a_value_or_says_why_not(app) {
        for school in schools(&app, PLAIN).await {
            for fact in FACTS {
                let of = &school[fact];
                assert!(of["value"].is_null() != of["missing"].is_null(), "{fact} of {school}");
                // Where the register has no number, a census may.
                let by_census = json!({ "source": "SCHOOL_CENSUS", "asOf": of["asOf"], "stale": true });
                let by_register = json!({ "source": "GIAS", "asOf": last_listed_on(&school), "stale": true });
                assert!([by_register, by_census].contains(&of["provenance"]), "{fact} of {school}");
            }
        }
    }
}

#[tokio::test]
async fn nothing_applies_to_the_pupils_of_a_closed_school() {
    let app = TestApp::start(Engine::Sqlite).await;
    let schools = schools(&app, PLAIN).await;
    for fact in ["pupils", "fsmPercent", "fsmEligiblePupils", "capacity", "percentFull"] {
        let reasons = missing(&schools, fact, |school| school["status"] == "CLOSED");
        assert!(!reasons.is_empty() && reasons.iter().all(|reason| *reason == "NOT_APPLICABLE"), "{fact}");
    }
}

#[tokio::test]
async fn nobody_asked_an_open_school_that_was_in_no_census() {
    let app = TestApp::start(Engine::Sqlite).await;
    let schools = schools(&app, PLAIN).await;
    for fact in ["pupils", "fsmPercent", "fsmEligiblePupils", "capacity"] {
        let by_register = |school: &Value| school[fact]["provenance"]["source"] == "GIAS";
        let reasons = missing(&schools, fact, |school| school["isOpen"] == true && by_register(school));
        assert!(!reasons.is_empty() && reasons.iter().all(|reason| *reason == "NOT_COLLECTED"), "{fact}");
    }
}

#[tokio::test]
async fn a_school_without_places_is_not_full_and_not_empty() {
    let app = TestApp::start(Engine::Sqlite).await;
    let schools = schools(&app, PLAIN).await;
    let without: Vec<_> = schools.iter().filter(|school| school["capacity"]["value"] == 0).collect();
    assert!(!without.is_empty());
    for school in without {
        assert_eq!(
            (&school["percentFull"]["value"], &school["percentFull"]["missing"]),
            (&Value::Null, &json!("NOT_APPLICABLE"))
        );
    }
}

#[tokio::test]
async fn a_school_is_as_full_as_its_pupils_and_places_make_it() {
    let app = TestApp::start(Engine::Sqlite).await;
    let mut counted = 0;
    for school in schools(&app, PLAIN).await {
        let [pupils, places] = ["/pupils/value", "/capacity/value"].map(|path| number(school.pointer(path)));
        if let (Some(pupils), Some(places)) = (pupils, places.filter(|places| *places > 0.0)) {
            let full = number(school.pointer("/percentFull/value")).expect("a share");
            assert!((full - pupils / places * 100.0).abs() <= 0.05 + 1e-9, "{school}");
            counted += 1;
        }
    }
    assert!(counted > 400);
}

#[tokio::test]
async fn a_decimal_goes_out_without_zeros_that_say_nothing() {
    let app = TestApp::start(Engine::Sqlite).await;
    let schools = schools(&app, PLAIN).await;
    let shares: Vec<&str> =
        schools.iter().map(|school| text(school, "/fsmPercent/value")).filter(|share| !share.is_empty()).collect();
    assert!(shares.contains(&"0") && shares.contains(&"7.5") && shares.contains(&"12"));
    assert!(shares.iter().all(|share| !share.contains('.') || !share.ends_with('0')));
}

#[tokio::test]
async fn counts_are_of_the_day_of_the_census_and_places_of_the_day_of_the_file() {
    let app = TestApp::start(Engine::Sqlite).await;
    for school in schools(&app, PLAIN).await {
        assert_eq!(school["capacity"]["asOf"], last_listed_on(&school), "{school}");
        // A census that has a marker in the place of the number has a day all the same.
        let by_register = school["pupils"]["provenance"]["source"] == "GIAS";
        assert!(!by_register || school["pupils"]["value"].is_null() == school["pupils"]["asOf"].is_null(), "{school}");
        let open_and_counted = school["isOpen"] == true && !school["pupils"]["value"].is_null();
        assert!(!open_and_counted || school["pupils"]["asOf"] == "2024-01-18", "{school}");
    }
}

#[tokio::test]
async fn a_share_of_free_meals_says_under_which_rule_it_was_counted() {
    let app = TestApp::start(Engine::Sqlite).await;
    let mut rules = std::collections::BTreeSet::new();
    for school in schools(&app, PLAIN).await {
        let counted = text(&school, "/fsmPercent/asOf");
        let rule = match school["fsmPercent"]["value"] {
            Value::Null => "",
            _ if counted < "2018-04" => "BEFORE_APRIL_2018",
            _ => "TRANSITIONAL_2018_TO_2026",
        };
        assert_eq!(text(&school, "/fsmCriteria"), rule, "{school}");
        rules.insert(rule);
    }
    assert_eq!(rules.len(), 3);
}
