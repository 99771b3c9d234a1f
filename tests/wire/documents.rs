//! Documents by their hash or their id.

use std::io::Write as _;

use api::graphql::document::DocumentHash;
use reqwest::StatusCode;
use serde_json::{Value, json};
use support::{Engine, Reply, TestApp, database::TestDatabase, world};
use tempfile::NamedTempFile;

const TEXT: &str = "{ register { schools } }";

fn persisted(hash: &str) -> Value {
    json!({ "persistedQuery": { "version": 1, "sha256Hash": hash } })
}

#[tokio::test]
async fn a_document_is_known_by_its_hash_once_it_was_sent() {
    let app = TestApp::start(Engine::Sqlite).await;
    let hash = DocumentHash::of(TEXT).to_string();
    let by_hash = json!({ "extensions": persisted(&hash) });
    let unknown = app.post(by_hash.clone()).await;
    assert_eq!((unknown.codes(), unknown.message()), (vec!["PERSISTED_QUERY_NOT_FOUND"], "PersistedQueryNotFound"));
    let sent = app.post(json!({ "query": TEXT, "extensions": persisted(&hash) })).await;
    assert_eq!(sent.at("/register/schools"), world::SCHOOLS);
    assert_eq!(app.post(by_hash).await.at("/register/schools"), world::SCHOOLS);
}

#[tokio::test]
async fn a_hash_that_is_none_or_of_another_text_is_refused() {
    let app = TestApp::start(Engine::Sqlite).await;
    let other = DocumentHash::of("{ other }").to_string();
    let mismatch = app.post(json!({ "query": TEXT, "extensions": persisted(&other) })).await;
    assert_eq!(mismatch.message(), "persistedQuery.sha256Hash is not the SHA-256 of query.");
    for bad in
        [json!(5), json!({}), persisted("abc")["persistedQuery"].clone(), json!({ "version": 2, "sha256Hash": other })]
    {
        let refused = app.post(json!({ "extensions": { "persistedQuery": bad } })).await;
        assert_eq!((refused.status, refused.codes()), (StatusCode::BAD_REQUEST, vec!["BAD_USER_INPUT"]), "{bad}");
    }
}

fn file(text: &str) -> NamedTempFile {
    let mut file = NamedTempFile::new().expect("a file");
    file.write_all(text.as_bytes()).expect("it is written");
    file
}

async fn trusting(manifest: &Value, only: bool) -> TestApp {
    let (database, file) = (TestDatabase::of_the_world(Engine::Sqlite).await, file(&manifest.to_string()));
    TestApp::serve_with(database, |listen| {
        listen.wire.trusted_documents = Some(file.path().to_owned());
        listen.wire.only_trusted_documents = only;
    })
    .await
}

#[tokio::test]
async fn a_registered_document_is_known_by_its_id_and_its_hash() {
    for manifest in [json!({ "count": TEXT }), json!({ "operations": [{ "id": "count", "body": TEXT, "name": "x" }] })]
    {
        let app = trusting(&manifest, true).await;
        let hash = DocumentHash::of(TEXT).to_string();
        for request in [
            json!({ "documentId": "count" }),
            json!({ "doc_id": "count" }),
            json!({ "id": "count" }),
            json!({ "extensions": persisted(&hash) }),
            json!({ "query": TEXT }),
        ] {
            assert_eq!(app.post(request.clone()).await.at("/register/schools"), world::SCHOOLS, "{request}");
        }
        let unknown = app.post(json!({ "documentId": "other" })).await;
        assert_eq!(unknown.codes(), ["PERSISTED_QUERY_NOT_FOUND"]);
        let other: Reply = app.post(json!({ "query": "{ register { trusts } }" })).await;
        assert_eq!((other.status, other.codes()), (StatusCode::FORBIDDEN, vec!["FORBIDDEN"]));
    }
}

#[tokio::test]
async fn a_registered_document_that_cannot_be_executed_stops_the_start() {
    let file = file(r#"{"broken": "{ nothing }"}"#);
    let database = TestDatabase::of_the_world(Engine::Sqlite).await;
    let program = crate::commands::program::Program::on(&database, &["serve"]);
    let ran = program.env("TRUSTED_DOCUMENTS", &file.path().display().to_string()).env("BIND", "127.0.0.1:0").run();
    assert_eq!(ran.code, 1);
    assert!(ran.stderr.contains("the document broken is refused: GRAPHQL_VALIDATION_FAILED"), "{}", ran.stderr);
}
