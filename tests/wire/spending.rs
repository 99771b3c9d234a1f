//! What requests may cost, how many come at once, and how long they take.

use reqwest::{Method, StatusCode};
use serde_json::json;
use support::{Engine, Reply, TestApp, database::TestDatabase};

async fn app(set: impl FnOnce(&mut api::config::Listen)) -> TestApp {
    TestApp::serve_with(TestDatabase::of_the_world(Engine::Sqlite).await, set).await
}

const DEAR: &str = "{ schools(first: 100) { nodes { name urn } } }";

#[tokio::test]
async fn what_is_left_is_told_and_what_is_too_much_is_429() {
    let app = app(|listen| {
        listen.wire.quota = 10;
        listen.limits.cost = 10;
    })
    .await;
    let budget = "{ rateLimit { limit remaining cost } }";
    let left = async || app.ask(budget).await.at("/rateLimit").clone();
    assert_eq!(left().await, json!({ "limit": 10, "remaining": 10, "cost": 0 }));
    let request = app.request(Method::POST, "/graphql").json(&json!({ "query": DEAR })).header("graphql-cost", "1");
    let reply = request.send().await.expect("a reply");
    assert_eq!(reply.headers()["ratelimit-policy"], "\"address\";q=10;w=60");
    assert!(reply.headers()["ratelimit"].to_str().expect("a text").starts_with("\"address\";r=7;t="));
    let cost = Reply::of(reply).await.body["extensions"]["cost"].clone();
    assert_eq!((&cost["requested"], &cost["budget"]["remaining"]), (&json!(3), &json!(7)));
    assert!(cost["actual"].as_u64().expect("points") <= 3, "{cost}");
    for _ in 0..2 {
        app.ask(DEAR).await.data();
    }
    let request = app.request(Method::POST, "/graphql").json(&json!({ "query": DEAR }));
    let refused = request.send().await.expect("a reply");
    assert_eq!(refused.status(), StatusCode::TOO_MANY_REQUESTS);
    assert!(refused.headers().contains_key("retry-after"));
    assert_eq!(Reply::of(refused).await.codes(), ["RATE_LIMITED"]);
    assert_eq!(left().await["limit"], 10, "asking is free");
}

#[tokio::test]
async fn who_a_trusted_proxy_speaks_for_has_an_account_of_its_own() {
    let app = app(|listen| {
        (listen.wire.quota, listen.limits.cost) = (3, 3);
        listen.wire.trusted_proxies = vec!["127.0.0.0/8".parse().expect("a network")];
    })
    .await;
    let status = async |client: &str| {
        let request = app.request(Method::POST, "/graphql").json(&json!({ "query": DEAR }));
        request.header("x-forwarded-for", client).send().await.expect("a reply").status()
    };
    assert_eq!(status("192.0.2.1").await, StatusCode::OK);
    assert_eq!(status("192.0.2.1").await, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(status("192.0.2.2").await, StatusCode::OK);
}

#[tokio::test]
async fn an_operation_over_the_most_is_refused_with_what_costs_what() {
    let app = app(|listen| listen.limits.cost = 2).await;
    let refused = app.ask("{ schools(first: 100) { nodes { name urn } } register { version } }").await;
    assert_eq!(refused.codes(), ["TOO_COMPLEX"]);
    let told = "The operation costs 3 points; at most 2 are allowed. Of these: schools 3, register 1.";
    assert_eq!(refused.message(), told);
}

#[tokio::test]
async fn lists_of_requests_are_taken_where_they_are_allowed_and_no_longer_than_that() {
    let app = app(|listen| listen.wire.max_batch = 2).await;
    let one = json!({ "query": "{ register { version } }" });
    let reply = app.post(json!([one, { "query": "{ no }" }])).await;
    assert_eq!(reply.body[0]["data"]["register"]["version"], "1");
    assert_eq!(reply.body[1]["errors"][0]["extensions"]["code"], "GRAPHQL_VALIDATION_FAILED");
    let refused = app.post(json!([one, one, one])).await;
    assert_eq!(refused.message(), "The list has 3 requests; at most 2 are allowed.");
}

#[tokio::test]
async fn a_reply_that_is_too_long_or_too_late_is_refused() {
    let short = app(|listen| listen.wire.max_reply_bytes = 1_000).await;
    assert_eq!(short.ask(DEAR).await.codes(), ["TOO_COMPLEX"]);
    let late = app(|listen| listen.wire.deadline = "1us".parse().expect("a time")).await;
    let refused = late.ask(DEAR).await;
    assert_eq!((refused.status, refused.codes()), (StatusCode::SERVICE_UNAVAILABLE, vec!["TIMEOUT"]));
}

#[tokio::test]
async fn where_nobody_may_wait_everybody_is_refused_at_once() {
    let app = app(|listen| listen.wire.max_waiting = 0).await;
    let refused = app.ask("{ register { version } }").await;
    assert_eq!((refused.status, refused.codes()), (StatusCode::SERVICE_UNAVAILABLE, vec!["OVERLOADED"]));
}
