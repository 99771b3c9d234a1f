//! A text in the filters of schools and trusts, and the order by how well it matches.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use support::{Engine, TestApp, on_both_databases};

use super::{found, key};

const SCHOOLS: &str = "query($filter: SchoolFilter, $open: Boolean! = true, $order: SchoolOrder, $after: String) {
    list: schools(filter: $filter, openOnly: $open, orderBy: $order, first: 100, after: $after) { totalCount
        nodes { key: urn } edges { cursor } pageInfo { hasNextPage endCursor } } }";
const TRUSTS: &str = "query($filter: TrustFilter, $open: Boolean! = true, $order: TrustOrder, $after: String) {
    list: trusts(filter: $filter, openOnly: $open, orderBy: $order, first: 100, after: $after) { totalCount
        nodes { key: uid } edges { cursor } pageInfo { hasNextPage endCursor } } }";

/// The keys of a whole list.
async fn listed(app: &TestApp, query: &str, variables: Value) -> Vec<String> {
    let (mut keys, mut variables) = (vec![], variables);
    loop {
        let page = app.ask_with(query, variables.clone()).await;
        let nodes = page.at("/list/nodes").as_array().expect("nodes").iter();
        keys.extend(nodes.map(|node| node["key"].as_str().expect("a key").to_owned()));
        variables["after"] = page.at("/list/pageInfo/endCursor").clone();
        if page.at("/list/pageInfo/hasNextPage") == false {
            assert_eq!(page.at("/list/totalCount"), keys.len());
            return keys;
        }
    }
}

fn set(keys: Vec<String>) -> BTreeSet<String> {
    keys.into_iter().collect()
}

/// Texts that few enough things match to come on one page.
const TYPED: [&str; 6] =
    ["yarl", "clocktower", "catholic infant", "harbour acadmey", "zb4", "millrace college yarlminster"];

on_both_databases! {
    async fn a_text_in_a_filter_chooses_what_search_finds_and_relevance_orders_it_so(app) {
        for (query, kind) in [(SCHOOLS, "SCHOOL"), (TRUSTS, "TRUST")] {
            for (typed, open) in TYPED.iter().flat_map(|typed| [(typed, true), (typed, false)]) {
                let found = found(&app, json!({ "text": typed, "types": [kind], "open": open })).await;
                let expected: Vec<String> = found.iter().map(|edge| key(edge)[1..].to_owned()).collect();
                for direction in ["ASC", "DESC"] {
                    let order = json!({ "field": "RELEVANCE", "direction": direction });
                    let filter = json!({ "text": typed });
                    let by_relevance = listed(&app, query, json!({ "filter": filter, "open": open, "order": order })).await;
                    assert_eq!(by_relevance, expected, "{kind} {typed} {open} {direction}");
                }
                let by_name = listed(&app, query, json!({ "filter": { "text": typed }, "open": open })).await;
                assert_eq!(set(by_name), set(expected), "{kind} {typed} {open}");
            }
        }
    }

    async fn a_text_combines_with_everything_else_that_a_filter_says(app) {
        let schools = async |filter: Value| set(listed(&app, SCHOOLS, json!({ "filter": filter })).await);
        let [text, primary] = [json!({ "text": "school" }), json!({ "phases": ["PRIMARY"] })];
        let both: BTreeSet<String> = &schools(text.clone()).await & &schools(primary.clone()).await;
        assert!(!both.is_empty());
        assert_eq!(schools(json!({ "text": "school", "phases": ["PRIMARY"] })).await, both);
        assert_eq!(schools(json!({ "and": [text, primary] })).await, both);
        let either: BTreeSet<String> =
            &schools(json!({ "text": "clocktower" })).await | &schools(json!({ "text": "catholic" })).await;
        assert_eq!(schools(json!({ "or": [{ "text": "clocktower" }, { "text": "catholic" }] })).await, either);
        let others = &schools(json!({})).await - &schools(json!({ "text": "clocktower" })).await;
        assert_eq!(schools(json!({ "not": { "text": "clocktower" } })).await, others);
        let trusts = async |filter: Value| set(listed(&app, TRUSTS, json!({ "filter": filter })).await);
        let both = &trusts(json!({ "text": "academy" })).await & &trusts(json!({ "types": ["MULTI_ACADEMY"] })).await;
        assert_eq!(trusts(json!({ "text": "academy", "types": ["MULTI_ACADEMY"] })).await, both);
    }

    async fn a_text_without_words_matches_nothing_and_null_asks_for_nothing(app) {
        for query in [SCHOOLS, TRUSTS] {
            let nothing = listed(&app, query, json!({ "filter": { "text": " " } })).await;
            assert!(nothing.is_empty());
            let all = listed(&app, query, json!({ "filter": { "text": null } })).await;
            assert_eq!(all, listed(&app, query, json!({})).await);
        }
    }
}

