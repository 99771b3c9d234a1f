//! What is hidden does not show by the side: not in counts, errors, lookups, nor in what the database is asked.

use std::sync::{Arc, Mutex};

use api::access::ClientScope;
use serde_json::{Value, json};
use support::{Engine, TestApp, app::listen, database::TestDatabase};

use super::cast::{Cast, UPSERT, with};

/// A service that tells which statements it sends.
pub async fn watched(engine: Engine) -> (TestApp, Arc<Mutex<Vec<String>>>) {
    let database = TestDatabase::of_the_world(engine).await;
    let (mut db, sent) = (database.connect().await, Arc::new(Mutex::new(vec![])));
    let kept = sent.clone();
    db.set_metric_callback(move |info| {
        let sql = &info.statement.sql;
        // What the library and the keys ask by themselves, from time to time.
        let is_own = [r#""change_log"."id" >"#, r#"FROM "signing_key""#].iter().any(|own| sql.contains(own));
        if !is_own {
            kept.lock().expect("nobody panicked").push(sql.clone());
        }
    });
    let app = TestApp::serve_on(database, db, listen()).await;
    // What the start asks of the database is over.
    tokio::time::sleep(std::time::Duration::from_millis(500)).await;
    (app, sent)
}

/// The body of a reply, with the statements that it took. The ids that were asked for are told alike.
pub async fn seen(
    app: &TestApp,
    sent: &Mutex<Vec<String>>,
    token: &str,
    (query, variables): (&str, Value),
) -> (String, Vec<String>) {
    sent.lock().expect("nobody panicked").clear();
    let reply = app.ask_as(token, query, variables).await;
    (reply.body.to_string(), sent.lock().expect("nobody panicked").clone())
}

/// Asked for what is hidden and for what is not there, each caller is told the same, and the database is asked the same.
async fn hidden_and_missing_are_alike(engine: Engine) {
    let (app, sent) = watched(engine).await;
    let cast = Cast::of(&app).await;
    let hidden = cast.add(&app, cast.foreign_teacher("Hidden")).await;
    let missing = encode(&format!("StaffMember:{}", uuid::Uuid::new_v4()));
    let client = "mutation { createApiClient(input: {name: \"X\", scopes: [\"staff:read\"]}) { client { id } } }";
    let client =
        app.ask_as(&cast.sector_admin(&app).await, client, json!({})).await.at("/createApiClient/client/id").clone();
    let no_client = encode(&format!("ApiClient:{}", uuid::Uuid::new_v4()));
    let callers = [
        ("anonymous", String::new()),
        ("system", cast.partner(&app, &ClientScope::ALL).await),
        ("staff", cast.school_staff(&app).await),
        ("school leader", cast.school_leader(&app).await),
        ("trust leader", cast.trust_leader(&app).await),
    ];
    let node = "query($id: ID!) { node(id: $id) { id ... on StaffMember { displayName role } } }";
    let nodes = "query($id: ID!) { nodes(ids: [$id, $id]) { id } }";
    let log = "query($id: ID!) { log(entityId: $id) { nodes { op } } }";
    let erase = "mutation($id: ID!) { requestErasure(input: {staffMemberId: $id, confirm: true}) { staffMember { id } userErrors { code message path } } }";
    let rotate = "mutation($id: ID!) { rotateApiClientSecret(input: {clientId: $id}) { client { id } userErrors { code message path } } }";
    let revoke = "mutation($id: ID!) { revokeApiClient(input: {clientId: $id}) { client { id } userErrors { code message path } } }";
    let mut compared = 0;
    for (name, token) in &callers {
        for (query, there, not_there) in [
            (node, json!(hidden), &missing),
            (nodes, json!(hidden), &missing),
            (log, json!(hidden), &missing),
            (erase, json!(hidden), &missing),
            (node, client.clone(), &no_client),
            (rotate, client.clone(), &no_client),
            (revoke, client.clone(), &no_client),
            (log, client.clone(), &no_client),
        ] {
            let first = seen(&app, &sent, token, (query, json!({ "id": there }))).await;
            let second = seen(&app, &sent, token, (query, json!({ "id": not_there }))).await;
            assert_eq!(first, second, "{name}: {query}");
            compared += 1;
        }
        let change = |id: &Value| json!({ "input": with(cast.teacher("Ada"), json!({ "staffMemberId": id, "expectedVersion": 1 })) });
        let first = seen(&app, &sent, token, (UPSERT, change(&json!(hidden)))).await;
        let second = seen(&app, &sent, token, (UPSERT, change(&json!(missing)))).await;
        assert_eq!(first, second, "{name}: upsertStaffMember");
        assert!(!first.0.contains("Hidden"));
    }
    println!("{compared} pairs of replies and statements compared on {engine:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_hidden_and_what_is_missing_take_the_same_statements_and_replies_on_sqlite() {
    hidden_and_missing_are_alike(Engine::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_hidden_and_what_is_missing_take_the_same_statements_and_replies_on_postgres() {
    hidden_and_missing_are_alike(Engine::Postgres).await;
}

/// However many are on a page, the database is asked as often.
async fn statements_do_not_grow_with_the_page(engine: Engine) {
    let (app, sent) = watched(engine).await;
    let cast = Cast::of(&app).await;
    for number in 0..30 {
        cast.add(&app, with(cast.teacher(&format!("{number}")), json!({ "email": "a@example.org" }))).await;
    }
    let query = "query($first: Int) { staffMembers(first: $first) { totalCount nodes { displayName email role baseSchool { name } employerTrust { name } } } }";
    let leader = cast.trust_leader(&app).await;
    let mut counts = vec![];
    for first in [1, 10, 30] {
        let (body, statements) = seen(&app, &sent, &leader, (query, json!({ "first": first }))).await;
        assert_eq!(body.matches("a@example.org").count(), first);
        counts.push(statements.len());
    }
    println!("statements for pages of 1, 10 and 30 on {engine:?}: {counts:?}");
    // The page, the total, the people, and that they were read.
    assert_eq!(counts, [4, 4, 4]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_of_people_takes_four_statements_on_sqlite() {
    statements_do_not_grow_with_the_page(Engine::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_of_people_takes_four_statements_on_postgres() {
    statements_do_not_grow_with_the_page(Engine::Postgres).await;
}

/// However many ids are asked for, each kind is read once, and for nobody not at all.
async fn many_ids_take_few_statements(engine: Engine) {
    let (app, sent) = watched(engine).await;
    let cast = Cast::of(&app).await;
    let kinds = ["StaffMember", "ApiClient"];
    let ids: Vec<String> =
        (0..300).map(|number| encode(&format!("{}:{}", kinds[number % 2], uuid::Uuid::new_v4()))).collect();
    let query = "query($ids: [ID!]!) { nodes(ids: $ids) { id } }";
    for (token, most) in [(String::new(), 0), (cast.trust_leader(&app).await, 3), (cast.sector_admin(&app).await, 3)] {
        let (_, statements) = seen(&app, &sent, &token, (query, json!({ "ids": ids }))).await;
        assert!(statements.len() <= most, "{}: {statements:#?}", statements.len());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn three_hundred_ids_take_three_statements_at_most() {
    many_ids_take_few_statements(Engine::Sqlite).await;
    many_ids_take_few_statements(Engine::Postgres).await;
}

/// The library's page: keys, rows, and what is saved, however many are on it.
async fn statements_of_practices(engine: Engine) {
    use crate::practice::desk::{Practices, content};
    let (app, sent) = watched(engine).await;
    let cast = Cast::of(&app).await;
    let desk = Practices { app: &app, cast: &cast };
    for _ in 0..12 {
        desk.published_with(&cast.school, content("PUBLIC")).await;
    }
    let query = "query($first: Int) { practices(filter: {text: \"calling\"}, first: $first) { totalCount facets(fields: [THEME]) { field buckets { count } }
        nodes { title reach { adoptingSchools } viewerHasSaved ownerSchool { name } } } }";
    let leader = cast.trust_leader(&app).await;
    let mut counts = vec![];
    for first in [1, 5, 12] {
        let (body, statements) = seen(&app, &sent, &leader, (query, json!({ "first": first }))).await;
        assert_eq!(body.matches("viewerHasSaved").count(), first);
        counts.push(statements.len());
    }
    println!("statements for 1, 5 and 12 practices on {engine:?}: {counts:?}");
    assert_eq!(counts, [3, 3, 3]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_of_practices_takes_three_statements_on_sqlite() {
    statements_of_practices(Engine::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_of_practices_takes_three_statements_on_postgres() {
    statements_of_practices(Engine::Postgres).await;
}

fn encode(text: &str) -> String {
    base64::Engine::encode(&base64::engine::general_purpose::URL_SAFE_NO_PAD, text)
}
