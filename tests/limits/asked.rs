//! What an operation may ask for once its variables are known: objects, values, filters.

use reqwest::StatusCode;
use serde_json::{Value, json};
use support::{Engine, Reply, TestApp, world};

/// Pages of 100 in 99 pages, and one more page: 1 + 99 + 99 * (1 + 100 + …) objects, near the limit from both sides.
const PAGES: &str = "query($outer: Int, $inner: Int = 100) {
    schools(first: $outer) { nodes { localAuthority { schools(last: $inner) { nodes { address { town } } } } } } }";

async fn ask(query: &str, variables: Value) -> Reply {
    TestApp::start(Engine::Sqlite).await.ask_with(query, variables).await
}

fn is_too_complex(reply: &Reply) -> bool {
    reply.codes() == ["TOO_COMPLEX"] && reply.body.get("data").is_none()
}

#[tokio::test(flavor = "multi_thread")]
async fn pages_in_pages_are_multiplied_before_anything_runs() {
    let three = "{ schools(first: 100) { nodes { localAuthority { schools(first: 100) { nodes { localAuthority {
        schools(first: 100) { nodes { name } } } } } } } } }";
    let refused = ask(three, json!({})).await;
    assert_eq!(refused.status, StatusCode::BAD_REQUEST);
    assert!(is_too_complex(&refused), "{:#}", refused.body);
    assert!(refused.message().contains("at most 100,000"), "{}", refused.message());
}

#[tokio::test(flavor = "multi_thread")]
async fn lists_that_do_not_page_count_too_and_so_do_pages_of_memberships() {
    let app = TestApp::start(Engine::Sqlite).await;
    let past = |list: &str| format!("{{ schools(first: 100) {{ nodes {{ {list} }} }} }}");
    let inside = "schools(first: 100) { nodes { name } }";
    for (query, passes) in [
        (past("trustMemberships { trust { name } } predecessors { school { name } } successors { kind }"), true),
        (past(&format!("trustMemberships {{ trust {{ {inside} }} }}")), false),
        (past(&format!("predecessors {{ school {{ localAuthority {{ {inside} }} }} }}")), false),
        (past("currentTrust { schoolMemberships(first: 100) { nodes { joined { date } } } }"), true),
        (past("currentTrust { schoolMemberships(first: 100) { nodes { school { successors { kind } } } } }"), false),
        (
            past(&format!("currentTrust {{ uncertainMemberships(on: \"2025-02-01\") {{ trust {{ {inside} }} }} }}")),
            false,
        ),
    ] {
        assert_eq!(!is_too_complex(&app.ask(&query).await), passes, "{query}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_size_of_a_page_may_come_from_a_variable_or_its_default() {
    let app = TestApp::start(Engine::Sqlite).await;
    let deep =
        PAGES.replace("address { town }", "localAuthority { schools(first: $inner) { nodes { address { town } } } }");
    for (variables, passes) in [
        (json!({ "outer": 100 }), false),
        (json!({ "outer": 100, "inner": 100 }), false),
        (json!({ "outer": 100, "inner": 5 }), true),
        (json!({ "outer": 2, "inner": null }), true),
    ] {
        let reply = app.ask_with(&deep, variables.clone()).await;
        assert_eq!(!is_too_complex(&reply), passes, "{variables}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_of_pages_is_within_reason() {
    let reply = ask(PAGES, json!({ "outer": 100 })).await;
    assert_eq!(reply.at("/schools/nodes").as_array().map(Vec::len), Some(100));
}

#[tokio::test(flavor = "multi_thread")]
async fn five_thousand_values_may_be_sent_and_one_more_may_not() {
    let query = "query($filter: SchoolFilter) { schools(filter: $filter) { totalCount } }";
    let filter = |urns: usize| json!({ "filter": { "urns": vec!["500000"; urns] } });
    // The filter and its list are values too.
    assert_eq!(ask(query, filter(4_998)).await.at("/schools/totalCount"), 1);
    let refused = ask(query, filter(4_999)).await;
    assert!(is_too_complex(&refused), "{:#}", refused.body);
    assert!(refused.message().contains("5,001 values"), "{}", refused.message());
}

#[tokio::test(flavor = "multi_thread")]
async fn fifty_filters_may_be_in_one_and_one_more_may_not() {
    let query = "query($filter: SchoolFilter) { schools(filter: $filter, openOnly: false) { totalCount } }";
    let filter = |inside: usize| json!({ "filter": { "or": vec![json!({}); inside] } });
    assert_eq!(ask(query, filter(49)).await.at("/schools/totalCount"), world::SCHOOLS);
    let refused = ask(query, filter(50)).await;
    assert_eq!(refused.codes(), ["TOO_COMPLEX"]);
    assert!(refused.message().contains("51 filters"), "{}", refused.message());
}
