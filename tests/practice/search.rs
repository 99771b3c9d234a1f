//! Practices beside trusts and schools, where somebody searches for anything.

use reqwest::Method;
use serde_json::{Value, json};
use support::{TestApp, on_both_databases};

use super::desk::{Practices, content};
use crate::access::cast::{Cast, with};

const SUGGEST: &str = "query($text: String!, $types: [SearchType!], $open: Boolean! = true) { suggest(text: $text, types: $types, openOnly: $open) {
    label detail matchedOn node { __typename ... on Practice { id title } } } }";

const SEARCH: &str = "query($text: String!, $types: [SearchType!], $first: Int, $after: String) { search(text: $text, types: $types, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor } edges { score highlights node { __typename ... on Practice { title } } } } }";

fn titled(title: &str, more: Value) -> Value {
    with(with(content("PUBLIC"), json!({ "title": title })), more)
}

async fn suggested(app: &TestApp, token: &str, variables: Value) -> Vec<Value> {
    let reply = app.ask_as(token, SUGGEST, variables).await;
    reply.at("/suggest").as_array().expect("suggestions").clone()
}

on_both_databases! {
    async fn practices_are_suggested_beside_trusts_and_schools(app) {
        let cast = Cast::of(&app).await;
        let desk = Practices { app: &app, cast: &cast };
        let shown = desk.published_with(&cast.school, titled("Harbour walks before class", json!({}))).await;
        let all = suggested(&app, "", json!({ "text": "harbour walks" })).await;
        assert_eq!(all[0]["node"]["__typename"], "Practice", "{all:?}");
        let only = suggested(&app, "", json!({ "text": "harbour", "types": ["PRACTICE"] })).await;
        let [one] = &only[..] else { panic!("{only:?}") };
        assert_eq!((&one["label"], &one["matchedOn"], &one["node"]["id"]), (&json!("Harbour walks before class"), &json!("NAME"), &shown["id"]));
        let trust = app.ask(&format!("{{ trust(by: {{uid: \"{}\"}}) {{ name }} }}", cast.trust)).await;
        assert_eq!(one["detail"], format!("Attendance · {}", trust.at("/trust/name").as_str().expect("a name")));
        let said = suggested(&app, "", json!({ "text": "absence", "types": ["PRACTICE"] })).await;
        assert_eq!(said[0]["matchedOn"], "TEXT", "attendance is another word for it");
        assert_eq!(suggested(&app, "", json!({ "text": "harbour", "types": ["TRUST", "SCHOOL"] })).await.len(), 5);
        assert_eq!(suggested(&app, "", json!({ "text": "harbour", "types": [] })).await.len(), 0);
    }

    async fn a_search_finds_only_what_the_viewer_may_see_and_marks_it(app) {
        let cast = Cast::of(&app).await;
        let desk = Practices { app: &app, cast: &cast };
        let public = desk.published_with(&cast.school, titled("Kindling a habit", json!({ "summary": "Kindling, <every> day." }))).await;
        desk.published_with(&cast.school, titled("Kindling for the trust", json!({ "visibility": "TRUST" }))).await;
        desk.draft_at(&cast.school, titled("Kindling unfinished", json!({}))).await;
        let find = async |token: &str| app.ask_as(token, SEARCH, json!({ "text": "kindling" })).await.at("/search").clone();
        for token in [String::new(), cast.foreign_trust_leader(&app).await, cast.sector_admin(&app).await] {
            let found = find(&token).await;
            assert_eq!(found["totalCount"], 1, "{found}");
            assert_eq!(found["edges"][0]["highlights"], json!(["<mark>Kindling</mark> a habit", "<mark>Kindling</mark>, &lt;every&gt; day."]));
        }
        let leader = cast.trust_leader(&app).await;
        assert_eq!(find(&leader).await["totalCount"], 2);
        let archived = desk.done(&leader, "archivePractice", &public).await;
        assert_eq!(find("").await["totalCount"], 0);
        let closed = suggested(&app, "", json!({ "text": "kindling", "open": false })).await;
        assert!(closed[0]["detail"].as_str().is_some_and(|detail| detail.ends_with("· archived")), "{closed:?}");
        desk.done(&cast.trust_leader(&app).await, "reopenPractice", &archived).await;
        assert_eq!(suggested(&app, "", json!({ "text": "kindling", "open": false })).await, Vec::<Value>::new());
    }

    async fn a_search_over_everything_is_walked_page_by_page(app) {
        let cast = Cast::of(&app).await;
        let desk = Practices { app: &app, cast: &cast };
        for number in 1..=4 {
            desk.published_with(&cast.school, titled(&format!("Harbour lesson {number}"), json!({}))).await;
        }
        let whole = app.ask_with(SEARCH, json!({ "text": "harbour", "first": 100 })).await.at("/search").clone();
        let (mut walked, mut after) = (vec![], Value::Null);
        loop {
            let page = app.ask_with(SEARCH, json!({ "text": "harbour", "first": 3, "after": after })).await.at("/search").clone();
            walked.extend(page["edges"].as_array().expect("edges").clone());
            after = page["pageInfo"]["endCursor"].clone();
            if page["pageInfo"]["hasNextPage"] == false {
                break;
            }
        }
        assert_eq!(json!(walked), whole["edges"]);
        assert_eq!(whole["totalCount"], walked.len());
        assert_eq!(walked.iter().filter(|edge| edge["node"]["__typename"] == "Practice").count(), 4);
    }

    async fn nobody_keeps_a_reply_in_which_a_practice_may_be(app) {
        for (types, control) in [("", "no-store"), (", types: [PRACTICE]", "no-store"), (", types: [SCHOOL]", "max-age=60")] {
            let query = format!("{{ suggest(text: \"harbour\"{types}) {{ label }} }}");
            let reply = app.request(Method::GET, "/graphql").query(&[("query", query)]).send().await.expect("a reply");
            let told = reply.headers()["cache-control"].to_str().expect("a text").to_owned();
            assert!(told.ends_with(control), "{types}: {told}");
        }
    }

    async fn schools_and_trusts_have_their_practices(app) {
        let cast = Cast::of(&app).await;
        let desk = Practices { app: &app, cast: &cast };
        desk.published_with(&cast.school, titled("Of the one", json!({}))).await;
        desk.published_with(&cast.other_school, titled("Of the other", json!({ "visibility": "TRUST" }))).await;
        let query = format!("{{ school(by: {{urn: \"{}\"}}) {{ practices {{ totalCount nodes {{ title }} }} }} trust(by: {{uid: \"{}\"}}) {{ practices {{ totalCount nodes {{ title }} }} }} }}", cast.school, cast.trust);
        let seen = app.ask(&query).await;
        assert_eq!(seen.at("/school/practices"), &json!({ "totalCount": 1, "nodes": [{ "title": "Of the one" }] }));
        assert_eq!(seen.at("/trust/practices"), &json!({ "totalCount": 1, "nodes": [{ "title": "Of the one" }] }));
        let own = app.ask_as(&cast.trust_leader(&app).await, &query, json!({})).await;
        assert_eq!(own.at("/trust/practices/nodes"), &json!([{ "title": "Of the other" }, { "title": "Of the one" }]));
        assert_eq!(own.at("/school/practices/totalCount"), 1);
        let lists = app.ask("{ codeLists(names: [\"subjects\", \"phase\"]) { name version values { code name } } }").await;
        assert_eq!((lists.at("/codeLists/0/name"), lists.at("/codeLists/1/name")), (&json!("phase"), &json!("subjects")));
        assert!(lists.at("/codeLists/1/values").as_array().is_some_and(|values| values.contains(&json!({ "code": "MUSIC", "name": "Music" }))));
    }
}
