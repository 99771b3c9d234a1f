//! Two services look at the same time, one of them is killed at it, and another takes its place.

use std::time::Duration;

use api::{access::token::keys::Keys, database::claim};
use sea_orm::DatabaseConnection;
use support::{Engine, database::TestDatabase, world};

use super::desk::Desk;
use crate::commands::program::{Program, Serving};

/// How many of each kind are due.
const EACH: usize = 100;

/// Under this key writers wait to write the log: who holds it holds all of them.
const LOG_LOCK: i64 = 7_216_545_104;

/// What was moved, one row for each entry of the log.
const MOVED: &str = "SELECT entity_id AS it FROM change_log WHERE actor = 'service' AND entity_type <> 'NOTIFICATION'";

async fn fill(desk: &Desk) {
    for _ in 0..EACH {
        desk.need("OPEN", "2020-01-06").await;
        desk.offer(desk.person().await, "2020-01-01T09:00:00Z", "2020-07-31").await;
        desk.active("2020-01-06", Some("2020-07-31")).await;
    }
}

async fn service(database: &TestDatabase) -> Serving {
    let program = Program::on(database, &["serve"]);
    tokio::task::spawn_blocking(|| program.serve()).await.expect("it serves")
}

/// Waits until so much was moved, and says how much.
async fn moved(db: &DatabaseConnection, enough: usize) -> usize {
    for _ in 0..3_000 {
        let moved = super::desk::texts(db, MOVED).await.len();
        if moved >= enough {
            return moved;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    panic!("{} of {enough} were moved", super::desk::texts(db, MOVED).await.len());
}

async fn each_is_moved_once(engine: Engine) {
    let database = TestDatabase::of_the_world(engine).await;
    let desk = Desk::of(&database.connect().await).await;
    Keys::of(desk.db.clone()).signing(world::now()).await.expect("a key, so that nothing else is to be written");
    fill(&desk).await;
    let gate = claim(&desk.db, LOG_LOCK).await.expect("nobody writes yet");
    let (killed, _other) = tokio::join!(service(&database), service(&database));
    gate.commit().await.expect("all may write");
    moved(&desk.db, EACH / 3).await;
    killed.end();
    assert!(moved(&desk.db, 0).await < 3 * EACH, "it was killed at its work");
    let _next = service(&database).await;
    moved(&desk.db, 3 * EACH).await;
    // Whoever looks again finds nothing.
    assert_eq!(desk.on("2026-04-01").await.moved(), 0);
    let mut entries = desk.texts(MOVED).await;
    assert_eq!(entries.len(), 3 * EACH);
    entries.sort_unstable();
    entries.dedup();
    assert_eq!(entries.len(), 3 * EACH, "each has one entry");
    assert_eq!(desk.states("host_need", "need_state").await, ["EXPIRED 2"; EACH]);
    assert_eq!(desk.states("secondee_offer", "offer_state").await, ["EXPIRED 2"; EACH]);
    assert_eq!(desk.secondments().await, ["COMPLETED 4"; EACH]);
    let told = desk.told().await;
    let of = |kind: &str| told.iter().filter(|told| told.starts_with(kind)).count();
    assert_eq!((of("NEED_EXPIRED"), of("OFFER_EXPIRED")), (2 * EACH, EACH));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_services_move_each_row_once_though_one_is_killed_on_an_embedded_database() {
    each_is_moved_once(Engine::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_services_move_each_row_once_though_one_is_killed_on_a_server() {
    each_is_moved_once(Engine::Postgres).await;
}
