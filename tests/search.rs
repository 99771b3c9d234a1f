//! Search: what people type, and what they mean.

mod filters;
mod judged;
mod pages;
mod refusals;
mod scopes;
mod spellings;
mod suggestions;

use serde_json::{Value, json};
use support::TestApp;

use crate::oracle::text;

const SUGGEST: &str = "query($text: String!, $types: [SearchType!], $open: Boolean! = true, $first: Int) {
    suggest(text: $text, types: $types, openOnly: $open, first: $first) { label detail matchedOn
        node { __typename ... on School { urn } ... on Trust { uid } } } }";

const SEARCH: &str =
    "query($text: String!, $types: [SearchType!], $open: Boolean! = true, $first: Int, $after: String) {
    search(text: $text, types: $types, openOnly: $open, first: $first, after: $after) { totalCount
        pageInfo { hasNextPage hasPreviousPage endCursor }
        edges { cursor score highlights node { __typename ... on School { urn name } ... on Trust { uid name } } } } }";

/// What is suggested for a text, ten at most.
async fn suggested(app: &TestApp, text: &str) -> Vec<Value> {
    let reply = app.ask_with(SUGGEST, json!({ "text": text, "first": 10 })).await;
    reply.at("/suggest").as_array().expect("suggestions").clone()
}

/// The first hundred things that a search finds.
async fn found(app: &TestApp, variables: Value) -> Vec<Value> {
    let mut variables = variables;
    variables["first"] = json!(100);
    app.ask_with(SEARCH, variables).await.at("/search/edges").as_array().expect("edges").clone()
}

/// The key of the thing that something stands for: `S` and a URN, or `T` and a group UID.
fn key(of: &Value) -> String {
    match text(of, "/node/__typename") {
        "School" => format!("S{}", text(of, "/node/urn")),
        _ => format!("T{}", text(of, "/node/uid")),
    }
}

fn keys(things: &[Value]) -> Vec<String> {
    things.iter().map(key).collect()
}
