//! Every bound of what stays open, one past it.

use api::config::Wire;
use serde_json::json;
use support::{Engine, TestApp, database::TestDatabase};
use tokio_tungstenite::tungstenite::{
    Message,
    protocol::frame::{
        Frame,
        coding::{Data, OpCode},
    },
};

use super::{
    UPDATES,
    events::{self, Events},
    socket::{self, PROTOCOL, Socket},
};

async fn serve(set: impl FnOnce(&mut Wire)) -> TestApp {
    let database = TestDatabase::of_the_world(Engine::Sqlite).await;
    TestApp::serve_with(database, |listen| set(&mut listen.wire)).await
}

/// Opens a socket, an event stream, and one too many of each; then closes the first, which makes room.
async fn two_and_no_more(app: &TestApp, refusal: (u16, &str)) {
    let socket = Socket::begun(app).await;
    let _events = Events::of(app, UPDATES).await;
    let refused = Socket::with(app, &[PROTOCOL]).await.err();
    assert_eq!(refused, Some((refusal.0, refusal.1.to_owned())));
    let refused = events::ask(app, UPDATES).await;
    assert!(refused.headers().contains_key("retry-after"));
    assert_eq!(support::Reply::of(refused).await.codes(), [refusal.1]);
    drop(socket);
    while Socket::with(app, &[PROTOCOL]).await.is_err() {
        tokio::time::sleep(std::time::Duration::from_millis(10)).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_stream_too_many_of_all_is_503() {
    let app = serve(|wire| wire.max_streams = 2).await;
    two_and_no_more(&app, (503, "OVERLOADED")).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_stream_too_many_of_an_address_is_429() {
    let app = serve(|wire| wire.max_streams_per_address = 2).await;
    two_and_no_more(&app, (429, "RATE_LIMITED")).await;
}

#[tokio::test]
async fn one_operation_too_many_over_a_websocket_is_refused_and_the_others_go_on() {
    let app = serve(|wire| wire.max_socket_operations = 2).await;
    let mut socket = Socket::begun(&app).await;
    for id in ["1", "2", "3"] {
        socket.subscribe(id, UPDATES).await;
    }
    let refused = socket.hear().await;
    assert_eq!((&refused["type"], &refused["id"]), (&json!("error"), &json!("3")));
    assert_eq!(refused["payload"][0]["extensions"]["code"], "TOO_COMPLEX");
    socket.say(json!({ "type": "complete", "id": "1" })).await;
    assert_eq!(socket.answer("3", "{ register { version } }").await["data"]["register"]["version"], "1");
}

#[tokio::test]
async fn a_message_of_one_byte_too_many_is_1009() {
    let app = serve(|wire| wire.max_socket_bytes = 1000).await;
    let message = |bytes: usize| format!("{:bytes$}", r#"{"type":"ping"}"#);
    let mut socket = Socket::begun(&app).await;
    socket.send(Message::text(message(1000))).await;
    assert_eq!(socket.hear().await["type"], "pong");
    socket.send(Message::text(message(1001))).await;
    assert_eq!(socket.closed().await.0, 1009);
}

#[tokio::test]
async fn a_message_of_too_many_bytes_in_several_frames_is_1009() {
    let app = serve(|wire| wire.max_socket_bytes = 1000).await;
    let mut socket = Socket::begun(&app).await;
    for kind in [Data::Text, Data::Continue] {
        socket.send(Message::Frame(Frame::message(" ".repeat(501), OpCode::Data(kind), false))).await;
    }
    assert_eq!(socket.closed().await.0, 1009);
}

#[tokio::test]
async fn a_reply_of_too_many_bytes_is_an_error_and_the_conversation_goes_on() {
    let app = serve(|wire| wire.max_socket_bytes = 1000).await;
    let mut socket = Socket::begun(&app).await;
    socket.subscribe("1", "{ schools(first: 100) { nodes { id name } } }").await;
    let refused = socket.hear().await;
    assert_eq!(
        (&refused["type"], &refused["payload"][0]["extensions"]["code"]),
        (&json!("error"), &json!("TOO_COMPLEX"))
    );
    assert_eq!(socket.answer("1", "{ register { version } }").await["data"]["register"]["version"], "1");
}

#[tokio::test]
async fn what_cannot_be_paid_is_an_error_over_a_websocket() {
    let app = serve(|wire| wire.quota = 10_000).await;
    let mut socket = Socket::begun(&app).await;
    let dear = "{ schools(first: 100) { nodes { id name urn postcode: address { postcode } } } }";
    let mut refused = json!(null);
    for id in 0..20_000 {
        socket.subscribe(&id.to_string(), dear).await;
        let heard = socket.hear().await;
        if heard["type"] == "error" {
            refused = heard;
            break;
        }
        assert_eq!(socket.hear().await["type"], "complete");
    }
    assert_eq!(refused["payload"][0]["extensions"]["code"], "RATE_LIMITED", "{refused}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_never_answers_a_ping_is_dropped() {
    let app = serve(|wire| wire.heartbeat = "50ms".parse().expect("a time")).await;
    let said = socket::all_said_to(&app, &[]).await;
    assert!(said.starts_with(b"HTTP/1.1 101"), "{}", String::from_utf8_lossy(&said));
    let ping = [0x89, 0];
    assert!(said.windows(2).any(|bytes| bytes == ping), "{said:?}");
    assert!(!said.windows(4).any(|bytes| bytes == b"time"), "it was not the initialisation");
}

#[tokio::test]
async fn a_heart_must_beat() {
    let ran = crate::commands::program::Program::with(&["demo", "--heartbeat", "0s"]).run();
    assert!(ran.code == 1 && ran.stderr.contains("HEARTBEAT must be longer than nothing"), "{}", ran.stderr);
}
