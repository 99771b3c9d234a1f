//! Documents by hash in an address, and files of documents as clients' tools write them.

use std::io::Write as _;

use api::{app::App, config::Listen, graphql::document::DocumentHash};
use reqwest::StatusCode;
use serde_json::{Value, json};
use support::{Engine, Reply, TestApp, database::TestDatabase, world};
use tempfile::NamedTempFile;

use super::get;

const TEXT: &str = "query Count { register { schools } }";

#[tokio::test]
async fn an_address_may_name_a_document_by_its_hash_and_its_reply_may_be_kept() {
    let app = TestApp::start(Engine::Sqlite).await;
    let hash = DocumentHash::of(TEXT).to_string();
    let extensions = json!({ "persistedQuery": { "version": 1, "sha256Hash": hash } }).to_string();
    let by_hash = [("operationName", "Count"), ("extensions", &*extensions)];
    for (accept, status) in
        [("application/json", StatusCode::OK), ("application/graphql-response+json", StatusCode::BAD_REQUEST)]
    {
        let unknown = get(&app, &by_hash, accept).await;
        assert_eq!(unknown.headers()["cache-control"], "private, no-store", "{accept}");
        let unknown = Reply::of(unknown).await;
        assert_eq!((unknown.status, unknown.codes()), (status, vec!["PERSISTED_QUERY_NOT_FOUND"]), "{accept}");
        assert_eq!(unknown.message(), "PersistedQueryNotFound", "clients look for these words");
    }
    let told = get(&app, &[("query", TEXT), ("extensions", &extensions)], "*/*").await;
    assert_eq!(told.status(), StatusCode::OK);
    let known = get(&app, &by_hash, "*/*").await;
    assert_eq!(known.headers()["cache-control"], "public, max-age=60");
    assert_eq!(Reply::of(known).await.at("/register/schools"), world::SCHOOLS);
}

fn file(text: &str) -> NamedTempFile {
    let mut file = NamedTempFile::new().expect("a file");
    file.write_all(text.as_bytes()).expect("it is written");
    file
}

fn trusting(file: &NamedTempFile) -> impl FnOnce(&mut Listen) {
    let path = file.path().to_owned();
    move |listen| (listen.wire.trusted_documents, listen.wire.only_trusted_documents) = (Some(path), true)
}

/// What Apollo's, Relay's and the code generator's tools write, and the id that each of them gives the document.
fn manifests() -> [(Value, String); 3] {
    let hash = DocumentHash::of(TEXT).to_string();
    let apollo = json!({ "id": hash, "name": "Count", "type": "query", "body": TEXT });
    [
        (json!({ "format": "apollo-persisted-query-manifest", "version": 1, "operations": [apollo] }), hash),
        (json!({ "6b1f0b9ae2d1b0b6d6f1e8e0a8f3c1d2": TEXT }), "6b1f0b9ae2d1b0b6d6f1e8e0a8f3c1d2".into()),
        (json!({ "count": TEXT }), "count".into()),
    ]
}

#[tokio::test]
async fn files_are_taken_as_the_tools_write_them_and_their_ids_work_in_an_address() {
    for (manifest, id) in manifests() {
        let file = file(&manifest.to_string());
        let app = TestApp::serve_with(TestDatabase::of_the_world(Engine::Sqlite).await, trusting(&file)).await;
        for name in ["documentId", "doc_id", "id"] {
            let reply = Reply::of(get(&app, &[(name, &id)], "*/*").await).await;
            assert_eq!(reply.at("/register/schools"), world::SCHOOLS, "{name} {manifest}");
        }
        let other = DocumentHash::of("{ register { trusts } }").to_string();
        let persisted = json!({ "persistedQuery": { "version": 1, "sha256Hash": other } });
        for (refused, code) in [
            (json!({ "query": "{ register { trusts } }" }), "FORBIDDEN"),
            (json!({ "query": "{ register { trusts } }", "extensions": persisted }), "FORBIDDEN"),
            (json!({ "extensions": persisted }), "PERSISTED_QUERY_NOT_FOUND"),
            (json!({ "documentId": other }), "PERSISTED_QUERY_NOT_FOUND"),
        ] {
            assert_eq!(app.post(refused.clone()).await.codes(), [code], "{refused}");
        }
    }
}

#[tokio::test]
async fn a_file_that_cannot_be_used_stops_the_start_with_a_sentence() {
    for (text, told) in [
        ("", "is neither"),
        ("[]", "is neither"),
        ("{\"id\": 5}", "is neither"),
        ("{\"operations\": [{\"id\": \"a\"}]}", "is neither"),
        ("{}", "registers no document"),
        ("{\"operations\": []}", "registers no document"),
        ("{\"a\": \"{\"}", "the document a is refused: GRAPHQL_PARSE_FAILED"),
        ("{\"a\": \"{ no }\"}", "the document a is refused: GRAPHQL_VALIDATION_FAILED"),
    ] {
        let file = file(text);
        let mut listen = Listen { bind: "127.0.0.1:0".into(), ..Listen::default() };
        trusting(&file)(&mut listen);
        let database = TestDatabase::of_the_world(Engine::Sqlite).await;
        let started = App::build(&listen, database.connect().await, world::clock()).await;
        let stopped = started.err().expect("it does not start").to_string();
        assert!(stopped.starts_with(&file.path().display().to_string()) && stopped.contains(told), "{stopped}");
    }
}
