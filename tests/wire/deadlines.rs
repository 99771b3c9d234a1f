//! Bodies that do not come, or come other than their head says.

use std::io::ErrorKind;

use support::{Engine, TestApp, database::TestDatabase, world};

use super::raw::Connection;

const BODY: &str = r#"{"query": "{ register { schools } }"}"#;

async fn app(body_deadline: &str) -> TestApp {
    let deadline = body_deadline.parse().expect("a time");
    let database = TestDatabase::of_the_world(Engine::Sqlite).await;
    TestApp::serve_with(database, |listen| listen.wire.body_deadline = deadline).await
}

#[tokio::test]
async fn a_body_that_does_not_come_in_time_is_408() {
    let app = app("20ms").await;
    for begun in ["", "{\"query\": \""] {
        let reply = Connection::post(&app, 100, begun).reply().await;
        assert!(reply.starts_with("HTTP/1.1 408 ") && reply.contains("\"TIMEOUT\""), "{reply}");
    }
    assert_eq!(app.ask("{ register { schools } }").await.at("/register/schools"), world::SCHOOLS);
}

#[tokio::test]
async fn a_body_that_is_too_long_is_refused_by_what_its_head_says() {
    // Nothing of the body ever comes, and nothing but its length can end the request.
    let app = app("1h").await;
    let reply = Connection::post(&app, 512 * 1024 + 1, "").reply().await;
    assert!(reply.starts_with("HTTP/1.1 413 ") && reply.contains("\"BAD_USER_INPUT\""), "{reply}");
}

#[tokio::test]
async fn who_hangs_up_in_the_middle_harms_nobody() {
    let app = app("1h").await;
    for _ in 0..20 {
        let connection = Connection::post(&app, BODY.len() + 1, BODY);
        connection.hang_up();
        let reply = connection.reply().await;
        assert!(!reply.contains("\"data\""), "{reply}");
    }
    assert_eq!(app.ask("{ register { schools } }").await.at("/register/schools"), world::SCHOOLS);
}

#[cfg(target_os = "linux")]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_asks_and_takes_nothing_is_dropped() {
    let database = TestDatabase::of_the_world(Engine::Sqlite).await;
    let set = |listen: &mut api::config::Listen| listen.wire.send_deadline = "300ms".parse().expect("a time");
    let app = TestApp::serve_with(database, set).await;
    let ended = Connection::post(&app, BODY.len(), BODY).ask_and_never_listen(
        r#"{"query": "{ schools(first: 100) { nodes { id urn name address { street town } } } }"}"#,
    );
    let ended = ended.await;
    assert!([ErrorKind::ConnectionReset, ErrorKind::BrokenPipe].contains(&ended), "{ended:?}");
    assert_eq!(app.ask("{ register { schools } }").await.at("/register/schools"), world::SCHOOLS);
}
