//! What caches between us and the client may do with a reply.

use std::collections::HashSet;

use reqwest::{Method, RequestBuilder, Response, StatusCode};
use support::{Engine, TestApp, database::TestDatabase};

const QUERY: &str = "{ register { schools } }";

fn asking(app: &TestApp, query: &str) -> RequestBuilder {
    app.request(Method::GET, "/graphql").query(&[("query", query)])
}

async fn sent(request: RequestBuilder) -> Response {
    request.send().await.expect("a reply")
}

fn header<'r>(reply: &'r Response, name: &str) -> &'r str {
    reply.headers().get(name).map_or("", |value| value.to_str().expect("a text"))
}

/// Says once on what the reply depends, each thing named once.
fn assert_varies(reply: &Response, which: &str) {
    let lines: Vec<_> = reply.headers().get_all("vary").iter().collect();
    assert_eq!(lines.len(), 1, "{which}: {lines:?}");
    let named: Vec<String> = header(reply, "vary").split(',').map(|name| name.trim().to_lowercase()).collect();
    let distinct: HashSet<&str> = named.iter().map(String::as_str).collect();
    assert_eq!(distinct.len(), named.len(), "{which}: {named:?}");
    for name in ["authorization", "accept", "accept-encoding", "graphql-cost"] {
        assert!(distinct.contains(name), "{which}: {named:?}");
    }
}

#[tokio::test]
async fn every_reply_says_once_on_what_it_depends() {
    let database = TestDatabase::of_the_world(Engine::Sqlite).await;
    let app = TestApp::serve_with(database, |listen| {
        listen.wire.cors_origins = vec!["https://example.org".into()];
        (listen.wire.quota, listen.limits.cost) = (150, 150);
    })
    .await;
    let long = "{ __schema { types { name fields { name description } } } }";
    let post = || app.request(Method::POST, "/graphql");
    for (request, status) in [
        (asking(&app, QUERY), 200),
        (asking(&app, QUERY).header("origin", "https://example.org"), 200),
        (asking(&app, QUERY).header("if-none-match", "*"), 304),
        (asking(&app, "{ no }"), 200),
        (asking(&app, QUERY).header("accept", "text/html"), 406),
        (asking(&app, QUERY).header("authorization", "Bearer x"), 401),
        (post().header("content-type", "text/plain").body("{}"), 415),
        (post().header("content-type", "application/json").body("{"), 400),
        (app.request(Method::PUT, "/graphql"), 405),
        (asking(&app, long).header("accept-encoding", "gzip"), 200),
        // The account is empty by now.
        (asking(&app, "{ schools(first: 100) { nodes { name urn } } __schema { types { name } } }"), 429),
    ] {
        let reply = sent(request).await;
        assert_eq!(reply.status().as_u16(), status);
        assert_varies(&reply, &status.to_string());
    }
}

#[tokio::test]
async fn what_the_client_has_is_not_sent_again_however_it_says_so() {
    let app = TestApp::start(Engine::Sqlite).await;
    let tag = header(&sent(asking(&app, QUERY)).await, "etag").to_owned();
    let strong = tag.trim_start_matches("W/").to_owned();
    for held in [tag.clone(), strong, "*".to_owned(), format!("\"another\", {tag}")] {
        let same = sent(asking(&app, QUERY).header("if-none-match", &held)).await;
        assert_eq!(same.status(), StatusCode::NOT_MODIFIED, "{held}");
        assert_eq!((header(&same, "etag"), header(&same, "cache-control")), (&*tag, "public, max-age=60"), "{held}");
        assert_eq!(same.text().await.expect("no body"), "", "{held}");
    }
    for held in ["\"another\"", "W/\"another\"", "nonsense", ""] {
        assert_eq!(sent(asking(&app, QUERY).header("if-none-match", held)).await.status(), StatusCode::OK, "{held}");
    }
}

#[tokio::test]
async fn a_reply_that_tells_the_callers_account_is_kept_by_nobody() {
    let app = TestApp::start(Engine::Sqlite).await;
    let reply = sent(asking(&app, QUERY).header("graphql-cost", "1")).await;
    assert_eq!((header(&reply, "cache-control"), header(&reply, "etag")), ("private, no-store", ""));
    assert!(header(&reply, "ratelimit").starts_with("\"address\";r="), "{:?}", reply.headers());
    let text = reply.text().await.expect("a body");
    assert!(text.contains("\"budget\""), "{text}");
}

#[tokio::test]
async fn an_account_is_kept_by_nobody_wherever_it_stands_in_the_document() {
    let app = TestApp::start(Engine::Sqlite).await;
    for query in [
        "{ register { schools } ...F } fragment F on Query { mine: rateLimit { limit } }",
        "{ register { schools } ... on Query { ... { rateLimit { limit } } } }",
        "query Q($yes: Boolean = true) { register { schools } rateLimit @include(if: $yes) { limit } }",
    ] {
        let reply = sent(asking(&app, query)).await;
        assert_eq!((reply.status().as_u16(), header(&reply, "cache-control")), (200, "private, no-store"), "{query}");
    }
}