#[tokio::test]
async fn statuses_that_are_asked_for_are_searched_though_they_are_not_open() {
    let app = TestApp::start(Engine::Sqlite).await;
    let closed = app.ask("{ schools(filter: {statuses: [CLOSED]}, first: 1) { nodes { urn } } }").await;
    let urn = closed.at("/schools/nodes/0/urn").as_str().expect("a URN");
    let filter = json!({ "text": urn, "statuses": ["CLOSED"] });
    let order = json!({ "field": "RELEVANCE" });
    assert_eq!(listed(&app, SCHOOLS, json!({ "filter": filter, "order": order })).await[0], urn);
    assert!(!listed(&app, SCHOOLS, json!({ "filter": { "text": urn } })).await.contains(&urn.to_owned()));
}

#[tokio::test]
async fn relevance_needs_a_text_of_the_filter_itself() {
    let app = TestApp::start(Engine::Sqlite).await;
    let order = json!({ "field": "RELEVANCE" });
    for query in [SCHOOLS, TRUSTS] {
        for filter in [Value::Null, json!({}), json!({ "text": null })] {
            let refused = app.ask_with(query, json!({ "filter": filter, "order": order })).await;
            assert_eq!(refused.codes(), ["BAD_USER_INPUT"]);
            assert!(refused.message().contains("RELEVANCE needs `text` in the filter"), "{}", refused.message());
        }
    }
    let inside = json!({ "filter": { "and": [{ "text": "oak" }] }, "order": order });
    assert_eq!(app.ask_with(SCHOOLS, inside).await.codes(), ["BAD_USER_INPUT"]);
}

#[tokio::test]
async fn a_cursor_by_relevance_belongs_to_its_text() {
    let app = TestApp::start(Engine::Sqlite).await;
    let order = json!({ "field": "RELEVANCE" });
    for query in [SCHOOLS, TRUSTS] {
        let asked = json!({ "filter": { "text": "academy" }, "order": order });
        let cursor = app.ask_with(query, asked).await.at("/list/edges/0/cursor").clone();
        for text in ["school", "academy "] {
            let other = json!({ "filter": { "text": text }, "order": order, "after": cursor });
            let refused = app.ask_with(query, other).await;
            assert_eq!(refused.codes(), ["BAD_USER_INPUT"]);
            assert!(refused.message().contains(".RELEVANCE."), "{}", refused.message());
        }
    }
}

#[tokio::test]
async fn the_schools_of_a_trust_and_of_an_authority_are_searched_too() {
    let app = TestApp::start(Engine::Sqlite).await;
    let query = "{ trusts(orderBy: {field: SCHOOL_COUNT, direction: DESC}, first: 1) { nodes {
        all: schools(first: 100) { nodes { urn } }
        some: schools(filter: {text: \"school\"}, orderBy: {field: RELEVANCE}, first: 100) { nodes { urn name } } } }
        localAuthority(code: \"977\") { schools(filter: {text: \"academy\"}, orderBy: {field: RELEVANCE}) {
            nodes { localAuthority { code } } } } }";
    let reply = app.ask(query).await;
    let [all, some] = ["all", "some"]
        .map(|list| reply.at(&format!("/trusts/nodes/0/{list}/nodes")).as_array().expect("a list").len());
    assert!(some > 0 && some <= all);
    let schools = reply.at("/localAuthority/schools/nodes").as_array().expect("a list");
    assert!(schools.iter().all(|school| school["localAuthority"]["code"] == "977"));
}
