//! However long a page is, the database is asked as often.

use serde_json::json;
use support::Engine;

use super::desk::Exchange;
use crate::access::leaks::{seen, watched};

async fn pages_take_the_same_statements(engine: Engine) {
    let (app, sent) = watched(engine).await;
    let desk = Exchange::of(&app).await;
    let need = desk.need(json!({ "visibility": "PUBLIC" })).await["id"].clone();
    for number in 0..30 {
        desk.need(json!({ "visibility": "PUBLIC" })).await;
        desk.offered(&format!("{number}"), json!({})).await;
    }
    let needs = "query($first: Int) { hostNeeds(first: $first) { totalCount nodes { id filledFte viewerCanEdit school { name currentTrust { name } } } } }";
    let offers = "query($first: Int) { offers(first: $first) { totalCount nodes { id pseudonym area { description } person { displayName } baseSchool { name } } } }";
    let matches =
        "query($first: Int, $id: ID!) { node(id: $id) { ... on HostNeed { matches(first: $first) { totalCount nodes {
        score factors { explanation } need { id } offer { id pseudonym } } } } } }";
    let nested = "query($first: Int) { hostNeeds(first: $first) { nodes { id matches(first: 3) { totalCount nodes { score offer { pseudonym } } } } } }";
    let of_offers = "query($first: Int) { offers(first: $first) { nodes { id matches(first: 3) { totalCount nodes { score need { role } } } } } }";
    let of_schools = "query($first: Int) { trusts(orderBy: {field: SCHOOL_COUNT, direction: DESC}, first: $first) { nodes { uid id hostNeeds(first: 1) { totalCount }
        schools(first: 3) { nodes { hostNeeds(first: 1) { totalCount nodes { role } } } } } } }";
    for (name, query, most) in [
        ("hostNeeds", needs, 3),
        ("offers", offers, 4),
        ("matches", matches, 4),
        ("matches of hostNeeds", nested, 4),
        ("matches of offers", of_offers, 4),
        ("hostNeeds of trusts and schools", of_schools, 3),
    ] {
        let mut counts = vec![];
        for first in [1, 10, 30] {
            let (body, statements) =
                seen(&app, &sent, &desk.leader, (query, json!({ "first": first, "id": need }))).await;
            assert!(body.matches("\"id\"").count() >= first, "{body}");
            counts.push(statements.len());
        }
        assert!(counts.iter().all(|count| *count == counts[0]) && counts[0] <= most, "{name}: {counts:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn pages_of_needs_offers_and_matches_take_as_many_statements_as_one_on_sqlite() {
    pages_take_the_same_statements(Engine::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn pages_of_needs_offers_and_matches_take_as_many_statements_as_one_on_postgres() {
    pages_take_the_same_statements(Engine::Postgres).await;
}
