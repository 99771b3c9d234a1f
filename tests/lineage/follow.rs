//! The key of a school that is not open leads to the open one that it goes on as.

use serde_json::json;
use support::{Engine, TestApp};

use crate::membership::past::Past;

/// The school that a URN leads to.
async fn heir(app: &TestApp, urn: i32) -> i32 {
    let query = "query($urn: Urn!) { school(by: {urn: $urn}, followSuccessor: true) { urn } }";
    let found = app.ask_with(query, json!({ "urn": urn })).await;
    found.at("/school/urn").as_str().expect("a URN").parse().expect("a number")
}

/// The schools from 500010 to 500019 closed, but some.
fn all_closed_but(open: &str) -> Past {
    Past::default()
        .with("UPDATE school SET status_code = '2' WHERE urn BETWEEN 500010 AND 500019")
        .with(&format!("UPDATE school SET status_code = '1' WHERE urn IN ({open})"))
}

#[tokio::test(flavor = "multi_thread")]
async fn a_chain_of_closed_schools_leads_to_the_open_one_at_its_end() {
    let past = all_closed_but("500013")
        .link(500_010, 500_011, "Successor", "")
        .link(500_012, 500_011, "Predecessor - merged", "")
        .link(500_012, 500_013, "Successor - amalgamated", "");
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let app = past.serve(engine).await;
        for urn in 500_010..=500_013 {
            assert_eq!(heir(&app, urn).await, 500_013, "{urn}");
        }
    }
}

#[tokio::test]
async fn a_key_stands_for_itself_unless_its_successor_is_asked_for() {
    let app = all_closed_but("500011").link(500_010, 500_011, "Successor", "").serve(Engine::Sqlite).await;
    let query = "query($follow: Boolean) { bare: school(by: {urn: 500010}) { urn }
        left: school(by: {urn: 500010}, followSuccessor: $follow) { urn }
        no: school(by: {urn: 500010}, followSuccessor: false) { urn } }";
    let same = json!({ "urn": "500010" });
    assert_eq!(app.ask(query).await.data(), &json!({ "bare": same, "left": same, "no": same }));
}

#[tokio::test]
async fn an_open_school_is_its_own_successor() {
    let app = all_closed_but("500010, 500011").link(500_010, 500_011, "Successor", "").serve(Engine::Sqlite).await;
    assert_eq!(heir(&app, 500_010).await, 500_010);
}

#[tokio::test]
async fn a_school_that_was_split_or_is_only_linked_has_no_successor_to_lead_to() {
    let app = all_closed_but("500011, 500012")
        .link(500_010, 500_011, "Successor - Split School", "")
        .link(500_010, 500_012, "Sixth Form Centre School", "")
        .serve(Engine::Sqlite)
        .await;
    assert_eq!(heir(&app, 500_010).await, 500_010);
}

#[tokio::test]
async fn a_chain_that_ends_at_a_closed_school_gives_the_last_one() {
    let app = all_closed_but("0")
        .link(500_010, 500_011, "Successor", "")
        .link(500_011, 500_012, "Successor", "")
        .serve(Engine::Sqlite)
        .await;
    assert_eq!(heir(&app, 500_010).await, 500_012);
}

#[tokio::test(flavor = "multi_thread")]
async fn of_several_successors_the_one_that_goes_on_then_the_open_the_latest_the_lowest_is_taken() {
    let to = |past: Past, urn, suffix: &str, day| past.link(500_010, urn, &format!("Successor{suffix}"), day);
    for (open, successors, expected) in [
        ("500012", [(500_011, "", ""), (500_012, " - merged", "2020-01-01")], 500_011),
        ("500012", [(500_011, " - merged", "2020-01-01"), (500_012, " - merged", "")], 500_012),
        ("500011, 500012", [(500_011, " - merged", "2019-01-01"), (500_012, " - amalgamated", "2020-01-01")], 500_012),
        ("500011, 500012", [(500_011, " - merged", ""), (500_012, " - merged", "")], 500_011),
    ] {
        let past =
            successors.into_iter().fold(all_closed_but(open), |past, (urn, suffix, day)| to(past, urn, suffix, day));
        assert_eq!(heir(&past.serve(Engine::Sqlite).await, 500_010).await, expected, "{successors:?}, open {open}");
    }
}

#[tokio::test]
async fn a_circle_of_closed_schools_is_left_again() {
    let app = all_closed_but("0")
        .link(500_010, 500_011, "Successor", "")
        .link(500_011, 500_012, "Successor", "")
        .link(500_012, 500_010, "Successor", "")
        .serve(Engine::Sqlite)
        .await;
    assert_eq!(heir(&app, 500_010).await, 500_012);
}

#[tokio::test]
async fn a_school_that_the_register_no_longer_lists_leads_to_its_successor() {
    let app = all_closed_but("500010, 500011")
        .with("UPDATE school SET vanished_on = '2025-04-01' WHERE urn = 500010")
        .link(500_010, 500_011, "Successor", "")
        .serve(Engine::Sqlite)
        .await;
    assert_eq!(heir(&app, 500_010).await, 500_011);
}

#[tokio::test]
async fn a_key_that_finds_nothing_leads_nowhere() {
    let app = Past::default().serve(Engine::Sqlite).await;
    let found = app.ask("{ school(by: {urn: 999999}, followSuccessor: true) { urn } }").await;
    assert_eq!(found.at("/school"), &json!(null));
    let refused = app.ask("{ school(by: {urn: \"12\"}, followSuccessor: true) { urn } }").await;
    assert_eq!(refused.codes(), ["BAD_USER_INPUT"]);
}
