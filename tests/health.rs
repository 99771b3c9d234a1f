//! What whoever runs the service sees of it: health, numbers, the log, and how it stops.

mod stop;

use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use support::{Engine, TestApp, database::TestDatabase, on_both_databases};

async fn get(app: &TestApp, path: &str) -> (StatusCode, String) {
    let reply = app.request(Method::GET, path).send().await.expect("a reply");
    (reply.status(), reply.text().await.expect("a body"))
}

async fn ready(app: &TestApp) -> (StatusCode, Value) {
    let (status, body) = get(app, "/health/ready").await;
    (status, serde_json::from_str(&body).expect("JSON"))
}

on_both_databases! {
    async fn a_service_with_a_register_is_ready_until_it_is_told_to_stop(app) {
        let told = json!({ "ready": true, "database": "answers", "register": 1, "stopping": false });
        assert_eq!(ready(&app).await, (StatusCode::OK, told));
        assert_eq!(get(&app, "/health/live").await, (StatusCode::OK, r#"{"live":true}"#.to_owned()));
    }
}

#[tokio::test]
async fn a_service_without_a_register_lives_and_is_not_ready() {
    let database = TestDatabase::empty(Engine::Sqlite).await;
    let app = TestApp::serve(database).await;
    let (status, told) = ready(&app).await;
    assert_eq!((status, &told["register"]), (StatusCode::SERVICE_UNAVAILABLE, &json!("empty")));
    assert_eq!(get(&app, "/health/live").await.0, StatusCode::OK);
}

#[tokio::test]
async fn a_service_that_was_told_to_stop_is_not_ready_while_it_drains() {
    let database = TestDatabase::of_the_world(Engine::Sqlite).await;
    let app = TestApp::serve_with(database, |listen| listen.wire.drain = "1h".parse().expect("an hour")).await;
    app.stopping.cancel();
    let (status, told) = ready(&app).await;
    assert_eq!((status, &told["stopping"]), (StatusCode::SERVICE_UNAVAILABLE, &json!(true)));
    assert_eq!(app.ask("{ register { version } }").await.at("/register/version"), "1");
}

#[tokio::test]
async fn operations_and_errors_are_counted_by_name_and_code() {
    let app = TestApp::start(Engine::Sqlite).await;
    app.ask("query Version { register { version } }").await;
    app.ask("{ register { version } }").await;
    app.ask("{ nothing }").await;
    app.ask("{ school(by: {urn: \"1\"}) { name } }").await;
    let (status, page) = get(&app, "/metrics").await;
    assert_eq!(status, StatusCode::OK);
    for line in [
        "graphql_operation_duration_seconds_count{operation=\"Version\"} 1",
        "graphql_operation_duration_seconds_count{operation=\"anonymous\"} 2",
        "graphql_errors_total{code=\"GRAPHQL_VALIDATION_FAILED\"} 1",
        "graphql_errors_total{code=\"BAD_USER_INPUT\"} 1",
        "http_replies_total{status=\"200\"} 3",
        "http_replies_total{status=\"400\"} 1",
        "register_version 1",
    ] {
        assert!(page.lines().any(|held| held == line), "{line} is not in\n{page}");
    }
    assert!(page.contains("database_connections{state=\"open\"}"), "{page}");
    assert!(page.contains("streams_open 0"), "{page}");
}

#[tokio::test]
async fn the_numbers_are_not_for_everybody() {
    let database = TestDatabase::of_the_world(Engine::Sqlite).await;
    let networks = vec!["10.0.0.0/8".parse().expect("a network")];
    let app = TestApp::serve_with(database, |listen| listen.wire.metrics_networks = networks).await;
    assert_eq!(get(&app, "/metrics").await, (StatusCode::NOT_FOUND, String::new()));
}

#[tokio::test]
async fn each_reply_carries_the_number_of_its_request() {
    let app = TestApp::start(Engine::Sqlite).await;
    let number = async |given: Option<&str>| {
        let request = app.request(Method::GET, "/health/live");
        let request = given.into_iter().fold(request, |request, given| request.header("x-request-id", given));
        let reply = request.send().await.expect("a reply");
        reply.headers()["x-request-id"].to_str().expect("a text").to_owned()
    };
    assert_eq!(number(Some("abc-1")).await, "abc-1");
    let [first, second] = [number(None).await, number(Some("no spaces")).await];
    assert!(first.len() == 36 && second.len() == 36 && first != second, "{first} {second}");
}
