//! Cursors: bound to one list in one order, and good for any later register.

use serde_json::{Value, json};
use support::{Engine, TestApp};

use crate::oracle;

/// Both cursors of a page, in any order of any list.
async fn cursors(app: &TestApp, list: &str, order: &str) -> [Value; 2] {
    let query = format!("{{ {list}(orderBy: {order}, first: 2) {{ pageInfo {{ startCursor endCursor }} }} }}");
    let reply = app.ask(&query).await;
    ["startCursor", "endCursor"].map(|edge| reply.at(&format!("/{list}/pageInfo/{edge}")).clone())
}

#[tokio::test]
async fn a_cursor_of_another_order_or_list_is_refused_and_says_whose_it_is() {
    let app = TestApp::start(Engine::Sqlite).await;
    let query = "query($at: String) { schools(orderBy: {field: NAME}, after: $at) { totalCount } }";
    for (list, order) in
        [("schools", "{field: NAME, direction: DESC}"), ("schools", "{field: PUPILS}"), ("trusts", "{field: NAME}")]
    {
        let [start, _] = cursors(&app, list, order).await;
        let refused = app.ask_with(query, json!({ "at": start })).await;
        assert_eq!(refused.codes(), ["BAD_USER_INPUT"], "{list} {order}");
        assert!(refused.message().contains(&format!("belongs to the order {list}.")), "{}", refused.message());
        assert!(refused.message().contains("this list runs by schools.NAME ASC"), "{}", refused.message());
    }
}

#[tokio::test]
async fn what_is_no_cursor_is_refused() {
    let app = TestApp::start(Engine::Sqlite).await;
    for garbage in ["", "x", "é", "bm90IGpzb24", "e30", "eyJvIjoic2Nob29scy5OQU1FIn0", &"A".repeat(5_000)] {
        for side in ["after", "before"] {
            let query = format!("query($at: String) {{ schools({side}: $at) {{ totalCount }} }}");
            let refused = app.ask_with(&query, json!({ "at": garbage })).await;
            assert_eq!(refused.codes(), ["BAD_USER_INPUT"], "{side} {garbage}");
            assert_eq!(refused.message(), "This is not a cursor of this service.", "{side} {garbage}");
        }
    }
}

#[tokio::test]
async fn a_forged_cursor_still_gives_a_page() {
    use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
    let app = TestApp::start(Engine::Sqlite).await;
    for value in ["null", "5", "-9223372036854775808", "\"zzz\""] {
        let forged = format!(r#"{{"o":"schools.NAME","d":"ASC","v":{value},"k":9223372036854775807}}"#);
        let forged = URL_SAFE_NO_PAD.encode(forged);
        let page =
            app.ask_with("query($at: String) { schools(after: $at) { totalCount } }", json!({ "at": forged })).await;
        assert_eq!(page.at("/schools/totalCount"), 672, "{value}");
    }
}

#[tokio::test]
async fn a_page_between_two_cursors_holds_what_lies_between_them() {
    let app = TestApp::start(Engine::Sqlite).await;
    let [start, end] = cursors(&app, "trusts", "{field: NAME}").await;
    let between = "query($a: String, $b: String) { trusts(after: $a, before: $b) { nodes { uid } totalCount } }";
    let none = app.ask_with(between, json!({ "a": start, "b": end })).await;
    assert_eq!(none.at("/trusts/nodes"), &json!([]));
    let crossed = app.ask_with(between, json!({ "a": end, "b": start })).await;
    assert_eq!(crossed.at("/trusts/nodes"), &json!([]));
    assert_eq!(crossed.at("/trusts/totalCount"), none.at("/trusts/totalCount"));
}

#[tokio::test]
async fn a_cursor_stands_where_it_stood_after_its_school_is_gone() {
    let app = TestApp::start(Engine::Sqlite).await;
    let page = app.ask("{ schools(orderBy: {field: URN}, first: 3) { edges { cursor } nodes { urn } } }").await;
    let urn = page.at("/schools/nodes/1/urn").as_str().expect("a URN");
    let sql = format!("DELETE FROM school WHERE urn = {urn}");
    let later = oracle::serve_changed(Engine::Sqlite, &sql).await;
    let after = json!({ "at": page.at("/schools/edges/1/cursor") });
    let next = later
        .ask_with(
            "query($at: String) { schools(orderBy: {field: URN}, first: 1, after: $at) { nodes { urn } } }",
            after,
        )
        .await;
    assert_eq!(next.at("/schools/nodes/0/urn"), page.at("/schools/nodes/2/urn"));
}
