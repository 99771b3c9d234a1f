//! What is looked at: types, and what is open.

use std::collections::HashSet;

use serde_json::{Value, json};
use support::{Engine, TestApp, on_both_databases};

use super::{SEARCH, SUGGEST, found, keys};
use crate::oracle::{self, SCHOOLS, TRUSTS, text};

/// A common word of names.
const COMMON: &str = "academy";

on_both_databases! {
    async fn only_the_types_that_are_asked_for_are_found(app) {
        let ask = async |types: Value| keys(&found(&app, json!({ "text": COMMON, "types": types })).await);
        let starts = |keys: &[String]| keys.iter().map(|key| key[..1].to_owned()).collect::<HashSet<_>>();
        assert_eq!(starts(&ask(json!(["TRUST"])).await), HashSet::from(["T".to_owned()]));
        assert_eq!(starts(&ask(json!(["SCHOOL"])).await), HashSet::from(["S".to_owned()]));
        assert_eq!(ask(json!([])).await, Vec::<String>::new());
        assert_eq!(ask(json!(["SCHOOL", "TRUST"])).await, ask(Value::Null).await);
        let reply = app.ask_with(SUGGEST, json!({ "text": COMMON, "types": ["TRUST"], "first": 20 })).await;
        let suggested = reply.at("/suggest").as_array().expect("a list");
        assert!(suggested.len() == 20 && starts(&keys(suggested)).len() == 1);
    }

    async fn what_is_not_open_is_found_if_asked_for_and_comes_after_what_is(app) {
        let open: HashSet<String> = oracle::all(&app, &SCHOOLS).await.iter()
            .filter(|school| (SCHOOLS.is_open)(school)).map(|school| format!("S{}", text(school, "/urn")))
            .chain(oracle::all(&app, &TRUSTS).await.iter()
                .filter(|trust| (TRUSTS.is_open)(trust)).map(|trust| format!("T{}", text(trust, "/uid"))))
            .collect();
        for typed in ["yarl", "catholic infant", "clocktower"] {
            let only_open = keys(&found(&app, json!({ "text": typed })).await);
            assert!(!only_open.is_empty() && only_open.iter().all(|key| open.contains(key)), "{typed}");
            let all = keys(&found(&app, json!({ "text": typed, "open": false })).await);
            let is_open: Vec<bool> = all.iter().map(|key| open.contains(key)).collect();
            assert!(is_open.is_sorted_by(|left, right| left >= right), "{typed}: {is_open:?}");
            assert_eq!(all[..only_open.len()], only_open, "{typed}: the open ones stand as they stood");
        }
    }

    async fn an_identifier_of_what_is_closed_is_found_if_asked_for(app) {
        let closed = app.ask("{ schools(filter: {statuses: [CLOSED]}, first: 1) { nodes { urn } } }").await;
        let urn = closed.at("/schools/nodes/0/urn").as_str().expect("a URN");
        let [open, all] = [true, false].map(|open| json!({ "text": urn, "open": open }));
        assert!(!keys(&found(&app, open).await).contains(&format!("S{urn}")));
        assert_eq!(keys(&found(&app, all).await)[0], format!("S{urn}"));
    }
}

#[tokio::test]
async fn a_school_that_the_register_no_longer_lists_is_found_with_those_that_are_not_open() {
    let app = TestApp::start(Engine::Sqlite).await;
    let listed =
        app.ask("{ schools(filter: {statuses: [UNKNOWN]}, first: 1) { nodes { urn name vanishedOn } } }").await;
    let vanished = listed.at("/schools/nodes/0");
    assert!(vanished["vanishedOn"].is_string());
    let is = format!("S{}", text(vanished, "/urn"));
    let ask = async |open: bool| keys(&found(&app, json!({ "text": vanished["name"], "open": open })).await);
    assert!(ask(false).await.contains(&is));
    assert!(!ask(true).await.contains(&is));
}

#[tokio::test]
async fn a_text_that_changes_its_scope_changes_its_total() {
    let app = TestApp::start(Engine::Sqlite).await;
    let total = async |variables: Value| {
        let reply = app.ask_with(SEARCH, variables).await;
        reply.at("/search/totalCount").as_u64().expect("a number")
    };
    let both = total(json!({ "text": COMMON })).await;
    let [schools, trusts] = ["SCHOOL", "TRUST"].map(|kind| json!({ "text": COMMON, "types": [kind] }));
    assert_eq!(total(schools).await + total(trusts).await, both);
    assert!(total(json!({ "text": COMMON, "open": false })).await > both);
}
