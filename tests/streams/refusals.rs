//! Who may not open a WebSocket.

use reqwest::Method;
use support::{Engine, TestApp, database::TestDatabase};

use super::socket::{PROTOCOL, Socket};

#[tokio::test]
async fn pages_of_this_host_and_of_named_sites_may_and_others_are_403() {
    let database = TestDatabase::of_the_world(Engine::Sqlite).await;
    let named = "https://example.org".to_owned();
    let app = TestApp::serve_with(database, |listen| listen.wire.cors_origins = vec![named.clone()]).await;
    for origin in [&app.address, &app.address.replace("http", "https"), &named] {
        Socket::with(&app, &[PROTOCOL, ("origin", origin)]).await.expect("it opens");
    }
    for origin in ["https://example.com", "http://example.org", "null", "http://127.0.0.1:1"] {
        let refused = Socket::with(&app, &[PROTOCOL, ("origin", origin)]).await.err();
        assert_eq!(refused, Some((403, "FORBIDDEN".to_owned())), "{origin}");
    }
}

#[tokio::test]
async fn a_token_in_the_header_is_401() {
    let app = TestApp::start(Engine::Sqlite).await;
    let refused = Socket::with(&app, &[PROTOCOL, ("authorization", "Bearer abc")]).await.err();
    assert_eq!(refused, Some((401, "UNAUTHENTICATED".to_owned())));
}

#[tokio::test]
async fn half_a_handshake_is_400() {
    let app = TestApp::start(Engine::Sqlite).await;
    let request = app.request(Method::GET, "/graphql").header("upgrade", "websocket").header("connection", "upgrade");
    assert_eq!(request.send().await.expect("a reply").status(), 400);
}
