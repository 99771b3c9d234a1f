//! Stopping: what was let in is answered, and then the process ends by itself.

use std::{
    io::{Read as _, Write as _},
    net::TcpStream,
    time::Duration,
};

use support::{Engine, database::TestDatabase};

use crate::commands::program::Program;

const BODY: &str = r#"{"query":"{ register { version } }"}"#;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_request_that_is_under_way_is_answered_and_the_process_ends_with_0() {
    let database = TestDatabase::of_the_world(Engine::Sqlite).await;
    let service = Program::on(&database, &["serve", "--log-format", "json"]).serve();
    let address = service.address().trim_start_matches("http://").to_owned();
    let mut connection = TcpStream::connect(&address).expect("it listens");
    let (head, rest) = BODY.split_at(5);
    let length = BODY.len();
    write!(
        connection,
        "POST /graphql HTTP/1.1\r\nhost: {address}\r\ncontent-type: application/json\r\nx-request-id: half-way\r\n\
         traceparent: 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01\r\nconnection: close\r\n\
         content-length: {length}\r\n\r\n{head}"
    )
    .expect("half a request");
    // It is under way once the service has read what there is of it.
    tokio::time::sleep(Duration::from_millis(500)).await;
    service.is_asked_to_stop();
    for _ in 0..1_000 {
        if service.said().contains("stopping") {
            break;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    connection.set_read_timeout(Some(Duration::from_secs(30))).expect("a bound");
    connection.write_all(rest.as_bytes()).expect("the other half");
    let mut reply = String::new();
    connection.read_to_string(&mut reply).expect("a reply");
    assert!(
        reply.starts_with("HTTP/1.1 200") && reply.ends_with(r#"{"data":{"register":{"version":"1"}}}"#),
        "{reply}"
    );
    let (code, said) = service.ended();
    assert_eq!(code, Some(0), "{said}");
    let answered = said.lines().find(|line| line.contains("\"answered\"")).expect("it is logged");
    let answered: serde_json::Value = serde_json::from_str(answered).expect("each line is JSON");
    assert_eq!((&answered["status"], &answered["span"]["id"]), (&200.into(), &"half-way".into()), "{answered}");
    assert_eq!(answered["span"]["trace"], "4bf92f3577b34da6a3ce929d0e0e4736");
    TcpStream::connect(&address).expect_err("nobody listens any more");
}
