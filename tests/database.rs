//! What the database itself refuses, and that both databases are the same one.

use std::collections::BTreeSet;

use sea_orm::{ConnectionTrait, DbBackend, FromQueryResult, Statement};
use support::{Engine, database::TestDatabase};

use crate::import::desk::{Desk, at_both_desks};

const SCHOOL: &str = "INSERT INTO school (urn, la_code, name, type_code, type_group_code, status_code, phase_code,
    trust_flag_code, region_code, pupils, fsm_permille, trust_uid, updated_at, version)
    VALUES (URN, LA, 'Oak', '01', '4', '1', '2', '0', 'A', PUPILS, PERMILLE, TRUST, '2026-04-01 09:00:00+00:00', 1)";

/// Tries to write a school, of which one value is another.
async fn school(desk: &Desk, what: &str, value: &str) -> Result<(), String> {
    let good = [("URN", "500000"), ("LA", "'101'"), ("PUPILS", "10"), ("PERMILLE", "500"), ("TRUST", "600000")];
    let insert = good
        .iter()
        .fold(SCHOOL.to_owned(), |sql, (name, good)| sql.replace(name, if *name == what { value } else { good }));
    desk.db.execute_unprepared(&insert).await.map(drop).map_err(|error| error.to_string())
}

/// An authority and a trust to refer to.
async fn furnish(desk: &Desk) {
    let trust = "INSERT INTO trust (uid, name, group_type_code, group_status_code, placeholder, updated_at, version)
        VALUES (600000, 'OAK', '06', 'OPEN', false, '2026-04-01 09:00:00+00:00', 1)";
    for insert in ["INSERT INTO local_authority (code, name) VALUES ('101', 'Oakshire')", trust] {
        desk.db.execute_unprepared(insert).await.expect("it is written");
    }
}

at_both_desks! {
    async fn a_school_keeps_to_its_ranges(desk) {
        furnish(&desk).await;
        let refused = [
            ("URN", "99999"), ("URN", "1000000"), ("PUPILS", "-1"), ("PERMILLE", "-1"), ("PERMILLE", "1001"),
        ];
        for (what, value) in refused {
            let error = school(&desk, what, value).await.expect_err("it is refused");
            assert!(error.to_lowercase().contains("check constraint"), "{what} {value}: {error}");
        }
        school(&desk, "PERMILLE", "1000").await.expect("it is written");
    }

    async fn a_school_refers_to_an_authority_and_a_trust_that_are_there(desk) {
        furnish(&desk).await;
        for (what, value) in [("LA", "'999'"), ("TRUST", "600001")] {
            let error = school(&desk, what, value).await.expect_err("it is refused");
            assert!(error.to_lowercase().contains("foreign key"), "{what}: {error}");
        }
        school(&desk, "TRUST", "NULL").await.expect("it is written");
    }

    async fn what_a_school_refers_to_cannot_be_removed(desk) {
        furnish(&desk).await;
        school(&desk, "", "").await.expect("it is written");
        for delete in ["DELETE FROM trust", "DELETE FROM local_authority"] {
            let error = desk.db.execute_unprepared(delete).await.expect_err("it is refused");
            assert!(error.to_string().to_lowercase().contains("foreign key"), "{error}");
        }
    }

    async fn no_school_is_there_twice(desk) {
        furnish(&desk).await;
        school(&desk, "", "").await.expect("it is written");
        let error = school(&desk, "", "").await.expect_err("it is refused");
        assert!(error.to_lowercase().contains("unique"), "{error}");
    }

    async fn a_trust_keeps_to_its_range(desk) {
        for uid in [-1, 1_000_000] {
            let insert = format!("INSERT INTO trust (uid, name, group_type_code, group_status_code, placeholder,
                updated_at, version) VALUES ({uid}, 'OAK', '06', 'OPEN', false, '2026-04-01 09:00:00+00:00', 1)");
            let error = desk.db.execute_unprepared(&insert).await.expect_err("it is refused");
            assert!(error.to_string().to_lowercase().contains("check constraint"), "{error}");
        }
    }

    async fn migrating_what_is_migrated_changes_nothing(desk) {
        let before = desk.everything().await;
        api::database::migrate(&desk.db).await.expect("nothing is to be done");
        assert_eq!((api::database::pending_migrations(&desk.db).await.ok(), desk.everything().await), (Some(0), before));
    }
}

#[derive(FromQueryResult)]
struct Name {
    name: String,
}

async fn names(desk: &Desk, sqlite: &str, postgres: &str) -> BTreeSet<String> {
    let backend = desk.db.get_database_backend();
    let query = if backend == DbBackend::Sqlite { sqlite } else { postgres };
    let names = Name::find_by_statement(Statement::from_string(backend, query)).all(&desk.db).await;
    names.expect("names").into_iter().map(|found| found.name).collect()
}

/// Every column of every table, with whether it must be filled. The log's parts, which PostgreSQL alone has, are the log.
async fn columns(desk: &Desk) -> BTreeSet<String> {
    let sqlite =
        "SELECT t.name || '.' || c.name || CASE WHEN c.\"notnull\" = 1 OR c.pk > 0 THEN '' ELSE '?' END AS name
        FROM sqlite_master t JOIN pragma_table_info(t.name) c WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite%'";
    let postgres = "SELECT table_name || '.' || column_name || CASE is_nullable WHEN 'NO' THEN '' ELSE '?' END AS name
        FROM information_schema.columns WHERE table_schema = 'public' AND table_name NOT LIKE 'change_log_%'";
    names(desk, sqlite, postgres).await
}

async fn indexes(desk: &Desk) -> BTreeSet<String> {
    let sqlite = "SELECT tbl_name || '.' || name AS name FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL";
    let postgres = "SELECT tablename || '.' || indexname AS name FROM pg_indexes
        WHERE schemaname = 'public' AND indexname NOT LIKE '%pkey' AND tablename NOT LIKE 'change_log_%'";
    names(desk, sqlite, postgres).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn both_databases_have_the_same_tables_columns_and_indexes() {
    let (sqlite, postgres) = (Desk::new(Engine::Sqlite).await, Desk::new(Engine::Postgres).await);
    assert_eq!(columns(&sqlite).await, columns(&postgres).await);
    assert_eq!(indexes(&sqlite).await, indexes(&postgres).await);
    assert!(columns(&sqlite).await.contains("school.fsm_permille?") && indexes(&sqlite).await.len() > 10);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn many_may_migrate_at_once() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let database = TestDatabase::empty(engine).await;
        let (one, other) = (database.connect().await, database.connect().await);
        let both = tokio::join!(api::database::migrate(&one), api::database::migrate(&other));
        both.0.and(both.1).expect("both are content");
        assert_eq!(api::database::pending_migrations(&one).await.expect("a number"), 0);
    }
}
