//! Errors: in words for whoever wrote the query, with a code, a place, and nothing of our insides.

mod variables;

use serde_json::json;
use support::{Engine, TestApp};

#[tokio::test]
async fn a_value_that_its_scalar_refuses_is_refused_in_the_scalars_words() {
    let app = TestApp::start(Engine::Sqlite).await;
    for (filter, told) in [
        (
            "{opened: {from: \"2020-02-30\"}}",
            "\"2020-02-30\" is not a day of the calendar: a date is a string such as \"2026-03-23\"",
        ),
        ("{closed: {to: 2020}}", "This is not a date: a date is a string such as \"2026-03-23\""),
        ("{fsmPercent: {min: \"much\"}}", "a decimal is a number or a string such as \"23.4\""),
        ("{not: {fsmPercent: {max: true}}}", "a decimal is a number or a string such as \"23.4\""),
    ] {
        let refused = app.ask(&format!("{{ schools(filter: {filter}) {{ totalCount }} }}")).await;
        assert_eq!((refused.codes(), refused.message()), (vec!["BAD_USER_INPUT"], told), "{filter}");
    }
}

#[tokio::test]
async fn a_decimal_comes_in_as_string_or_number() {
    let app = TestApp::start(Engine::Sqlite).await;
    let count = async |filter: &str| {
        let reply = app.ask(&format!("{{ schools(filter: {{fsmPercent: {filter}}}) {{ totalCount }} }}")).await;
        reply.at("/schools/totalCount").clone()
    };
    assert_eq!(count("{min: 12.5, max: 20}").await, count("{min: \"12.50\", max: \"20.0\"}").await);
    assert_ne!(count("{min: 12.5, max: 20}").await, count("{min: 12.6, max: 19.9}").await);
}

/// What only we and our libraries talk about.
const INSIDES: [&str; 14] = [
    "struct ",
    "serde",
    "async_graphql",
    "async-graphql",
    "apollo",
    "sqlx",
    "SELECT ",
    "panicked",
    ".rs",
    "::",
    "src/",
    "occurred while parsing",
    "Failed to parse",
    "INTERNAL_SERVER_ERROR",
];

#[tokio::test]
async fn no_error_tells_of_our_insides_and_every_one_has_a_code() {
    let app = TestApp::start(Engine::Sqlite).await;
    let mut replies = vec![];
    for (query, variables, _) in variables::wrong() {
        replies.push(app.ask_with(query, variables).await);
    }
    for query in [
        "{",
        "}",
        "{ a(: }",
        "{ nothing }",
        "{ school }",
        "{ school(by: 1) { urn } }",
        "{ school(by: {urn: 1}) { urn } }",
        "{ school(by: {urn: \"1\", id: 2}) { urn } }",
        "{ schools(first: 99999999999) { totalCount } }",
        "{ schools(after: \"x\") { totalCount } }",
        "{ schools(filter: {opened: {from: 1}}) { totalCount } }",
        "{ schools(filter: {trusts: [{}]}) { totalCount } }",
        "{ schools(orderBy: {}) { totalCount } }",
        "{ ...F }",
        "fragment F on School { urn }",
        "subscription { a }",
        "{ node(id: {}) { id } }",
        "{ codeLists(names: 5) { name } }",
        "query($a: Nothing) { __typename }",
        "query($a: Int = \"x\") { schools(first: $a) { totalCount } }",
        "{ a: register { schools } a: trusts { totalCount } }",
        "{ __typename @nothing }",
        "{ __type { name } }",
    ] {
        replies.push(app.ask(query).await);
    }
    for reply in &replies {
        let told = reply.body.to_string();
        assert!(!reply.codes().is_empty() && !reply.codes().contains(&"no code"), "{told}");
        let found = INSIDES.iter().find(|inside| told.contains(**inside));
        assert_eq!(found, None, "{told}");
    }
}

#[tokio::test]
async fn a_place_is_told_where_there_is_one_and_left_out_where_there_is_none() {
    let app = TestApp::start(Engine::Sqlite).await;
    let invalid = app.ask("{\n  nothing\n}").await;
    assert_eq!(invalid.body["errors"][0]["locations"], json!([{ "line": 2, "column": 3 }]));
    let field = app.ask("{\n  school(by: {urn: 1}) { urn }\n}").await;
    assert_eq!(field.body["errors"][0]["locations"], json!([{ "line": 2, "column": 3 }]));
    let nowhere = app.post(json!({ "query": "query A { a: __typename } query B { b: __typename }" })).await;
    assert!(nowhere.body["errors"][0].get("locations").is_none());
}
