//! The limits as a client meets them: a refusal with a code, from a service that keeps answering.

use std::{
    io::{Read as _, Write as _},
    net::TcpStream,
    time::{Duration, Instant},
};

use reqwest::{Method, StatusCode};
use serde_json::json;
use support::{Engine, Reply, TestApp, world};

use super::{
    INTROSPECTION,
    attacks::{FATAL, doubling, nested},
};

/// What a body may hold.
const MOST_BYTES: usize = 512 * 1024;

async fn still_answers(app: &TestApp) {
    let reply = app.ask("{ register { schools } }").await;
    assert_eq!(reply.at("/register/schools"), world::SCHOOLS);
}

#[tokio::test]
async fn the_attacks_on_the_library_are_refused_while_the_service_goes_on() {
    let app = TestApp::start(Engine::Sqlite).await;
    let nests = FATAL.iter().chain(&[10_000]).map(|levels| nested(*levels));
    for document in nests.chain([25, 30, 99].map(doubling)) {
        let started = Instant::now();
        let refused = app.ask(&document).await;
        assert_eq!((refused.status, refused.codes()), (StatusCode::BAD_REQUEST, vec!["TOO_COMPLEX"]), "{document:.40}");
        assert!(started.elapsed() < Duration::from_secs(1), "{document:.40} took {:?}", started.elapsed());
        assert!(refused.body.get("data").is_none(), "{document:.40}");
        still_answers(&app).await;
    }
}

#[tokio::test]
async fn variables_nested_without_end_are_refused_while_the_service_goes_on() {
    let app = TestApp::start(Engine::Sqlite).await;
    let nested = format!("{{\"query\":\"{{__typename}}\",\"variables\":{{\"a\":{}", "[".repeat(100_000));
    assert_eq!(post(&app, nested.into_bytes()).await.codes(), ["BAD_USER_INPUT"]);
    still_answers(&app).await;
}

#[tokio::test]
async fn a_body_at_the_limit_passes_and_one_byte_more_is_413() {
    let app = TestApp::start(Engine::Sqlite).await;
    let of = |bytes: usize| {
        let body = json!({ "query": "{ register { schools } }" }).to_string();
        format!("{body}{}", " ".repeat(bytes - body.len())).into_bytes()
    };
    let passed = post(&app, of(MOST_BYTES)).await;
    assert_eq!(passed.at("/register/schools"), world::SCHOOLS);
    let refused = post(&app, of(MOST_BYTES + 1)).await;
    assert_eq!(refused.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert_eq!(refused.message(), "The request has more than 524288 bytes.");
}

/// Sends chunk after chunk without saying how many there will be, and reads what comes back.
fn post_chunks(address: &str, chunks: usize) -> std::io::Result<String> {
    let mut stream = TcpStream::connect(address)?;
    write!(stream, "POST /graphql HTTP/1.1\r\nhost: {address}\r\ncontent-type: application/json\r\n")?;
    write!(stream, "transfer-encoding: chunked\r\n\r\n")?;
    for _ in 0..chunks {
        // The service may answer and hang up while we are still sending.
        if write!(stream, "4000\r\n{}\r\n", " ".repeat(0x4000)).is_err() {
            break;
        }
    }
    let mut reply = [0; 64];
    let read = stream.read(&mut reply)?;
    Ok(String::from_utf8_lossy(&reply[..read]).into_owned())
}

#[tokio::test]
async fn a_body_that_hides_its_length_is_413_all_the_same() {
    let app = TestApp::start(Engine::Sqlite).await;
    let address = app.address.trim_start_matches("http://").to_owned();
    let chunks = MOST_BYTES / 0x4000 + 1;
    let reply = tokio::task::spawn_blocking(move || post_chunks(&address, chunks)).await.expect("it was sent");
    assert!(reply.expect("a reply").starts_with("HTTP/1.1 413 "));
    still_answers(&app).await;
}

#[tokio::test]
async fn full_introspection_is_answered() {
    let app = TestApp::start(Engine::Sqlite).await;
    let reply = app.ask(INTROSPECTION).await;
    assert_eq!(reply.at("/__schema/queryType/name"), "Query");
}

async fn post(app: &TestApp, body: Vec<u8>) -> Reply {
    let request = app.request(Method::POST, "/graphql").header("content-type", "application/json").body(body);
    Reply::of(request.send().await.expect("a reply")).await
}
