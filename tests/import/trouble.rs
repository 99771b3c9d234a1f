//! A database that cannot take an import: a sentence, and nothing is written.

use std::time::Duration;

use sea_orm::{ConnectionTrait as _, DbBackend, Statement, TransactionTrait as _};
use support::{Engine, database::TestDatabase, world};

use super::desk::{Desk, Files};
use crate::commands::program::{Program, Ran};

const READ_ONLY: &str = "the database may only be read, not written to; nothing was changed";
const NO_ROOM: &str = "the disk that holds the database takes no more; make room and import again: nothing was changed";
const LOST: &str = "the connection to the database was lost; import again: nothing was changed";

/// A register of two hundred schools, and a file in which all of them have another name.
struct Furnished {
    desk: Desk,
    before: Vec<String>,
    renamed: Files,
}

impl Furnished {
    async fn new(engine: Engine) -> Self {
        let desk = Desk::new(engine).await;
        world::import(&desk.db, &Files::of_schools_named("Oak").paths).await.expect("it is imported");
        let before = desk.everything().await;
        Self { desk, before, renamed: Files::of_schools_named("Elm") }
    }

    fn import(&self) -> Program {
        Program::on(&self.desk.database, &["import"]).path(&self.renamed.paths[0])
    }

    /// Where no file may grow beyond so many blocks of 512 bytes.
    fn import_within(&self, blocks: u64) -> Program {
        Program::limited(blocks, &self.desk.database, &["import"]).path(&self.renamed.paths[0])
    }

    async fn sets(&self, sql: &str) {
        self.desk.db.execute_unprepared(sql).await.expect("it is set");
    }

    /// The import failed with this one sentence, and left everything as it was.
    async fn is_left_alone(&self, ran: Ran, sentence: &str) {
        assert_eq!((ran.code, ran.stdout.as_str()), (1, ""), "{ran:?}");
        // A library may log what it met after that.
        let told: Vec<&str> = ran.stderr.lines().filter_map(|line| line.strip_prefix("school-trusts: ")).collect();
        assert_eq!(told, [sentence], "{}", ran.stderr);
        assert_eq!(self.desk.everything().await, self.before, "something was written");
    }

    /// The next import, with nothing in its way, is as any other.
    async fn takes_the_next(&self) {
        world::import(&self.desk.db, &self.renamed.paths).await.expect("it is imported");
        assert!(self.desk.schools().await.iter().all(|school| school.name == "Elm"));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_embedded_database_that_may_only_be_read() {
    let mut register = Furnished::new(Engine::Sqlite).await;
    let writable = register.desk.database.url.clone();
    register.desk.database.url = writable.replace("mode=rwc", "mode=ro");
    register.is_left_alone(register.import().run(), READ_ONLY).await;
    register.desk.database.url = writable;
    register.takes_the_next().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_that_may_only_be_read() {
    let mut register = Furnished::new(Engine::Postgres).await;
    // A connection that was opened meanwhile may only read, too.
    let read_only = |value: &str| {
        let alter = format!("ALTER DATABASE %I SET default_transaction_read_only = {value}");
        format!("BEGIN READ WRITE; DO $$ BEGIN EXECUTE format('{alter}', current_database()); END $$; COMMIT")
    };
    register.sets(&read_only("on")).await;
    register.is_left_alone(register.import().run(), READ_ONLY).await;
    register.sets(&read_only("off")).await;
    register.desk.db = register.desk.database.connect().await;
    register.takes_the_next().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_embedded_database_on_a_disk_that_is_full() {
    let register = Furnished::new(Engine::Sqlite).await;
    let url = register.desk.database.url.trim_start_matches("sqlite://");
    let log = format!("{}-wal", url.split('?').next().expect("a path"));
    let size = std::fs::metadata(log).expect("what was written last").len();
    for room in [0, 4 << 10, 32 << 10] {
        register.is_left_alone(register.import_within((size + room) / 512).run(), NO_ROOM).await;
    }
    register.takes_the_next().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_on_a_disk_that_is_full() {
    let register = Furnished::new(Engine::Postgres).await;
    let full = "CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
            RAISE EXCEPTION 'could not extend file' USING ERRCODE = 'disk_full'; END $$;
        CREATE TRIGGER full_disk BEFORE INSERT ON source_file EXECUTE FUNCTION full_disk()";
    register.sets(full).await;
    register.is_left_alone(register.import().run(), NO_ROOM).await;
    register.sets("DROP TRIGGER full_disk ON source_file").await;
    register.takes_the_next().await;
}

/// The server ends the import's connection while it waits to write its rows.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_that_ends_the_connection() {
    let register = Furnished::new(Engine::Postgres).await;
    let in_the_way = register.desk.db.begin().await.expect("a transaction");
    in_the_way.execute_unprepared("LOCK TABLE school IN SHARE MODE").await.expect("a lock");
    let child = register.import().start();
    let end = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid() AND wait_event_type = 'Lock'";
    let end = Statement::from_string(DbBackend::Postgres, end);
    while register.desk.db.query_all_raw(end.clone()).await.expect("the server looks").is_empty() {
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    in_the_way.rollback().await.expect("it is out of the way");
    register.is_left_alone(Ran::of(child), LOST).await;
    register.takes_the_next().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn tables_that_do_not_fit_are_not_made_by_halves() {
    let (database, files) = (TestDatabase::empty(Engine::Sqlite).await, Files::of_schools_named("Oak"));
    let ran = Program::limited(64, &database, &["import"]).path(&files.paths[0]).run();
    assert_eq!(ran.code, 1, "{ran:?}");
    assert_eq!(ran.stderr.lines().last(), Some(format!("school-trusts: {NO_ROOM}").as_str()), "{}", ran.stderr);
    let ran = Program::on(&database, &["import"]).path(&files.paths[0]).run();
    assert_eq!(ran.code, 0, "{ran:?}");
}
