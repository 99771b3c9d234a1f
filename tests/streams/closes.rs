//! Every code with which a WebSocket is closed.

use serde_json::{Value, json};
use support::{Engine, TestApp, database::TestDatabase};
use tokio_tungstenite::tungstenite::Message;

use super::{
    UPDATES,
    socket::{self, Socket},
};

#[tokio::test]
async fn a_message_that_the_protocol_does_not_know_is_4400() {
    let app = TestApp::start(Engine::Sqlite).await;
    let bad = [
        "",
        "{",
        "[]",
        "null",
        "{}",
        r#"{"type":"nothing"}"#,
        r#"{"type":1}"#,
        r#"{"type":"connection_init","payload":1}"#,
        r#"{"type":"ping","payload":"a"}"#,
        r#"{"type":"complete"}"#,
        r#"{"type":"subscribe"}"#,
        r#"{"type":"subscribe","id":"1"}"#,
        r#"{"type":"subscribe","id":"1","payload":"a"}"#,
        r#"{"type":"subscribe","id":"1","payload":{}}"#,
        r#"{"type":"subscribe","id":"","payload":{"query":"{ __typename }"}}"#,
        r#"{"type":"subscribe","id":1,"payload":{"query":"{ __typename }"}}"#,
        r#"{"type":"subscribe","id":"1","payload":{"query":1}}"#,
        r#"{"type":"subscribe","id":"1","payload":{"query":"{ __typename }","variables":1}}"#,
    ];
    let messages = bad.map(Message::text).into_iter().chain([Message::binary(b"{}".to_vec())]);
    for message in messages {
        let mut socket = Socket::begun(&app).await;
        socket.send(message.clone()).await;
        assert_eq!(socket.closed().await.0, 4400, "{message}");
    }
}

#[tokio::test]
async fn an_operation_before_the_acknowledgement_is_4401() {
    let app = TestApp::start(Engine::Sqlite).await;
    let mut socket = Socket::open(&app).await;
    socket.subscribe("1", UPDATES).await;
    assert_eq!(socket.closed().await, (4401, "Unauthorized".to_owned()));
}

#[tokio::test]
async fn a_token_that_is_none_is_4403() {
    let app = TestApp::start(Engine::Sqlite).await;
    for name in ["Authorization", "authorization"] {
        let mut socket = Socket::open(&app).await;
        socket.say(json!({ "type": "connection_init", "payload": { name: "Bearer abc" } })).await;
        assert_eq!(socket.closed().await, (4403, "Forbidden".to_owned()));
    }
    for payload in [json!(null), json!({}), json!({ "Authorization": null }), json!({ "client": "a" })] {
        let mut socket = Socket::open(&app).await;
        socket.say(json!({ "type": "connection_init", "payload": payload })).await;
        assert_eq!(socket.hear().await["type"], "connection_ack");
    }
}

#[tokio::test]
async fn another_protocol_is_4406() {
    let app = TestApp::start(Engine::Sqlite).await;
    let mut socket = Socket::with(&app, &[]).await.expect("it opens");
    assert_eq!(socket.closed().await, (4406, "Subprotocol not acceptable".to_owned()));
}

#[tokio::test]
async fn who_does_not_initialise_in_time_is_4408() {
    let database = TestDatabase::of_the_world(Engine::Sqlite).await;
    let app = TestApp::serve_with(database, |listen| listen.wire.init_deadline = "1ms".parse().expect("a time")).await;
    let mut socket = Socket::open(&app).await;
    assert_eq!(socket.closed().await, (4408, "Connection initialisation timeout".to_owned()));
}

#[tokio::test]
async fn an_id_that_is_under_way_is_4409() {
    let app = TestApp::start(Engine::Sqlite).await;
    let mut socket = Socket::begun(&app).await;
    for _ in 0..2 {
        socket.subscribe("mine", UPDATES).await;
    }
    assert_eq!(socket.closed().await, (4409, "Subscriber for mine already exists".to_owned()));
    let mut socket = Socket::begun(&app).await;
    let long = "é".repeat(1000);
    for _ in 0..2 {
        socket.subscribe(&long, UPDATES).await;
    }
    assert_eq!(socket.closed().await.0, 4409);
}

#[tokio::test]
async fn initialising_twice_is_4429() {
    let app = TestApp::start(Engine::Sqlite).await;
    let mut socket = Socket::begun(&app).await;
    socket.say(json!({ "type": "connection_init", "payload": Value::Null })).await;
    assert_eq!(socket.closed().await, (4429, "Too many initialisation requests".to_owned()));
}

#[tokio::test]
async fn who_closes_is_answered() {
    let app = TestApp::start(Engine::Sqlite).await;
    let mut socket = Socket::begun(&app).await;
    socket.send(Message::Close(None)).await;
    assert_eq!(socket.closed().await.0, 1000);
}

#[tokio::test]
async fn what_is_no_frame_of_a_client_is_1002() {
    let app = TestApp::start(Engine::Sqlite).await;
    // A text of no bytes, not masked, as only a server may send it.
    let said = socket::all_said_to(&app, &[0x81, 0]).await;
    let code = 1002_u16.to_be_bytes();
    let is_close = |bytes: &[u8]| bytes[0] == 0x88 && bytes[2..] == code;
    assert!(said.windows(4).any(is_close), "{}", String::from_utf8_lossy(&said));
}
