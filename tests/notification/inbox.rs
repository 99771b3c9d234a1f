//! The inbox: who reads what, and what it takes.

use api::access::Role;
use serde_json::{Value, json};
use support::{Engine, on_both_databases, wish, wish::Wished as _};

use super::desk::{inbox, mark};
use crate::{
    access::{
        cast::{Cast, rows},
        leaks::{seen, watched},
    },
    practice::desk::Practices,
};

on_both_databases! {
    async fn what_was_read_is_read_by_who_read_it_alone_and_twice_is_once(app) {
        let cast = Cast::of(&app).await;
        let desk = Practices { app: &app, cast: &cast };
        desk.submitted(false, "PUBLIC").await;
        desk.submitted(false, "PUBLIC").await;
        let (leader, second) = (cast.trust_leader(&app).await, app.token(wish(Role::TrustLeader).about("second").of_trust(&cast.trust)).await);
        let told = inbox(&app, &leader, false).await;
        let id = &told[1]["id"];
        for _ in 0..2 {
            let marked = mark(&app, &leader, &[id, id]).await;
            assert_eq!(marked.at("/markRead"), &json!({ "notifications": [{ "id": id, "read": true }], "userErrors": [] }));
        }
        assert_eq!(rows(&app, "SELECT 'mark' AS it FROM notification_read").await.len(), 1);
        let unread = inbox(&app, &leader, true).await;
        assert_eq!((unread.len(), &unread[0]["id"]), (1, &told[0]["id"]));
        let all: Vec<Value> = inbox(&app, &leader, false).await.iter().map(|one| one["read"].clone()).collect();
        assert_eq!(all, [false, true]);
        assert_eq!(inbox(&app, &second, true).await.len(), 2);
        assert_eq!(mark(&app, &leader, &[]).await.at("/markRead/notifications"), &json!([]));
    }

    async fn what_is_for_others_is_not_marked_nor_what_was_asked_with_it(app) {
        let cast = Cast::of(&app).await;
        let desk = Practices { app: &app, cast: &cast };
        desk.submitted(false, "PUBLIC").await;
        desk.submitted(true, "PUBLIC").await;
        let (leader, other) = (cast.trust_leader(&app).await, cast.foreign_trust_leader(&app).await);
        let (own, foreign) = (inbox(&app, &leader, false).await[0]["id"].clone(), inbox(&app, &other, false).await[0]["id"].clone());
        let refused = mark(&app, &leader, &[&own, &foreign]).await;
        assert_eq!(refused.at("/markRead/notifications"), &Value::Null);
        assert_eq!(refused.at("/markRead/userErrors/0"), &json!({ "code": "NOT_FOUND", "message": "There is no such thing.", "path": ["input", "notificationIds", "1"] }));
        assert_eq!(inbox(&app, &leader, true).await.len(), 1, "nothing was marked");
        let many = mark(&app, &leader, &[&own; 101]).await;
        assert_eq!(many.at("/markRead/userErrors/0/code"), "INVALID");
        assert_eq!(mark(&app, &leader, &[&json!("x")]).await.codes(), ["BAD_USER_INPUT"]);
        assert_eq!(mark(&app, "", &[&own]).await.codes(), ["UNAUTHENTICATED"]);
    }

    async fn it_is_found_by_its_id_by_who_is_told(app) {
        let cast = Cast::of(&app).await;
        Practices { app: &app, cast: &cast }.submitted(false, "PUBLIC").await;
        let leader = cast.trust_leader(&app).await;
        let id = inbox(&app, &leader, false).await[0]["id"].clone();
        let query = "query($id: ID!) { node(id: $id) { ... on Notification { kind } } }";
        for (token, expected) in [(leader, json!({ "kind": "PRACTICE_SUBMITTED" })), (cast.foreign_trust_leader(&app).await, Value::Null), (String::new(), Value::Null)] {
            assert_eq!(app.ask_as(&token, query, json!({ "id": id })).await.at("/node"), &expected);
        }
    }

    async fn its_pages_run_from_the_newest_to_the_oldest(app) {
        let cast = Cast::of(&app).await;
        let desk = Practices { app: &app, cast: &cast };
        let mut newest_first = vec![];
        for _ in 0..5 {
            newest_first.insert(0, desk.submitted(false, "PUBLIC").await["id"].clone());
        }
        let query = "query($after: String) { me { inbox(first: 2, after: $after) { nodes { entity { id } } pageInfo { hasNextPage endCursor } } } }";
        let (leader, mut after, mut walked) = (cast.trust_leader(&app).await, Value::Null, vec![]);
        loop {
            let page = app.ask_as(&leader, query, json!({ "after": after })).await.at("/me/inbox").clone();
            walked.extend(page["nodes"].as_array().expect("a page").iter().map(|one| one["entity"]["id"].clone()));
            if page["pageInfo"]["hasNextPage"] == false {
                break;
            }
            after = page["pageInfo"]["endCursor"].clone();
        }
        assert_eq!(walked, newest_first);
    }
}

/// However many are on a page, the database is asked as often: for the page, the total, the marks, and what it is about.
async fn statements_do_not_grow_with_the_page(engine: Engine) {
    let (app, sent) = watched(engine).await;
    let cast = Cast::of(&app).await;
    for _ in 0..20 {
        Practices { app: &app, cast: &cast }.submitted(false, "PUBLIC").await;
    }
    let query = "query($first: Int) { me { inbox(first: $first) { totalCount nodes { title read entity { __typename id } } } } }";
    let (leader, mut counts) = (cast.trust_leader(&app).await, vec![]);
    for first in [1, 5, 20] {
        let (body, statements) = seen(&app, &sent, &leader, (query, json!({ "first": first }))).await;
        assert_eq!(body.matches("\"Practice\"").count(), first, "{body}");
        counts.push(statements.len());
    }
    assert_eq!(counts, [4, 4, 4]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_of_what_one_is_told_takes_four_statements_on_sqlite() {
    statements_do_not_grow_with_the_page(Engine::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_of_what_one_is_told_takes_four_statements_on_postgres() {
    statements_do_not_grow_with_the_page(Engine::Postgres).await;
}
