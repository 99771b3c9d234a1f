//! More comes than can be answered: some are refused at once, and nobody for good.

use std::thread::available_parallelism;

use futures_util::future::join_all;
use reqwest::{Method, Response, StatusCode};
use serde_json::json;
use support::{Engine, Reply, TestApp, database::TestDatabase, world};

use super::raw::Connection;

async fn app() -> TestApp {
    let database = TestDatabase::of_the_world(Engine::Sqlite).await;
    TestApp::serve_with(database, |listen| listen.wire.max_waiting = 1).await
}

/// Enough that every thread gets several.
fn many() -> usize {
    16 * available_parallelism().map_or(1, usize::from)
}

/// Documents that nobody sent before, which takes each of them a while.
async fn ask_at_once(app: &TestApp, round: usize) -> Vec<Response> {
    let requests = (0..many()).map(|number| {
        let query = format!("{{ r{round}n{number}: register {{ schools }} }}");
        app.request(Method::POST, "/graphql").json(&json!({ "query": query })).send()
    });
    join_all(requests).await.into_iter().map(|reply| reply.expect("a reply")).collect()
}

#[tokio::test]
async fn who_finds_no_place_to_wait_is_told_when_to_come_again() {
    let app = app().await;
    let mut refused = vec![];
    for round in 0..50 {
        let replies = ask_at_once(&app, round).await;
        refused.extend(replies.into_iter().filter(|reply| reply.status() != StatusCode::OK));
        if !refused.is_empty() {
            break;
        }
    }
    assert!(!refused.is_empty(), "nobody was refused");
    for reply in refused {
        assert_eq!(reply.status(), StatusCode::SERVICE_UNAVAILABLE);
        assert_eq!(reply.headers()["retry-after"], "1");
        assert_eq!(Reply::of(reply).await.codes(), ["OVERLOADED"]);
    }
    for _ in 0..many() {
        assert_eq!(app.ask("{ register { schools } }").await.at("/register/schools"), world::SCHOOLS);
    }
}

#[tokio::test]
async fn who_sends_slowly_keeps_nobody_from_being_answered() {
    let app = app().await;
    let slow: Vec<_> = (0..many()).map(|_| Connection::post(&app, 100, "{\"query\": \"")).collect();
    for _ in 0..many() {
        assert_eq!(app.ask("{ register { schools } }").await.at("/register/schools"), world::SCHOOLS);
    }
    drop(slow);
}
