//! Pages of a search: whole, in order, with what was found marked.

use std::collections::HashSet;

use serde_json::{Value, json};
use support::{Engine, TestApp, on_both_databases};

use super::{SEARCH, SUGGEST, found, key, keys};
use crate::oracle::{self, text};

/// Everything that a search finds, page by page.
async fn walk(app: &TestApp, text: &str, size: i32) -> Vec<Value> {
    let (mut all, mut after) = (vec![], Value::Null);
    loop {
        let page = app.ask_with(SEARCH, json!({ "text": text, "first": size, "after": after })).await;
        assert_eq!(page.at("/search/pageInfo/hasPreviousPage"), !all.is_empty());
        all.extend(page.at("/search/edges").as_array().expect("edges").iter().cloned());
        after = page.at("/search/pageInfo/endCursor").clone();
        if page.at("/search/pageInfo/hasNextPage") == false {
            assert_eq!(page.at("/search/totalCount"), all.len());
            return all;
        }
    }
}

on_both_databases! {
    async fn a_walk_through_a_search_meets_everything_once_best_first(app) {
        for (typed, size) in [("school", 100), ("primary acad", 7), ("st", 3), ("yarlminster millrce", 1)] {
            let all = walk(&app, typed, size).await;
            assert!(!all.is_empty(), "{typed}");
            assert_eq!(keys(&all).into_iter().collect::<HashSet<_>>().len(), all.len(), "{typed}");
            let scores: Vec<f64> = all.iter().map(|edge| edge["score"].as_f64().expect("a score")).collect();
            assert!(scores.is_sorted_by(|left, right| left >= right), "{typed}: {scores:?}");
            let first = &keys(&all)[..all.len().min(100)];
            assert_eq!(keys(&found(&app, json!({ "text": typed })).await), first, "{typed}");
        }
    }

    async fn suggestions_are_the_first_of_a_search(app) {
        for typed in ["s", "st jo", "academy", "harbour", "trust", "zb4"] {
            let suggested = app.ask_with(SUGGEST, json!({ "text": typed, "first": 20 })).await;
            let suggested = keys(suggested.at("/suggest").as_array().expect("a list"));
            let found = keys(&found(&app, json!({ "text": typed })).await);
            assert_eq!(suggested, found[..found.len().min(20)], "{typed}");
        }
    }
}

#[tokio::test]
async fn a_cursor_belongs_to_its_search() {
    let app = TestApp::start(Engine::Sqlite).await;
    let asked = json!({ "text": "primary school", "first": 2 });
    let after = app.ask_with(SEARCH, asked.clone()).await.at("/search/pageInfo/endCursor").clone();
    let with = |field: &str, value: Value| {
        let mut asked = asked.clone();
        asked["after"] = after.clone();
        asked[field] = value;
        asked
    };
    for (field, value) in [("text", json!("primary")), ("types", json!(["SCHOOL"])), ("open", json!(false))] {
        let refused = app.ask_with(SEARCH, with(field, value)).await;
        assert_eq!(refused.codes(), ["BAD_USER_INPUT"], "{field}");
        assert!(refused.message().starts_with("This cursor belongs to the order search."), "{}", refused.message());
    }
    let same = app.ask_with(SEARCH, with("text", json!("Primary  SCHOOL"))).await;
    assert_eq!(same.at("/search/edges").as_array().map(Vec::len), Some(2), "what means the same has the same cursors");
    let garbage = app.ask_with(SEARCH, with("after", json!("garbage"))).await;
    assert_eq!(garbage.message(), "This is not a cursor of this service.");
}

#[tokio::test]
async fn a_cursor_stands_where_it_stood_after_its_school_is_gone() {
    let app = TestApp::start(Engine::Sqlite).await;
    let asked = json!({ "text": "clocktower", "types": ["SCHOOL"], "first": 3 });
    let page = app.ask_with(SEARCH, asked.clone()).await;
    let [second, third] = [1, 2].map(|at| page.at(&format!("/search/edges/{at}")).clone());
    let later = oracle::serve_changed(
        Engine::Sqlite,
        &format!("DELETE FROM school WHERE urn = {}", text(&second, "/node/urn")),
    )
    .await;
    let mut next = asked;
    next["after"] = second["cursor"].clone();
    assert_eq!(key(later.ask_with(SEARCH, next).await.at("/search/edges/0")), key(&third));
}

on_both_databases! {
    async fn what_was_found_is_marked_and_the_rest_is_safe_in_a_page(app) {
        let highlights = async |text: &str| {
            let found = found(&app, json!({ "text": text, "types": ["SCHOOL"] })).await;
            found[0]["highlights"].as_array().expect("a list").clone()
        };
        assert_eq!(highlights("cafe theatre").await[0], "<mark>Café</mark> <mark>Théâtre</mark> Academy of Performing Arts");
        let quoted = app.ask("{ schools(filter: {text: \"yarlwell\"}, orderBy: {field: RELEVANCE}, first: 1) { nodes { name } } }").await;
        let name = quoted.at("/schools/nodes/0/name").as_str().expect("a name");
        let escaped = name.replace('"', "&quot;").replace("Yarlwell", "<mark>Yarlwell</mark>");
        assert_eq!(highlights("yarlwell").await[0], *escaped);
    }

    async fn an_identifier_is_marked_with_the_name(app) {
        let school = app.ask("{ schools(first: 1) { nodes { urn name } } }").await;
        let [urn, name] = ["urn", "name"].map(|field| school.at(&format!("/schools/nodes/0/{field}")).as_str().expect("a text"));
        let found = found(&app, json!({ "text": format!("{name} {urn}") })).await;
        let highlights = found[0]["highlights"].as_array().expect("a list");
        assert!(highlights[0].as_str().expect("a text").contains("<mark>"));
        assert_eq!(highlights.last(), Some(&json!(format!("<mark>{urn}</mark>"))));
    }
}
