//! An empty PostgreSQL database is filled without its indexes, and has all of them afterwards.

use sea_orm::{ConnectionTrait as _, Database, DbBackend, Statement};
use support::{Engine, world};

use super::{desk::Desk, sheet::Sheet};

/// Every index and every constraint of the database, with what it is.
async fn furniture(desk: &Desk) -> Vec<String> {
    let listed = "SELECT pg_get_indexdef(indexrelid) AS told FROM pg_index JOIN pg_class ON pg_class.oid = indrelid
            WHERE relnamespace = 'public'::regnamespace
        UNION ALL SELECT conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) FROM pg_constraint
            WHERE connamespace = 'public'::regnamespace
        ORDER BY 1";
    let rows = desk.db.query_all_raw(Statement::from_string(DbBackend::Postgres, listed)).await.expect("a list");
    rows.iter().map(|row| row.try_get("", "told").expect("a text")).collect()
}

#[tokio::test]
async fn the_first_import_leaves_every_index_and_reference_as_it_was() {
    let desk = Desk::new(Engine::Postgres).await;
    let before = furniture(&desk).await;
    assert!(before.iter().any(|told| told.contains("FOREIGN KEY (trust_uid)")), "{before:?}");
    world::import(&desk.db, &world::files().paths).await.expect("it is imported");
    assert_eq!(furniture(&desk).await, before);
    let stray = "UPDATE school SET trust_uid = 999999";
    desk.db.execute_unprepared(stray).await.expect_err("no such trust");
}

#[tokio::test]
async fn a_first_import_that_is_refused_leaves_every_index_and_reference_as_it_was() {
    let desk = Desk::new(Engine::Postgres).await;
    let before = furniture(&desk).await;
    let bad = Sheet::schools().row(&[("OpenDate", "soon")]);
    let refused = desk.import_with(&[(bad.name, bad.bytes())], |options| options.max_rejects = 0).await;
    assert!(refused.is_err());
    assert_eq!(furniture(&desk).await, before);
}

#[tokio::test]
async fn one_who_does_not_own_the_tables_may_import_too() {
    let desk = Desk::new(Engine::Postgres).await;
    let (url, database) = desk.database.url.rsplit_once('/').expect("an address");
    let role = format!("importer_of_{database}");
    let grants = format!(
        "CREATE ROLE {role} LOGIN; GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {role};
         GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {role}"
    );
    desk.db.execute_unprepared(&grants).await.expect("a role");
    let (_, host) = url.rsplit_once('@').expect("a host");
    let db = Database::connect(format!("postgres://{role}@{host}/{database}")).await.expect("the role may connect");
    world::import(&db, &world::files().paths).await.expect("it is imported");
    assert!(!desk.schools().await.is_empty());
    db.close().await.expect("it is closed");
    desk.db.execute_unprepared(&format!("DROP OWNED BY {role}; DROP ROLE {role}")).await.expect("the role is gone");
}
