//! GraphQL over HTTP: what is taken, what is refused, and how a reply says so.

mod anything;
mod bodies;
mod browsers;
mod caching;
mod compression;
mod deadlines;
mod documents;
mod fuzz;
mod get;
mod negotiation;
mod overload;
mod persisted;
mod quotas;
mod raw;
mod spending;

use reqwest::{Method, Response, StatusCode, header::HeaderMap};
use serde_json::{Value, json};
use support::{Engine, Reply, TestApp, world};

const JSON: &str = "application/json";
const GRAPHQL: &str = "application/graphql-response+json";
/// A harmless request; where its text is to be seen in a reply, it ran.
const REQUEST: &str = r#"{"query": "{ register { schools } }"}"#;

/// Posts a body as it is.
async fn post(app: &TestApp, content_type: &str, accept: &str, body: &str) -> (HeaderMap, Reply) {
    let request = app.request(Method::POST, "/graphql").header("content-type", content_type).header("accept", accept);
    let response = request.body(body.to_owned()).send().await.expect("a reply");
    (response.headers().clone(), Reply::of(response).await)
}

/// Asks in the address.
async fn get(app: &TestApp, parameters: &[(&str, &str)], accept: &str) -> Response {
    let request = app.request(Method::GET, "/graphql").query(parameters).header("accept", accept);
    request.send().await.expect("a reply")
}

#[tokio::test]
async fn json_in_utf8_is_executed() {
    let app = TestApp::start(Engine::Sqlite).await;
    for content_type in [JSON, "application/json; charset=utf-8", "Application/JSON;Charset=\"UTF-8\""] {
        let (_, reply) = post(&app, content_type, GRAPHQL, REQUEST).await;
        assert_eq!(reply.at("/register/schools"), world::SCHOOLS, "{content_type}");
    }
}

#[tokio::test]
async fn what_a_form_of_another_site_could_send_is_415_and_nothing_runs() {
    let app = TestApp::start(Engine::Sqlite).await;
    let boundary = "multipart/form-data; boundary=x";
    for content_type in
        ["text/plain", "application/x-www-form-urlencoded", boundary, "application/json; charset=latin1", ""]
    {
        let (_, refused) = post(&app, content_type, GRAPHQL, REQUEST).await;
        assert_eq!(refused.status, StatusCode::UNSUPPORTED_MEDIA_TYPE, "{content_type}");
        assert_eq!(
            refused.message(),
            "Send the request as application/json, in UTF-8, not compressed.",
            "{content_type}"
        );
        assert!(refused.body.get("data").is_none(), "{content_type}");
    }
}

#[tokio::test]
async fn any_other_method_is_405_and_says_which_is_allowed() {
    let app = TestApp::start(Engine::Sqlite).await;
    for method in [Method::PUT, Method::PATCH, Method::DELETE, Method::OPTIONS, Method::TRACE] {
        let request = app.request(method.clone(), "/graphql?query=%7B__typename%7D").header("content-type", JSON);
        let response = request.body(REQUEST).send().await.expect("a reply");
        assert_eq!(
            (response.status(), &response.headers()["allow"]),
            (StatusCode::METHOD_NOT_ALLOWED, &"GET, POST".parse().unwrap()),
            "{method}"
        );
        assert_eq!(Reply::of(response).await.message(), "Send GraphQL requests by GET or POST.", "{method}");
    }
}

/// Requests that are well formed and not fit to run, with their codes.
const UNFIT: [(&str, &str); 7] = [
    ("{ register", "GRAPHQL_PARSE_FAILED"),
    ("", "GRAPHQL_PARSE_FAILED"),
    ("{ nothing }", "GRAPHQL_VALIDATION_FAILED"),
    ("mutation { nothing }", "GRAPHQL_VALIDATION_FAILED"),
    (
        "{ localAuthorities(regions: [LONDON]) { id } localAuthorities(regions: []) { id } }",
        "GRAPHQL_VALIDATION_FAILED",
    ),
    ("query($urn: Urn!) { school(by: {urn: $urn}) { urn } }", "BAD_USER_INPUT"),
    ("{ school(by: {}) { urn } }", "BAD_USER_INPUT"),
];

#[tokio::test]
async fn what_is_not_fit_to_run_is_400_without_data_in_the_newer_media_type() {
    let app = TestApp::start(Engine::Sqlite).await;
    for (query, code) in UNFIT {
        let (headers, refused) = post(&app, JSON, GRAPHQL, &json!({ "query": query }).to_string()).await;
        assert_eq!((refused.status, refused.codes()), (StatusCode::BAD_REQUEST, vec![code]), "{query}");
        assert!(refused.body.get("data").is_none(), "{query}");
        assert_eq!(headers["content-type"], "application/graphql-response+json; charset=utf-8");
    }
}

#[tokio::test]
async fn what_is_not_fit_to_run_is_200_in_the_older_media_type() {
    let app = TestApp::start(Engine::Sqlite).await;
    for accept in [JSON, "*/*"] {
        for (query, code) in UNFIT {
            let (headers, refused) = post(&app, JSON, accept, &json!({ "query": query }).to_string()).await;
            assert_eq!((refused.status, refused.codes()), (StatusCode::OK, vec![code]), "{query}");
            assert_eq!(headers["content-type"], "application/json; charset=utf-8");
        }
    }
}

#[tokio::test]
async fn of_several_operations_one_is_named() {
    let app = TestApp::start(Engine::Sqlite).await;
    let document = "query A { a: __typename } query B { b: __typename }";
    let run = async |name: Value| app.post(json!({ "query": document, "operationName": name })).await;
    assert_eq!(run(json!("B")).await.data(), &json!({ "b": "Query" }));
    for (name, told) in [
        (json!(null), "The document has several operations: name one in operationName."),
        (json!("C"), "The document has no operation of the name in operationName."),
        (json!(""), "The document has no operation of the name in operationName."),
    ] {
        let refused = run(name.clone()).await;
        assert_eq!(
            (refused.status, refused.codes()),
            (StatusCode::BAD_REQUEST, vec!["OPERATION_RESOLUTION_FAILURE"]),
            "{name}"
        );
        assert_eq!(refused.message(), told, "{name}");
    }
}

#[tokio::test]
async fn every_reply_forbids_sniffing() {
    let app = TestApp::start(Engine::Sqlite).await;
    for (content_type, body) in [(JSON, REQUEST), (JSON, "{"), (JSON, "{\"query\": \"{\"}"), ("text/plain", REQUEST)] {
        let (headers, _) = post(&app, content_type, GRAPHQL, body).await;
        assert_eq!(headers["x-content-type-options"], "nosniff", "{body}");
    }
    for path in ["/", "/nothing", "/graphql", "/graphiql", "/graphiql/nothing"] {
        let response = app.request(Method::GET, path).send().await.expect("a reply");
        assert_eq!(response.headers()["x-content-type-options"], "nosniff", "{path}");
    }
}
