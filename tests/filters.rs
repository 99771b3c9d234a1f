//! Filters: what they mean when they are put together, empty, or wrong.

mod fields;

use serde_json::{Value, json};
use support::{Engine, TestApp, world};

use crate::oracle::{
    self, List, SCHOOLS, TRUSTS,
    filter::{chosen, values},
};

/// How many things a filter selects.
async fn count(app: &TestApp, list: &List, filter: &Value, open_only: bool) -> Value {
    let List { field, filter: input, .. } = list;
    let query = format!("query($f: {input}, $o: Boolean!) {{ {field}(filter: $f, openOnly: $o) {{ totalCount }} }}");
    app.ask_with(&query, json!({ "f": filter, "o": open_only })).await.at(&format!("/{field}/totalCount")).clone()
}

#[tokio::test]
async fn null_and_nothing_ask_for_nothing() {
    let app = TestApp::start(Engine::Sqlite).await;
    let absent = json!({ "urns": null, "statuses": null, "pupils": null, "inTrust": null, "and": null, "not": null });
    for filter in [json!(null), json!({}), absent, json!({ "pupils": {}, "opened": { "from": null } })] {
        assert_eq!(count(&app, &SCHOOLS, &filter, false).await, world::SCHOOLS, "{filter}");
    }
    for filter in [json!(null), json!({}), json!({ "uids": null, "schoolCount": {} })] {
        assert_eq!(count(&app, &TRUSTS, &filter, false).await, 65, "{filter}");
    }
}

#[tokio::test]
async fn an_empty_list_matches_nothing() {
    let app = TestApp::start(Engine::Sqlite).await;
    for list in [&SCHOOLS, &TRUSTS] {
        for (field, _) in list.lists {
            assert_eq!(count(&app, list, &json!({ *field: [] }), false).await, 0, "{field}");
        }
    }
}

#[tokio::test]
async fn all_of_none_is_all_and_any_of_none_is_none() {
    let app = TestApp::start(Engine::Sqlite).await;
    for (filter, selected) in [
        (json!({ "and": [] }), world::SCHOOLS),
        (json!({ "or": [] }), 0),
        (json!({ "not": {} }), 0),
        (json!({ "not": { "not": {} } }), world::SCHOOLS),
        (json!({ "or": [{}] }), world::SCHOOLS),
        (json!({ "and": [{}, { "or": [] }] }), 0),
        (json!({ "not": { "urns": [] } }), world::SCHOOLS),
    ] {
        assert_eq!(count(&app, &SCHOOLS, &filter, false).await, selected, "{filter}");
    }
}

#[tokio::test]
async fn only_what_is_open_is_listed_unless_statuses_are_asked_for() {
    let app = TestApp::start(Engine::Sqlite).await;
    for (list, things) in [(&SCHOOLS, oracle::all(&app, &SCHOOLS).await), (&TRUSTS, oracle::all(&app, &TRUSTS).await)] {
        let open = things.iter().filter(|thing| (list.is_open)(thing)).count();
        let closed = chosen(list, &things, &json!({ "statuses": ["CLOSED"] }), false).len();
        assert!(0 < closed && closed + open < things.len());
        assert_eq!(count(&app, list, &json!({}), true).await, open);
        assert_eq!(count(&app, list, &json!({ "statuses": ["CLOSED"] }), true).await, closed);
    }
    let inside = json!({ "and": [{ "statuses": ["CLOSED"] }] });
    assert_eq!(count(&app, &SCHOOLS, &inside, true).await, 0, "a nested filter does not lift openOnly");
}

#[tokio::test]
async fn codes_that_nobody_knows_match_nothing() {
    let app = TestApp::start(Engine::Sqlite).await;
    for (field, _) in SCHOOLS.lists.iter().filter(|(field, _)| field.ends_with("Codes")) {
        for unknown in ["", "ZZZ", "9999", "é", "-1"] {
            assert_eq!(count(&app, &SCHOOLS, &json!({ *field: [unknown] }), false).await, 0, "{field} {unknown:?}");
        }
    }
    assert_eq!(count(&app, &SCHOOLS, &json!({ "urns": ["999999"] }), false).await, 0);
    assert_eq!(count(&app, &SCHOOLS, &json!({ "trusts": [{ "uid": "1" }] }), false).await, 0);
    assert_eq!(count(&app, &TRUSTS, &json!({ "laCodes": ["001"] }), false).await, 0);
}

#[tokio::test]
async fn a_code_is_the_same_with_and_without_its_zeros() {
    let app = TestApp::start(Engine::Sqlite).await;
    let schools = oracle::all(&app, &SCHOOLS).await;
    let community = schools.iter().filter(|school| values(school, "/type/code") == ["01"]).count();
    for spelling in ["1", "01", "001", " 1 "] {
        assert_eq!(count(&app, &SCHOOLS, &json!({ "typeCodes": [spelling] }), false).await, community, "{spelling:?}");
    }
}

#[tokio::test]
async fn a_trust_in_a_filter_is_named_by_any_key() {
    let app = TestApp::start(Engine::Sqlite).await;
    let trusts = oracle::all(&app, &TRUSTS).await;
    let trust = trusts.iter().max_by_key(|trust| trust["schoolCount"].as_i64()).expect("a trust");
    for key in [
        json!({ "id": trust["id"] }),
        json!({ "trustReference": trust["trustReference"] }),
        json!({ "ukprn": trust["ukprn"] }),
        json!({ "orgId": format!("GB-COH-{}", oracle::text(trust, "/companiesHouseNumber")) }),
    ] {
        assert_eq!(count(&app, &SCHOOLS, &json!({ "trusts": [key] }), true).await, trust["schoolCount"], "{key}");
    }
}

#[tokio::test]
async fn a_malformed_key_in_a_filter_is_refused_with_what_was_wrong() {
    let app = TestApp::start(Engine::Sqlite).await;
    for (filter, told) in [
        ("schools(filter: {urns: [\"12\"]})", "\"12\" is not a URN: six digits, the first not zero."),
        ("schools(filter: {trusts: [{uid: \"TR1\"}]})", "\"TR1\" is not a group UID: one to six digits."),
        ("trusts(filter: {uids: [\"TR1\"]})", "\"TR1\" is not a group UID: one to six digits."),
        ("schools(filter: {or: [{not: {urns: [7]}}]})", "\"7\" is not a URN: six digits, the first not zero."),
    ] {
        let refused = app.ask(&format!("{{ {filter} {{ totalCount }} }}")).await;
        assert_eq!((refused.codes(), refused.message()), (vec!["BAD_USER_INPUT"], told), "{filter}");
    }
}
