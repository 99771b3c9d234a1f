//! What an account pays for, and who has which.

use api::{app::App, config::Listen};
use reqwest::{Method, Response, StatusCode};
use serde_json::{Value, json};
use support::{Engine, Reply, TestApp, database::TestDatabase, world};

/// Three points.
const DEAR: &str = "{ schools(first: 100) { nodes { name urn } } }";

async fn with_quota(points: u32) -> TestApp {
    TestApp::serve_with(TestDatabase::of_the_world(Engine::Sqlite).await, |listen| {
        listen.wire.quota = points;
        listen.limits.cost = listen.limits.cost.min(points.max(1) as usize);
    })
    .await
}

async fn post(app: &TestApp, body: &Value, header: (&str, &str)) -> Response {
    let request =
        app.request(Method::POST, "/graphql").json(body).header("accept", "application/graphql-response+json");
    request.header(header.0, header.1).send().await.expect("a reply")
}

#[tokio::test]
async fn what_is_refused_is_paid_for_too_so_that_nobody_tries_without_end() {
    for (body, code) in [
        (json!({ "query": "{ no }" }), "GRAPHQL_VALIDATION_FAILED"),
        (json!({ "query": "{ register { schools }" }), "GRAPHQL_PARSE_FAILED"),
        (json!({ "query": "query($a: Int!) { schools(first: $a) { totalCount } }" }), "BAD_USER_INPUT"),
        (json!({ "query": "query A { __typename } query B { __typename }" }), "OPERATION_RESOLUTION_FAILURE"),
        (json!({ "documentId": "nothing" }), "PERSISTED_QUERY_NOT_FOUND"),
    ] {
        let app = with_quota(3).await;
        for _ in 0..3 {
            assert_eq!(app.post(body.clone()).await.codes(), [code]);
        }
        let refused = app.post(body).await;
        assert_eq!((refused.status, refused.codes()), (StatusCode::TOO_MANY_REQUESTS, vec!["RATE_LIMITED"]), "{code}");
    }
}

#[tokio::test]
async fn who_cannot_pay_is_told_what_is_left_and_when_all_of_it_is_back() {
    let app = with_quota(3).await;
    app.ask(DEAR).await.data();
    let refused = post(&app, &json!({ "query": DEAR }), ("x-test", "1")).await;
    let header = |name: &str| refused.headers()[name].to_str().expect("a text").to_owned();
    assert_eq!(refused.status(), StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(
        (header("ratelimit-policy").as_str(), header("ratelimit").as_str()),
        ("\"address\";q=3;w=60", "\"address\";r=0;t=60")
    );
    assert_eq!(header("retry-after"), "60");
    assert_eq!(header("cache-control"), "private, no-store");
}

#[tokio::test]
async fn asking_what_is_left_is_free_even_for_who_has_nothing() {
    let app = with_quota(3).await;
    app.ask(DEAR).await.data();
    for _ in 0..5 {
        let left = app.ask("{ rateLimit { limit remaining resetAt } }").await;
        let expected = json!({ "limit": 3, "remaining": 0, "resetAt": "2026-04-01T09:01:00.000Z" });
        assert_eq!(left.at("/rateLimit"), &expected);
    }
}

#[tokio::test]
async fn a_stranger_has_one_account_whoever_he_says_he_is() {
    let app = with_quota(3).await;
    for (client, status) in [("192.0.2.1", StatusCode::OK), ("192.0.2.2", StatusCode::TOO_MANY_REQUESTS)] {
        let reply = post(&app, &json!({ "query": DEAR }), ("x-forwarded-for", client)).await;
        assert_eq!(reply.status(), status, "{client}");
    }
}

#[tokio::test]
async fn without_a_bound_nothing_is_counted() {
    let app = with_quota(0).await;
    for _ in 0..5 {
        let reply = post(&app, &json!({ "query": "{ register { schools } }" }), ("graphql-cost", "1")).await;
        assert!(!reply.headers().contains_key("ratelimit"), "{:?}", reply.headers());
        let cost = Reply::of(reply).await.body["extensions"]["cost"].clone();
        assert_eq!((&cost["requested"], &cost["budget"]), (&json!(1), &Value::Null));
    }
}

#[tokio::test]
async fn a_quota_that_could_never_pay_for_some_operations_stops_the_start() {
    let database = TestDatabase::of_the_world(Engine::Sqlite).await;
    let mut listen = Listen { bind: "127.0.0.1:0".into(), ..Listen::default() };
    (listen.wire.quota, listen.limits.cost) = (9, 10);
    let stopped = App::build(&listen, database.connect().await, world::clock()).await.err().expect("it does not start");
    assert!(stopped.to_string().starts_with("QUOTA must be at least MAX_COST"), "{stopped}");
}

#[tokio::test]
async fn each_request_of_a_list_is_paid_for() {
    let app = TestApp::serve_with(TestDatabase::of_the_world(Engine::Sqlite).await, |listen| {
        (listen.wire.quota, listen.limits.cost, listen.wire.max_batch) = (6, 6, 3);
    })
    .await;
    let one = json!({ "query": DEAR });
    let reply = app.post(json!([one, one, one])).await;
    assert!(reply.body[0]["data"].is_object() && reply.body[1]["data"].is_object(), "{reply:?}");
    assert_eq!(reply.body[2]["errors"][0]["extensions"]["code"], "RATE_LIMITED");
}

#[tokio::test]
async fn the_account_is_written_alike_beside_the_data_and_in_it() {
    let app = with_quota(10).await;
    let request = ("graphql-cost", "1");
    let reply = post(&app, &json!({ "query": "{ rateLimit { limit remaining resetAt } }" }), request).await;
    let told = Reply::of(reply).await.body;
    assert_eq!(told["data"]["rateLimit"], told["extensions"]["cost"]["budget"]);
}
