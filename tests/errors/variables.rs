//! Variables: checked before anything runs, and left out as one likes.

use serde_json::{Value, json};
use support::{Engine, TestApp};

/// Queries with variables that cannot be right, and what is said of them.
pub fn wrong() -> Vec<(&'static str, Value, &'static str)> {
    vec![
        (
            "query($n: Int) { schools(first: $n) { totalCount } }",
            json!({ "n": "x" }),
            "could not coerce variable n: \"x\" to type Int",
        ),
        (
            "query($n: Int) { schools(first: $n) { totalCount } }",
            json!({ "n": 2.5 }),
            "could not coerce variable n: 2.5 to type Int",
        ),
        ("query($u: Urn!) { school(by: {urn: $u}) { urn } }", json!({}), "missing value for non-null variable 'u'"),
        (
            "query($u: Urn!) { school(by: {urn: $u}) { urn } }",
            json!({ "u": null }),
            "null value for variable u of non-null type Urn!",
        ),
        (
            "query($b: Boolean!) { register @include(if: $b) { schools } }",
            json!({}),
            "missing value for non-null variable 'b'",
        ),
        (
            "query($k: SchoolKey!) { school(by: $k) { urn } }",
            json!({ "k": 5 }),
            "could not coerce variable k: 5 to type SchoolKey",
        ),
        (
            "query($f: SchoolFilter) { schools(filter: $f) { totalCount } }",
            json!({ "f": { "phases": ["NO"] } }),
            "could not coerce input field SchoolFilter.phases: \"NO\" to type Phase",
        ),
        (
            "query($f: SchoolFilter) { schools(filter: $f) { totalCount } }",
            json!({ "f": { "nope": 1 } }),
            "Input object has key nope not in type SchoolFilter",
        ),
    ]
}

#[tokio::test]
async fn variables_that_cannot_be_right_are_refused_before_anything_runs() {
    let app = TestApp::start(Engine::Sqlite).await;
    for (query, variables, told) in wrong() {
        let refused = app.ask_with(query, variables.clone()).await;
        assert_eq!((refused.codes(), refused.message()), (vec!["BAD_USER_INPUT"], told), "{query} {variables}");
        assert!(refused.body.get("data").is_none(), "{query} {variables}");
    }
}

#[tokio::test]
async fn a_variable_that_is_left_out_leaves_the_argument_its_default() {
    let app = TestApp::start(Engine::Sqlite).await;
    let query = "query($filter: SchoolFilter, $open: Boolean, $order: SchoolOrder, $first: Int, $after: String) {
        schools(filter: $filter, openOnly: $open, orderBy: $order, first: $first, after: $after) { nodes { urn } totalCount } }";
    let plain = app.ask("{ schools { nodes { urn } totalCount } }").await;
    assert_eq!(app.ask_with(query, json!({})).await.data(), plain.data());
    let nulls = json!({ "filter": null, "order": null, "first": null, "after": null });
    assert_eq!(app.ask_with(query, nulls).await.data(), plain.data());
    let trusts = app
        .ask_with(
            "query($open: Boolean, $order: TrustOrder) { trusts(openOnly: $open, orderBy: $order) { totalCount } }",
            json!({}),
        )
        .await;
    assert_eq!(trusts.data(), app.ask("{ trusts { totalCount } }").await.data());
}
