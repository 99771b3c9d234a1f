//! The trace of what is changed: complete, in the order of the commits, and not to be changed.

use std::collections::BTreeSet;

use futures_util::future::join_all;
use sea_orm::{ConnectionTrait as _, DatabaseConnection, Statement};
use serde_json::{Value, json};
use support::{TestApp, on_both_databases};

use super::cast::{Cast, rows, upsert, with};

/// How many write at once, and how often each.
const WRITERS: usize = 16;
const TIMES: usize = 12;

/// Entries behind a number, as somebody reads them who remembers only the last number.
async fn behind(db: &DatabaseConnection, last: i64) -> Vec<i64> {
    let statement = format!("SELECT id FROM change_log WHERE id > {last} ORDER BY id");
    let rows = db.query_all_raw(Statement::from_string(db.get_database_backend(), statement)).await.expect("rows");
    rows.iter().map(|row| row.try_get_by_index(0).expect("a number")).collect()
}

on_both_databases! {
    async fn who_reads_on_from_the_last_entry_misses_none_while_sixteen_write(app) {
        let cast = Cast::of(&app).await;
        let other = TestApp::serve(app.database.shared()).await;
        let leader = cast.trust_leader(&app).await;
        let write = async |writer: usize| {
            let mut made = vec![];
            for time in 0..TIMES {
                let instance = if writer.is_multiple_of(2) { &app } else { &other };
                let reply = upsert(instance, &leader, cast.teacher(&format!("Writer {writer} {time}"))).await;
                made.push(reply.at("/upsertStaffMember/staffMember/id").as_str().expect("an id").to_owned());
            }
            made
        };
        let reader = async {
            let db = app.database.connect().await;
            let (mut seen, mut reads) = (vec![], 0);
            while seen.len() < WRITERS * TIMES {
                seen.extend(behind(&db, seen.last().copied().unwrap_or(0)).await);
                reads += 1;
                tokio::task::yield_now().await;
                assert!(reads < 100_000, "{} of {} entries are seen, and no more come", seen.len(), WRITERS * TIMES);
            }
            (seen, reads)
        };
        let (made, (seen, reads)) = tokio::join!(join_all((0..WRITERS).map(write)), reader);
        let all = behind(&app.db, 0).await;
        println!("{} entries by {WRITERS} writers over two instances, {} seen in {reads} reads", all.len(), seen.len());
        assert_eq!(seen, all, "none is missed, none seen twice");
        let made: BTreeSet<String> = made.concat().into_iter().collect();
        let logged = rows(&app, "SELECT entity_id AS it FROM change_log").await;
        let logged: BTreeSet<String> = logged.into_iter().collect();
        assert_eq!((made.len(), logged.len()), (WRITERS * TIMES, WRITERS * TIMES), "one entry for each change");
    }

    async fn an_entry_says_who_did_what_to_whom_and_never_what_was_said(app) {
        let cast = Cast::of(&app).await;
        let leader = cast.trust_leader(&app).await;
        let id = cast.add(&app, with(cast.teacher("Ada Thorne"), json!({ "email": "ada.thorne@example.org" }))).await;
        let change = json!({ "staffMemberId": id, "expectedVersion": 1, "displayName": "Ada Quill", "role": "SENDCO" });
        upsert(&app, &leader, with(cast.teacher(""), change)).await;
        let query = "query($id: ID!) { log(entityId: $id) { nodes { at actor operation op entityType entityId changedFields requestId } } }";
        let log = app.ask_as(&leader, query, json!({ "id": id })).await.at("/log/nodes").clone();
        let me = app.ask_as(&leader, "{ me { id } }", json!({})).await.at("/me/id").clone();
        assert_eq!(log[0]["changedFields"], json!(["role", "displayName"]), "{log:#}");
        let told = |op: &str, fields: Value, request: &Value| json!({ "at": "2026-04-01T09:00:00.000Z", "actor": me, "operation": "upsertStaffMember",
            "op": op, "entityType": "STAFF_MEMBER", "entityId": id, "changedFields": fields, "requestId": request });
        assert_eq!(log[0], told("UPDATED", json!(["role", "displayName"]), &log[0]["requestId"]));
        assert_eq!(log[1], told("CREATED", json!([]), &log[1]["requestId"]));
        assert!(log[0]["requestId"].is_string() && log[0]["requestId"] != log[1]["requestId"]);
        let all = rows(&app, "SELECT actor || fields || entity_id || operation AS it FROM change_log").await.concat();
        assert!(!all.contains("Thorne") && !all.contains("Quill") && !all.contains("example.org"), "{all}");
    }

    async fn what_is_refused_leaves_no_entry(app) {
        let cast = Cast::of(&app).await;
        let refused = upsert(&app, &cast.trust_leader(&app).await, cast.foreign_teacher("Ada")).await;
        assert_eq!(refused.at("/upsertStaffMember/userErrors/0/code"), "FORBIDDEN");
        assert_eq!(rows(&app, "SELECT entity_id AS it FROM change_log").await, Vec::<String>::new());
    }

    async fn the_log_is_paged_from_the_newest_on(app) {
        let cast = Cast::of(&app).await;
        let leader = cast.trust_leader(&app).await;
        let mut added = vec![];
        for number in 0..5 {
            added.push(json!(cast.add(&app, cast.teacher(&format!("{number}"))).await));
        }
        added.reverse();
        let query = "query($after: String) { log(first: 2, after: $after) { nodes { entityId } edges { cursor node { op } } pageInfo { hasNextPage endCursor } } }";
        let (mut found, mut after) = (vec![], Value::Null);
        loop {
            let page = app.ask_as(&leader, query, json!({ "after": after })).await.at("/log").clone();
            found.extend(page["nodes"].as_array().expect("entries").iter().map(|entry| entry["entityId"].clone()));
            after = page["pageInfo"]["endCursor"].clone();
            assert_eq!(page["edges"].as_array().and_then(|edges| edges.last()).map(|edge| &edge["cursor"]), Some(&after));
            if page["pageInfo"]["hasNextPage"] == false {
                break;
            }
        }
        assert_eq!(found, added);
        let stale = app.ask_as(&leader, "{ log(after: \"eyJvIjoic3RhZmZNZW1iZXJzIiwiZCI6IkFTQyIsInYiOiJ4IiwiayI6MH0\") { nodes { op } } }", json!({})).await;
        assert_eq!(stale.codes(), ["BAD_USER_INPUT"], "a cursor of another list");
    }
}
