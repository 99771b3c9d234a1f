//! Pages of lists: how long they are, and what they tell of the list.

mod cursors;
mod walks;

use serde_json::{Value, json};
use support::{Engine, TestApp, on_both_databases};

use crate::oracle::{
    self, List, SCHOOLS, TRUSTS,
    filter::chosen,
    order::{Order, keys},
};

on_both_databases! {
    async fn a_list_runs_by_name_unless_an_order_is_asked_for(app) {
        let by_name = Order { field: "NAME", path: "/name", descending: false };
        for list in [&SCHOOLS, &TRUSTS] {
            let things = oracle::all(&app, list).await;
            let expected = by_name.keys(list, chosen(list, &things, &Value::Null, true));
            let List { field, key, .. } = list;
            let reply = app.ask(&format!("{{ {field} {{ nodes {{ {} }} }} }}", &key[1..])).await;
            assert_eq!(keys(list, reply.at(&format!("/{field}"))), expected[..20], "the first twenty {field}");
        }
    }
}

#[tokio::test]
async fn a_page_of_none_tells_whether_there_are_any() {
    let app = TestApp::start(Engine::Sqlite).await;
    let page =
        app.ask("{ schools(first: 0) { nodes { urn } pageInfo { hasNextPage hasPreviousPage endCursor } } }").await;
    let info = json!({ "hasNextPage": true, "hasPreviousPage": false, "endCursor": null });
    assert_eq!(page.at("/schools"), &json!({ "nodes": [], "pageInfo": info }));
}

#[tokio::test]
async fn a_page_holds_a_hundred_at_most_and_says_so() {
    let app = TestApp::start(Engine::Sqlite).await;
    for (asked, told) in [
        ("first: 101", "first is 101; it may be 0 to 100."),
        ("last: 101", "last is 101; it may be 0 to 100."),
        ("first: -1", "first is -1; it may be 0 to 100."),
        ("first: 1, last: 1", "Ask for first or for last, not for both."),
    ] {
        let refused = app.ask(&format!("{{ schools({asked}) {{ totalCount }} }}")).await;
        assert_eq!((refused.codes(), refused.message()), (vec!["BAD_USER_INPUT"], told));
    }
    let full = app.ask("{ schools(first: 100) { nodes { urn } } }").await;
    assert_eq!(full.at("/schools/nodes").as_array().map(Vec::len), Some(100));
}
