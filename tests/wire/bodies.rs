//! Bodies that are a request, and bodies that are none.

use reqwest::{Method, StatusCode};
use serde_json::json;
use support::{Engine, Reply, TestApp, world};

use super::{GRAPHQL, JSON, post};

/// Bodies that are no request, and what is said of them.
const MALFORMED: [(&str, &str); 16] = [
    ("", "The body is not JSON: "),
    ("{", "The body is not JSON: "),
    ("query=%7B__typename%7D", "The body is not JSON: "),
    ("null", "A request must be a JSON object."),
    ("\"{ __typename }\"", "A request must be a JSON object."),
    ("[]", "Send one request at a time: this service takes no lists of them."),
    ("[\"{ __typename }\", null, null, null]", "Send one request at a time: this service takes no lists of them."),
    ("[{\"query\": \"{ __typename }\"}]", "Send one request at a time: this service takes no lists of them."),
    ("{}", "The request has no query: a GraphQL document, as a string."),
    ("{\"query\": null}", "The request has no query: a GraphQL document, as a string."),
    ("{\"query\": 5}", "query must be a string."),
    ("{\"query\": \"{ __typename }\", \"operationName\": 5}", "operationName must be a string."),
    ("{\"query\": \"{ __typename }\", \"variables\": []}", "variables must be a JSON object."),
    ("{\"query\": \"{ __typename }\", \"variables\": \"{}\"}", "variables must be a JSON object."),
    ("{\"query\": \"{ __typename }\", \"extensions\": []}", "extensions must be a JSON object."),
    ("{\"query\": \"{ __typename }\", \"extensions\": true}", "extensions must be a JSON object."),
];

#[tokio::test]
async fn a_body_that_is_no_request_is_400_whatever_is_accepted() {
    let app = TestApp::start(Engine::Sqlite).await;
    for accept in [GRAPHQL, JSON] {
        for (body, told) in MALFORMED {
            let (_, refused) = post(&app, JSON, accept, body).await;
            assert_eq!((refused.status, refused.codes()), (StatusCode::BAD_REQUEST, vec!["BAD_USER_INPUT"]), "{body}");
            assert!(refused.message().starts_with(told), "{body}: {}", refused.message());
            assert!(refused.body.get("data").is_none(), "{body}");
        }
    }
}

#[tokio::test]
async fn bytes_that_are_no_text_are_400() {
    let app = TestApp::start(Engine::Sqlite).await;
    let request = app.request(Method::POST, "/graphql").header("content-type", JSON);
    let refused = Reply::of(request.body(b"{\"query\": \"\xff\"}".to_vec()).send().await.expect("a reply")).await;
    assert_eq!((refused.status, refused.codes()), (StatusCode::BAD_REQUEST, vec!["BAD_USER_INPUT"]));
}

#[tokio::test]
async fn parts_that_are_null_are_as_if_left_out() {
    let app = TestApp::start(Engine::Sqlite).await;
    let reply = app.post(json!({ "query": "{ register { schools } }", "operationName": null, "variables": null, "extensions": null })).await;
    assert_eq!(reply.at("/register/schools"), world::SCHOOLS);
}
