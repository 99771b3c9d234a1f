//! A service that stops tells those who listen.

use std::time::Duration;

use reqwest::{Method, StatusCode};
use serde_json::json;
use support::{Engine, TestApp, database::TestDatabase};

use super::{UPDATES, events::Events, socket::Socket};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_stop_completes_event_streams_and_closes_websockets_with_1001() {
    let app = TestApp::start(Engine::Sqlite).await;
    let mut events = Events::of(&app, UPDATES).await;
    let mut socket = Socket::begun(&app).await;
    socket.subscribe("1", UPDATES).await;
    assert_eq!(socket.answer("2", "{ register { version } }").await["data"]["register"]["version"], "1");
    app.stopping.cancel();
    events.complete().await;
    assert_eq!(socket.closed().await, (1001, "The service stops".to_owned()));
}

#[tokio::test]
async fn while_it_drains_requests_are_answered_and_streams_are_not_opened() {
    let database = TestDatabase::of_the_world(Engine::Sqlite).await;
    let app = TestApp::serve_with(database, |listen| listen.wire.drain = Duration::from_secs(60).into()).await;
    app.stopping.cancel();
    let answered = app.request(Method::GET, "/graphql?query={__typename}").send().await.expect("a reply");
    assert_eq!(
        (answered.status(), &answered.headers()["connection"]),
        (StatusCode::OK, &"close".parse().expect("a value"))
    );
    let request = app.request(Method::POST, "/graphql").header("accept", "text/event-stream");
    let refused = request.json(&json!({ "query": UPDATES })).send().await.expect("a reply");
    assert_eq!(refused.status(), StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(refused.headers()["retry-after"], "1");
    let told: serde_json::Value = refused.json().await.expect("JSON");
    assert_eq!(told["errors"][0]["extensions"]["code"], "OVERLOADED");
}
