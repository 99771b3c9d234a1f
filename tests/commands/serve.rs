//! `serve` and `migrate`.

use std::net::TcpListener;

use support::{Engine, database::TestDatabase, world};
use tempfile::TempDir;

use super::program::Program;

/// The status of the health of a service: whether it answers a query.
async fn answers(address: &str) -> bool {
    let query = serde_json::json!({ "query": "{ register { version } }" });
    let reply = reqwest::Client::new().post(format!("{address}/graphql")).json(&query).send().await;
    reply.expect("a reply").status().is_success()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn its_first_line_says_where_it_listens_and_logs_go_elsewhere() {
    let database = TestDatabase::of_the_world(Engine::Sqlite).await;
    let service = Program::on(&database, &["serve"]).serve();
    assert!(service.address().starts_with("http://127.0.0.1:"), "{}", service.first_line);
    assert!(answers(service.address()).await);
    assert!(service.said().contains("ready") && !service.said().contains("WARN"), "{}", service.said());
    assert_eq!(service.end(), "");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_embedded_database_is_made_and_migrated_by_itself() {
    let folder = TempDir::new().expect("a folder");
    let service = Program::with(&["serve"]).within(folder.path()).serve();
    assert!(answers(service.address()).await);
    assert!(folder.path().join("school-trusts.db").exists());
    assert!(service.said().contains("the register is empty: run `school-trusts import`"), "{}", service.said());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_is_migrated_only_when_told_to() {
    let database = TestDatabase::empty(Engine::Postgres).await;
    for words in [["serve"], ["demo"]] {
        let ran = Program::on(&database, &words).env("BIND", "127.0.0.1:0").run();
        assert_eq!((ran.code, ran.stdout.as_str()), (1, ""));
        assert!(ran.stderr.contains("school-trusts: the database lacks "), "{}", ran.stderr);
        assert!(ran.stderr.contains(" migration(s): run `school-trusts migrate` first"), "{}", ran.stderr);
    }
    assert_eq!(Program::on(&database, &["migrate"]).run().code, 0);
    let service = Program::on(&database, &["serve"]).serve();
    assert!(answers(service.address()).await);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_that_is_not_migrated_takes_no_import() {
    let database = TestDatabase::empty(Engine::Postgres).await;
    let ran = Program::on(&database, &["import"]).path(&world::files().paths[0]).run();
    assert_eq!(ran.code, 1);
    assert!(ran.stderr.contains("run `school-trusts migrate` first"), "{}", ran.stderr);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn several_may_migrate_at_once() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let database = TestDatabase::empty(engine).await;
        let started = [(); 3].map(|()| Program::on(&database, &["migrate"]).start());
        for child in started {
            let output = child.wait_with_output().expect("it ends");
            assert!(output.status.success(), "{engine:?}: {}", String::from_utf8_lossy(&output.stderr));
        }
    }
}

#[test]
fn an_address_that_is_taken_is_named() {
    let taken = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = taken.local_addr().expect("an address").to_string();
    let ran = Program::with(&["serve", "--bind", &address]).run();
    assert_eq!((ran.code, ran.stdout.as_str()), (1, ""));
    assert!(ran.stderr.contains(&format!("BIND {address} cannot be listened on")), "{}", ran.stderr);
}
