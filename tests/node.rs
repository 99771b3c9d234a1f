//! Anything with an id, asked for by it.

use serde_json::json;
use support::{Engine, TestApp, on_both_databases};

on_both_databases! {
    async fn an_id_that_was_given_out_finds_the_same_thing_again(app) {
        let given = app.ask(
            "{ trusts(first: 1) { nodes { __typename id name } } schools(first: 1) { nodes { __typename id name } } \
             localAuthorities { __typename id name } \
             members: trusts(first: 1, orderBy: {field: SCHOOL_COUNT, direction: DESC}) { nodes { \
             schoolMemberships(first: 1) { nodes { __typename id joinReason } } } } }",
        ).await;
        for path in [
            "/trusts/nodes/0", "/schools/nodes/0", "/localAuthorities/0", "/members/nodes/0/schoolMemberships/nodes/0",
        ] {
            let query = "query($id: ID!) { node(id: $id) { __typename id ... on Trust { name } ... on School { name } \
                         ... on LocalAuthority { name } ... on TrustMembership { joinReason } } }";
            let found = app.ask_with(query, json!({ "id": given.at(path)["id"] })).await;
            assert_eq!(found.at("/node"), given.at(path));
        }
    }
}

#[tokio::test]
async fn ids_of_all_kinds_are_answered_together() {
    let app = TestApp::start(Engine::Sqlite).await;
    let ids = json!({ "ids": ["U2Nob29sOjUwMDAwMQ", "VHJ1c3Q6NjAwMDAx", "TG9jYWxBdXRob3JpdHk6OTUw"] });
    let found = app.ask_with("query($ids: [ID!]!) { nodes(ids: $ids) { __typename } }", ids).await;
    let kinds = ["School", "Trust", "LocalAuthority"].map(|kind| json!({ "__typename": kind }));
    assert_eq!(found.at("/nodes"), &json!(kinds));
}
