//! `doctor`: what is wrong, and the command that mends it.

use support::{Engine, TestApp, database::TestDatabase, on_both_databases, world};
use tempfile::TempDir;

use super::program::{Program, Ran};
use crate::import::desk::at_both_desks;

fn doctor(database: &TestDatabase) -> Ran {
    Program::on(database, &["doctor"]).run()
}

/// The line that begins so, and the remedy below it where there is one.
fn verdict<'a>(ran: &'a Ran, beginning: &str) -> (&'a str, &'a str) {
    let mut lines = ran.stdout.lines().skip_while(|line| !line.starts_with(beginning));
    let line = lines.next().unwrap_or_else(|| panic!("no {beginning} in {}", ran.stdout));
    (line, lines.next().filter(|next| next.starts_with("      ")).unwrap_or_default().trim())
}

#[test]
fn no_database() {
    let folder = TempDir::new().expect("a folder");
    let ran = Program::with(&["doctor"]).within(folder.path()).run();
    assert_eq!(ran.code, 1);
    assert!(
        verdict(&ran, "fail  the database at sqlite://school-trusts.db?mode=rwc cannot be opened: ")
            .1
            .contains("`school-trusts migrate`"),
        "{ran:?}"
    );
    assert!(ran.stderr.contains("school-trusts: something does not work; see above"));
    assert_eq!(std::fs::read_dir(folder.path()).expect("a folder").count(), 0, "a database was made");
}

#[test]
fn no_server() {
    let ran = Program::with(&["doctor", "--database-url", "postgres://me:secret@127.0.0.1:1/db"]).run();
    assert_eq!(ran.code, 1);
    assert!(
        verdict(&ran, "fail  the database at postgres://127.0.0.1:1/db cannot be opened: ").1.contains("DATABASE_URL"),
        "{ran:?}"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_database_without_tables_is_not_touched() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let database = TestDatabase::empty(engine).await;
        let db = database.connect().await;
        let lacking = api::database::pending_migrations(&db).await.expect("a number");
        for _ in 0..2 {
            let ran = doctor(&database);
            assert_eq!(ran.code, 1);
            let verdict = verdict(&ran, &format!("fail  migrations: {lacking} not applied"));
            assert_eq!(verdict.1, "run `school-trusts migrate`");
        }
        assert_eq!(api::database::pending_migrations(&db).await.expect("a number"), lacking);
    }
}

at_both_desks! {
    async fn an_empty_register(desk) {
        let ran = doctor(&desk.database);
        assert_eq!(ran.code, 1, "{ran:?}");
        let empty = verdict(&ran, "fail  register: version 0, 0 schools, 0 trusts");
        assert!(empty.1.starts_with("run `school-trusts import"), "{ran:?}");
        let source = verdict(&ran, "warn  source All group data: not loaded");
        assert!(source.1.contains("`school-trusts import allgroupsdatayyyymmdd.csv`"), "{ran:?}");
        assert!(ran.stdout.contains("ok    clock: "));
    }
}

on_both_databases! {
    async fn a_register_that_is_old_and_works(app) {
        let app: TestApp = app;
        let ran = doctor(&app.database);
        assert_eq!(ran.code, 0, "{ran:?}");
        assert_eq!(ran.stderr, "");
        verdict(&ran, &format!("ok    register: version 1, {} schools, ", world::SCHOOLS));
        let old = verdict(&ran, "warn  source Establishment fields: edubasealldata20250401.csv, as of 2025-04-01, ");
        let loaded: chrono::NaiveDate = "2025-04-01".parse().expect("a day");
        let age = (api::clock::Clock::system().today() - loaded).num_days();
        assert!(old.0.ends_with(&format!(", {age} days old")), "{ran:?}");
        assert!(old.1.contains("`school-trusts import edubasealldatayyyymmdd.csv`"), "{ran:?}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_newer_database_than_the_program() {
    use sea_orm::ConnectionTrait as _;
    let database = TestDatabase::of_the_world(Engine::Sqlite).await;
    let newer = "INSERT INTO seaql_migrations (version, applied_at) VALUES ('m9999_later', 0)";
    database.connect().await.execute_unprepared(newer).await.expect("it is written");
    let ran = doctor(&database);
    assert_eq!(ran.code, 1);
    assert!(verdict(&ran, "fail  migrations: ").1.contains("newest version"), "{ran:?}");
}
