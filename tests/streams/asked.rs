//! What can be asked over both transports, and how it is answered.

use reqwest::Method;
use serde_json::json;
use support::{Engine, TestApp, database::TestDatabase};
use tokio_tungstenite::tungstenite::Message;

use super::{
    UPDATES,
    events::{self, Events},
    socket::Socket,
};

const REGISTER: &str = "{ register { version } }";

#[tokio::test]
async fn a_query_is_one_event_by_post_and_by_get() {
    let app = TestApp::start(Engine::Sqlite).await;
    let get =
        app.request(Method::GET, "/graphql?query=%7Bregister%7Bversion%7D%7D").header("accept", "text/event-stream");
    let get = Events::in_reply(get.send().await.expect("a reply"));
    for mut events in [Events::of(&app, REGISTER).await, get] {
        let told = json!({ "data": { "register": { "version": "1" } } });
        assert_eq!(events.next().await, ("next".to_owned(), told));
        events.complete().await;
    }
}

#[tokio::test]
async fn a_subscription_by_get_is_for_pages_that_listen() {
    let app = TestApp::start(Engine::Sqlite).await;
    let path = "/graphql?query=subscription%7BregisterUpdated%7Bversion%7D%7D";
    let request = app.request(Method::GET, path).header("accept", "text/event-stream");
    Events::in_reply(request.send().await.expect("a reply")).sign_of_life().await;
}

#[tokio::test]
async fn events_are_neither_kept_nor_held_back() {
    let app = TestApp::start(Engine::Sqlite).await;
    let request = app.request(Method::POST, "/graphql").header("accept", "text/event-stream");
    let request = request.header("accept-encoding", "br, gzip, zstd").json(&json!({ "query": UPDATES }));
    let reply = request.send().await.expect("a reply");
    for (name, value) in [("cache-control", "private, no-store"), ("x-accel-buffering", "no")] {
        assert_eq!(reply.headers()[name], value);
    }
    assert!(!reply.headers().contains_key("content-encoding"), "{:?}", reply.headers());
}

#[tokio::test]
async fn what_is_not_fit_to_run_is_an_event_since_a_listening_page_sees_nothing_else() {
    let app = TestApp::start(Engine::Sqlite).await;
    for query in
        ["subscription { nothing }", "{ nothing }", "subscription { a: registerUpdated { version } __typename }"]
    {
        let mut events = Events::of(&app, query).await;
        let (name, told) = events.next().await;
        assert_eq!((&*name, &told["errors"][0]["extensions"]["code"]), ("next", &json!("GRAPHQL_VALIDATION_FAILED")));
        assert!(told.get("data").is_none(), "{told}");
        events.complete().await;
    }
}

#[tokio::test]
async fn a_list_of_requests_is_no_stream() {
    let database = TestDatabase::of_the_world(Engine::Sqlite).await;
    let app = TestApp::serve_with(database, |listen| listen.wire.max_batch = 2).await;
    let request = app.request(Method::POST, "/graphql").header("accept", "text/event-stream");
    let reply = request.json(&json!([{ "query": REGISTER }])).send().await.expect("a reply");
    assert_eq!(reply.status(), 400);
}

#[tokio::test]
async fn a_subscription_is_not_answered_by_one_reply() {
    let app = TestApp::start(Engine::Sqlite).await;
    let refused = app.ask(UPDATES).await;
    assert_eq!((refused.status.as_u16(), refused.codes()), (400, vec!["BAD_USER_INPUT"]));
}

#[tokio::test]
async fn a_stream_gives_signs_of_life() {
    let database = TestDatabase::of_the_world(Engine::Sqlite).await;
    let app = TestApp::serve_with(database, |listen| listen.wire.heartbeat = "20ms".parse().expect("a time")).await;
    let mut events = Events::in_reply(events::ask(&app, UPDATES).await);
    for _ in 0..3 {
        events.sign_of_life().await;
    }
}

#[tokio::test]
async fn a_websocket_answers_queries_and_tells_what_is_wrong_with_them() {
    let app = TestApp::start(Engine::Sqlite).await;
    let mut socket = Socket::begun(&app).await;
    assert_eq!(socket.answer("1", REGISTER).await, json!({ "data": { "register": { "version": "1" } } }));
    socket.subscribe("2", "subscription { nothing }").await;
    let refused = socket.hear().await;
    assert_eq!((&refused["type"], &refused["id"]), (&json!("error"), &json!("2")));
    assert_eq!(refused["payload"][0]["extensions"]["code"], "GRAPHQL_VALIDATION_FAILED");
    assert_eq!(socket.answer("2", REGISTER).await["data"]["register"]["version"], "1");
}

#[tokio::test]
async fn a_ping_is_answered_with_what_it_brings() {
    let app = TestApp::start(Engine::Sqlite).await;
    let mut socket = Socket::open(&app).await;
    socket.say(json!({ "type": "ping" })).await;
    assert_eq!(socket.hear().await, json!({ "type": "pong" }));
    socket.say(json!({ "type": "pong", "payload": {} })).await;
    socket.say(json!({ "type": "ping", "payload": { "a": 1 } })).await;
    assert_eq!(socket.hear().await, json!({ "type": "pong", "payload": { "a": 1 } }));
}

#[tokio::test]
async fn what_is_completed_by_the_client_is_heard_of_no_more_and_its_id_is_free() {
    let app = TestApp::start(Engine::Sqlite).await;
    let mut socket = Socket::begun(&app).await;
    socket.subscribe("1", UPDATES).await;
    socket.say(json!({ "type": "complete", "id": "1" })).await;
    socket.say(json!({ "type": "complete", "id": "never begun" })).await;
    assert_eq!(socket.answer("1", REGISTER).await["data"]["register"]["version"], "1");
}

#[tokio::test]
async fn a_message_may_come_in_several_frames() {
    use tokio_tungstenite::tungstenite::protocol::frame::{
        Frame,
        coding::{Data, OpCode},
    };
    let app = TestApp::start(Engine::Sqlite).await;
    let mut socket = Socket::open(&app).await;
    let parts = [(r#"{"type":"#, Data::Text, false), (r#""connection_init"}"#, Data::Continue, true)];
    for (part, kind, last) in parts {
        socket.send(Message::Frame(Frame::message(part, OpCode::Data(kind), last))).await;
    }
    assert_eq!(socket.hear().await["type"], "connection_ack");
}
