//! What is too old is deleted, and nothing that is not.

use api::{changes::retention, privacy::sweep};
use serde_json::json;
use support::{on_both_databases, world};

use super::cast::{Cast, refusal, rows, with};

async fn count(app: &support::TestApp, table: &str) -> String {
    rows(app, &format!("SELECT CAST(count(*) AS text) AS it FROM {table}")).await.remove(0)
}

on_both_databases! {
    async fn each_kind_is_kept_for_its_time_and_no_longer(app) {
        let cast = Cast::of(&app).await;
        cast.add(&app, with(cast.teacher("Ada"), json!({ "idempotencyKey": "today" }))).await;
        let entry = |at: &str| format!("INSERT INTO change_log (at, actor, operation, op, entity_type, entity_id, fields) VALUES ('{at}', 'x', 'x', 'CREATED', 'STAFF_MEMBER', 'x', '')");
        let read = |at: &str| format!("INSERT INTO access_log (at, actor, operation, staff_member_ids) VALUES ('{at}', 'x', 'x', 'x')");
        let key = |at: &str, key: &str| format!("INSERT INTO idempotency_key (actor, key, operation, input_hash, made_at) VALUES ('x', '{key}', 'x', 'x', '{at}')");
        // Seven years, ninety days and a day before the moment of all tests: one of each just over, one not yet.
        for statement in [
            entry("2019-03-31T08:59:59+00:00"), entry("2019-04-01T08:30:00+00:00"),
            read("2026-01-01T07:59:59+00:00"), read("2026-01-01T08:30:00+00:00"),
            key("2026-03-31T09:00:00+00:00", "over"), key("2026-03-31T09:00:01+00:00", "not yet"),
        ] {
            assert_eq!(refusal(&app, &statement).await, None, "{statement}");
        }
        let swept = sweep::sweep(&app.db, world::now(), false).await.expect("it sweeps");
        assert_eq!((swept.old.changes, swept.old.reads, swept.old.idempotency_keys), (1, 1, 1), "{swept}");
        assert_eq!((count(&app, "change_log").await, count(&app, "idempotency_key").await), ("2".into(), "2".into()));
        assert_eq!(sweep::sweep(&app.db, world::now(), false).await.expect("it sweeps").old, retention::Deleted::default());
    }

    async fn who_may_write_to_the_database_cannot_delete_what_is_young(app) {
        let cast = Cast::of(&app).await;
        cast.add(&app, cast.teacher("Ada")).await;
        app.ask_as(&cast.trust_leader(&app).await, "{ staffMembers { nodes { displayName } } }", json!({})).await;
        for statement in ["DELETE FROM change_log", "UPDATE change_log SET fields = ''", "UPDATE access_log SET actor = 'x'"] {
            assert!(refusal(&app, statement).await.is_some_and(|why| why.contains("only grow")), "{statement}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn on_the_server_a_month_of_the_log_is_a_part_that_is_dropped_whole() {
    let app = support::TestApp::start(support::Engine::Postgres).await;
    retention::make_parts(&app.db, world::now()).await.expect("parts");
    let parts = "SELECT relname::text AS it FROM pg_class WHERE relname LIKE 'change_log_2%' AND relkind = 'r' ORDER BY relname";
    let now = ["change_log_2026_04", "change_log_2026_05", "change_log_2026_06"];
    assert_eq!(rows(&app, parts).await, now);
    let cast = Cast::of(&app).await;
    cast.add(&app, cast.teacher("Ada")).await;
    assert_eq!(count(&app, "change_log_2026_04").await, "1");
    for month in ["2019-02", "2019-03", "2019-04"] {
        let at: chrono::DateTime<chrono::Utc> = format!("{month}-10T00:00:00Z").parse().expect("a moment");
        retention::make_parts(&app.db, at).await.expect("parts");
        let row = format!(
            "INSERT INTO change_log (at, actor, operation, op, entity_type, entity_id, fields) VALUES ('{at}', 'x', 'x', 'CREATED', 'STAFF_MEMBER', 'x', '')"
        );
        assert_eq!(refusal(&app, &row).await, None);
    }
    let swept = sweep::sweep(&app.db, world::now(), false).await.expect("it sweeps");
    assert_eq!((swept.old.months, swept.old.changes), (2, 0), "February and March of 2019 are over");
    assert_eq!(
        rows(&app, parts).await,
        [["change_log_2019_04", "change_log_2019_05", "change_log_2019_06"], now].concat()
    );
    assert!(refusal(&app, "DELETE FROM change_log_2026_04").await.is_some_and(|why| why.contains("only grow")));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_lies_among_the_rest_keeps_no_other_month_and_no_deletion() {
    let app = support::TestApp::start(support::Engine::Postgres).await;
    retention::make_parts(&app.db, world::now()).await.expect("parts");
    let later: chrono::DateTime<chrono::Utc> = "2026-08-10T00:00:00Z".parse().expect("a moment");
    let row = format!(
        "INSERT INTO change_log (at, actor, operation, op, entity_type, entity_id, fields) VALUES ('{later}', 'x', 'x', 'CREATED', 'STAFF_MEMBER', 'x', '')"
    );
    assert_eq!(refusal(&app, &row).await, None);
    let old = "INSERT INTO access_log (at, actor, operation, staff_member_ids) VALUES ('2026-01-01T00:00:00+00:00', 'x', 'x', 'x')";
    assert_eq!(refusal(&app, old).await, None);
    let swept = sweep::sweep(&app.db, later, false).await.expect("it sweeps all the same");
    assert_eq!(swept.old.reads, 1);
    let parts = "SELECT relname::text AS it FROM pg_class WHERE relname LIKE 'change_log_2026%' AND relkind = 'r' ORDER BY relname";
    assert_eq!(rows(&app, parts).await, ["04", "05", "06", "09", "10"].map(|month| format!("change_log_2026_{month}")));
    assert!(refusal(&app, "TRUNCATE change_log").await.is_some_and(|why| why.contains("only grow")));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_entry_cannot_be_replaced_either() {
    let app = support::TestApp::start(support::Engine::Sqlite).await;
    let cast = Cast::of(&app).await;
    cast.add(&app, cast.teacher("Ada")).await;
    let replace = "INSERT OR REPLACE INTO change_log (id, at, actor, operation, op, entity_type, entity_id, fields) SELECT id, at, 'nobody', operation, op, entity_type, entity_id, fields FROM change_log";
    assert!(refusal(&app, replace).await.is_some_and(|why| why.contains("only grow")));
}
