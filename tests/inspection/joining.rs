//! Inspections before and after a school joined its trust.

use serde_json::{Value, json};
use support::{Engine, TestApp};

use super::{overall, school};
use crate::membership::past::Past;

const CHANGE: &str = "inspectionChange { status comparable before { inspectionNumber } after { inspectionNumber } }";

async fn change(app: &TestApp) -> Value {
    school(app, 500_010, CHANGE).await["inspectionChange"].clone()
}

/// A school that joined a trust on the first of September 2014, inadequate before and good after.
fn improved() -> Past {
    Past::default()
        .member(500_010, Some(600_073), "2014-09-01", "")
        .link(500_010, 500_011, "Predecessor", "2014-09-01")
        .inspected(500_011, "EARLIER", "2010-03-01", overall("1"))
        .inspected(500_011, "BEFORE", "2014-08-31", overall("4"))
        .inspected(500_010, "SINCE", "2014-09-01", overall("3"))
        .inspected(500_010, "LATEST", "2018-03-01", overall("2"))
}

#[tokio::test(flavor = "multi_thread")]
async fn the_last_grade_before_joining_is_held_against_the_latest_since() {
    let past = improved();
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let expected = json!({ "status": "IMPROVED", "comparable": true, "before": { "inspectionNumber": "BEFORE" },
            "after": { "inspectionNumber": "LATEST" } });
        assert_eq!(change(&past.serve(engine).await).await, expected);
    }
}

#[tokio::test]
async fn an_inspection_on_the_day_of_joining_comes_after_it() {
    let app = improved().serve(Engine::Sqlite).await;
    let timings = school(&app, 500_010, "inspections { edges { timing node { inspectionNumber } } }").await;
    let timings: Vec<_> =
        timings["inspections"]["edges"].as_array().expect("edges").iter().map(|edge| &edge["timing"]).collect();
    assert_eq!(json!(timings), json!(["AFTER_JOINING", "AFTER_JOINING", "BEFORE_JOINING", "BEFORE_JOINING"]));
}

#[tokio::test]
async fn grades_are_compared_only_where_both_are_for_the_whole_school() {
    for (before, after, status) in
        [("2", "2", "SAME"), ("1", "2", "DECLINED"), ("3", "3", "SAME"), ("2", "Not judged", "NOT_COMPARABLE")]
    {
        let app = Past::default()
            .member(500_010, Some(600_073), "2012-06-01", "")
            .inspected(500_010, "A", "2011-03-01", overall(before))
            .inspected(500_010, "B", "2024-10-01", overall(after))
            .serve(Engine::Sqlite)
            .await;
        assert_eq!(change(&app).await["status"], status, "{before} and {after}");
    }
}

#[tokio::test]
async fn what_is_not_known_is_said_and_not_guessed() {
    let before = |past: Past| past.inspected(500_010, "A", "2011-03-01", overall("2"));
    let after = |past: Past| past.inspected(500_010, "B", "2023-03-01", overall("2"));
    let between = |past: Past| past.inspected(500_010, "C", "2025-02-01", overall("2"));
    let member = || Past::default().member(500_010, Some(600_073), "2014-09-01", "");
    let since_some_day = || Past::default().member(500_010, Some(600_073), "2025-01-06..2025-04-01", "");
    for (past, status) in [
        (before(Past::default()), "NOT_IN_TRUST"),
        (before(member()), "NOT_INSPECTED_SINCE"),
        (after(member()), "NO_PRIOR_INSPECTION"),
        (between(before(since_some_day())), "JOIN_DATE_UNCERTAIN"),
        (before(since_some_day()), "NOT_INSPECTED_SINCE"),
    ] {
        let app = past.serve(Engine::Sqlite).await;
        assert_eq!(change(&app).await["status"], status);
    }
}

#[tokio::test]
async fn a_trust_that_only_took_another_form_is_the_same_trust() {
    let app = Past::default()
        .member(500_010, Some(600_011), "2012-09-01", "2016-09-01")
        .member_who(500_010, Some(600_073), "2016-09-01", "", |stay| stay.join_reason = "TRUST_CHANGED_FORM".into())
        .inspected(500_010, "A", "2014-03-01", overall("2"))
        .serve(Engine::Sqlite)
        .await;
    let timing = school(&app, 500_010, "latestInspection { timing }").await;
    assert_eq!(timing["latestInspection"]["timing"], "AFTER_JOINING");
}

#[tokio::test]
async fn a_membership_knows_the_grades_before_it_and_within_it() {
    let app = Past::default()
        .member(500_010, Some(600_011), "2012-09-01", "2016-09-01")
        .member(500_010, Some(600_073), "2016-09-01", "")
        .inspected(500_010, "BEFORE", "2012-08-31", overall("4"))
        .inspected(500_010, "FIRST", "2014-03-01", overall("3"))
        .inspected(500_010, "SECOND", "2016-09-01", overall("2"))
        .serve(Engine::Sqlite)
        .await;
    let stays =
        "trustMemberships { inspectionAtJoining { inspectionNumber } latestInspectionSince { inspectionNumber } }";
    let stays = school(&app, 500_010, stays).await;
    let stay = |before: &str, since: &str| {
        json!({ "inspectionAtJoining": { "inspectionNumber": before },
        "latestInspectionSince": { "inspectionNumber": since } })
    };
    assert_eq!(stays["trustMemberships"], json!([stay("BEFORE", "FIRST"), stay("FIRST", "SECOND")]));
}

#[tokio::test]
async fn an_inspection_knows_the_trust_that_the_school_was_in() {
    let app = improved().serve(Engine::Sqlite).await;
    let trusts = school(&app, 500_010, "inspections { nodes { trustAtInspection { uid } school { urn } } }").await;
    let trusts = &trusts["inspections"]["nodes"];
    assert_eq!(trusts[0], json!({ "trustAtInspection": { "uid": "600073" }, "school": { "urn": "500010" } }));
    assert_eq!(trusts[2], json!({ "trustAtInspection": null, "school": { "urn": "500011" } }));
}
