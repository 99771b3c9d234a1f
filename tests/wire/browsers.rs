//! What browsers are told: which sites may ask, and what not to do with a reply. And who is not known.

use reqwest::{Method, Response, StatusCode};
use support::{Engine, TestApp, database::TestDatabase};

async fn preflight(app: &TestApp, origin: &str) -> Response {
    let request = app.request(Method::OPTIONS, "/graphql").header("origin", origin);
    let request = request.header("access-control-request-method", "POST");
    request.header("access-control-request-headers", "content-type").send().await.expect("a reply")
}

fn allowed(response: &Response) -> Option<&str> {
    response.headers().get("access-control-allow-origin").and_then(|value| value.to_str().ok())
}

#[tokio::test]
async fn no_other_site_may_ask_unless_it_is_named() {
    let closed = TestApp::start(Engine::Sqlite).await;
    assert_eq!(allowed(&preflight(&closed, "https://example.org").await), None);
    let database = TestDatabase::of_the_world(Engine::Sqlite).await;
    let open =
        TestApp::serve_with(database, |listen| listen.wire.cors_origins = vec!["https://example.org".into()]).await;
    assert_eq!(allowed(&preflight(&open, "https://example.org").await), Some("https://example.org"));
    assert_eq!(allowed(&preflight(&open, "https://example.com").await), None);
}

#[tokio::test]
async fn every_reply_forbids_what_browsers_might_do_with_it() {
    let app = TestApp::start(Engine::Sqlite).await;
    for path in ["/graphql?query=%7B__typename%7D", "/health/live", "/nothing"] {
        let reply = app.request(Method::GET, path).send().await.expect("a reply");
        for (name, value) in [
            ("x-content-type-options", "nosniff"),
            ("content-security-policy", "default-src 'none'; frame-ancestors 'none'"),
            ("referrer-policy", "no-referrer"),
        ] {
            let held = reply.headers().get(name).map(|held| held.to_str().expect("a text"));
            assert_eq!(held, Some(value), "{path} {name}");
        }
    }
}

#[tokio::test]
async fn a_token_that_is_none_is_401() {
    let app = TestApp::start(Engine::Sqlite).await;
    let request = app.request(Method::GET, "/graphql?query=%7B__typename%7D").header("authorization", "Bearer x");
    let refused = request.send().await.expect("a reply");
    assert_eq!(refused.status(), StatusCode::UNAUTHORIZED);
    assert!(refused.headers()["www-authenticate"].as_bytes().starts_with(b"Bearer error=\"invalid_token\""));
    assert!(refused.text().await.expect("a body").contains("UNAUTHENTICATED"));
}

#[tokio::test]
async fn a_long_reply_is_compressed_as_the_client_likes() {
    let app = TestApp::start(Engine::Sqlite).await;
    let query = "{__schema{types{name fields{name description}}}}";
    for encoding in ["br", "gzip", "zstd"] {
        let request =
            app.request(Method::GET, "/graphql").query(&[("query", query)]).header("accept-encoding", encoding);
        let reply = request.send().await.expect("a reply");
        assert_eq!(reply.headers()["content-encoding"], encoding);
    }
}
