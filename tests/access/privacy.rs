//! What people may ask of what is held of them.

use std::path::{Path, PathBuf};

use api::{
    access::{ClientScope, Role},
    changes::Write,
    privacy::{hold, sweep},
};
use reqwest::Method;
use serde_json::{Value, json};
use support::{Reply, TestApp, on_both_databases, wish, wish::Wished as _, world};

use super::cast::{Cast, refusal, rows, upsert, with};

const NAMES: &str = "{ staffMembers { nodes { id displayName email } } }";
pub const ERASE: &str = "mutation($id: ID, $confirm: Boolean = true) { requestErasure(input: {staffMemberId: $id, confirm: $confirm}) {
    staffMember { id displayName email role contractFte redacted redactionReason version } dueBy heldBy userErrors { code path message } } }";

/// Who read whose identity, as kept.
async fn reads(app: &TestApp) -> Vec<String> {
    rows(app, "SELECT actor || '|' || operation || '|' || coalesce(reason, '') || '|' || staff_member_ids AS it FROM access_log ORDER BY id").await
}

pub async fn copy(app: &TestApp, token: &str) -> Value {
    let reply =
        app.ask_as(token, "mutation { requestMyData { document mediaType userErrors { code } } }", json!({})).await;
    assert_eq!(
        (reply.at("/requestMyData/mediaType"), reply.at("/requestMyData/userErrors")),
        (&json!("application/json"), &json!([]))
    );
    serde_json::from_str(reply.at("/requestMyData/document").as_str().expect("a document")).expect("JSON")
}

async fn with_reason(app: &TestApp, token: &str, query: &str, reason: &str) -> Reply {
    let request = app.request(Method::POST, "/graphql").bearer_auth(token).header("break-glass", reason);
    Reply::of(request.json(&json!({ "query": query })).send().await.expect("a reply")).await
}

async fn set_hold(app: &TestApp, id: &str, held: bool) {
    let node = base64::Engine::decode(&base64::engine::general_purpose::URL_SAFE_NO_PAD, id).expect("an id");
    let id = String::from_utf8(node).expect("text").split_once(':').expect("a key").1.parse().expect("a UUID");
    let mut write =
        Write::by_ourselves(&app.db, world::now(), ("command", "holdStaffMember")).await.expect("a transaction");
    let done = hold(&mut write, id, held).await;
    write.end(done).await.expect("it works").expect("it is allowed");
}

on_both_databases! {
    async fn reading_identities_leaves_one_row_a_request_and_reading_none_leaves_none(app) {
        let cast = Cast::of(&app).await;
        let leader = cast.trust_leader(&app).await;
        for name in ["Ada", "Bea"] {
            cast.add(&app, cast.teacher(name)).await;
        }
        let before = reads(&app).await.len();
        app.ask_as(&leader, "{ staffMembers { totalCount nodes { id role } } }", json!({})).await;
        assert_eq!(reads(&app).await.len(), before, "nobody's name was read");
        app.ask_as(&leader, "query Names { a: staffMembers { nodes { displayName } } b: staffMembers { nodes { displayName email } } }", json!({})).await;
        let kept = reads(&app).await;
        assert_eq!(kept.len(), before + 1, "{kept:?}");
        let me = app.ask_as(&leader, "{ me { id } }", json!({})).await.at("/me/id").as_str().expect("an id").to_owned();
        let last = kept.last().expect("a row");
        assert!(last.starts_with(&format!("{me}|Names||")), "{last}");
        assert_eq!(last.rsplit('|').next().map(|ids| ids.split(' ').count()), Some(2), "{last}");
        assert!(!kept.concat().contains("Ada"));
    }

    async fn who_operates_the_service_knows_nobody_but_for_a_reason_that_is_kept(app) {
        let cast = Cast::of(&app).await;
        let id = cast.add(&app, cast.teacher("Ada")).await;
        let admin = cast.sector_admin(&app).await;
        assert_eq!(app.ask_as(&admin, NAMES, json!({})).await.codes(), ["FORBIDDEN"]);
        let node = format!("{{ node(id: \"{id}\") {{ ... on StaffMember {{ displayName }} }} }}");
        assert_eq!(app.ask_as(&admin, &node, json!({})).await.at("/node"), &Value::Null);
        for short in ["", "because", &"x".repeat(301)] {
            assert_eq!(with_reason(&app, &admin, NAMES, short).await.codes(), ["BAD_USER_INPUT"]);
        }
        let shown = with_reason(&app, &admin, NAMES, "request 17 of a court").await;
        assert_eq!(shown.at("/staffMembers/nodes/0/displayName"), "Ada");
        let last = reads(&app).await.pop().expect("a row");
        assert!(last.contains("|request 17 of a court|"), "{last}");
        // For others the reason opens nothing.
        let staff = cast.school_staff(&app).await;
        assert_eq!(with_reason(&app, &staff, NAMES, "request 17 of a court").await.at("/staffMembers/nodes"), &json!([]));
    }

    async fn looking_with_a_reason_is_kept_whatever_is_read(app) {
        let cast = Cast::of(&app).await;
        let id = cast.add(&app, cast.teacher("Ada")).await;
        let admin = cast.sector_admin(&app).await;
        for query in ["{ staffMembers { nodes { role } } }".to_owned(), format!("{{ node(id: \"{id}\") {{ id }} }}")] {
            let before = reads(&app).await.len();
            assert!(with_reason(&app, &admin, &query, "request 18 of a court").await.body.get("errors").is_none());
            let kept = reads(&app).await;
            assert_eq!(kept.len(), before + 1, "{query}");
            assert!(kept.last().is_some_and(|row| row.contains("|request 18 of a court|")), "{kept:?}");
        }
    }

    async fn a_copy_of_my_data_holds_all_of_it_and_who_read_it(app) {
        let cast = Cast::of(&app).await;
        let input = json!({ "subject": "ada", "email": "ada@example.org", "externalReference": "P7" });
        let id = cast.add(&app, with(cast.teacher("Ada Thorne"), input)).await;
        cast.add(&app, cast.teacher("Bea")).await;
        let leader = cast.trust_leader(&app).await;
        app.ask_as(&leader, "query Board { staffMembers { nodes { displayName } } }", json!({})).await;
        let me = app.token(wish(Role::SchoolStaff).about("ada").of_school(&cast.school)).await;
        let own = app.ask_as(&me, "{ me { displayName } }", json!({})).await;
        assert_eq!(own.at("/me/displayName"), "Ada Thorne");
        let held = copy(&app, &me).await;
        let leader = app.ask_as(&leader, "{ me { id } }", json!({})).await.at("/me/id").clone();
        let staff = &held["staffMember"];
        assert_eq!((&staff["displayName"], &staff["email"], &staff["subject"], &staff["externalReference"]),
            (&json!("Ada Thorne"), &json!("ada@example.org"), &json!("ada"), &json!("P7")));
        assert_eq!((&staff["contractFte"], &staff["role"], &staff["baseSchool"]), (&json!(0.8), &json!("TEACHER"), &json!(cast.school)));
        assert_eq!((&held["changesOfMe"][0]["actor"], &held["changesOfMe"][0]["op"]), (&leader, &json!("CREATED")));
        let reads = held["readsOfWhoIAm"].as_array().expect("reads");
        assert!(reads.iter().all(|read| read["actor"] == leader) && reads.iter().any(|read| read["operation"] == "Board"), "{reads:?}");
        assert!(!held.to_string().contains("Bea"));
        assert_eq!(staff["id"], json!(node_key(&id)));
        // Somebody of whom nothing is held is told so.
        assert_eq!(copy(&app, &cast.sector_admin(&app).await).await["staffMember"], Value::Null);
        let system = cast.partner(&app, &ClientScope::ALL).await;
        let refused = app.ask_as(&system, "mutation { requestMyData { document userErrors { code } } }", json!({})).await;
        assert_eq!(refused.at("/requestMyData"), &json!({ "document": null, "userErrors": [{ "code": "FORBIDDEN" }] }));
    }

    async fn who_is_erased_is_in_no_reply_and_in_no_file(app) {
        let cast = Cast::of(&app).await;
        let input = json!({ "subject": "quillfeather-subject", "email": "zebedee@quillfeather.example.org", "externalReference": "quillfeather-7" });
        let id = cast.add(&app, with(cast.teacher("Zebedee Quillfeather"), input)).await;
        cast.add(&app, cast.teacher("Bea")).await;
        let leader = cast.trust_leader(&app).await;
        app.ask_as(&leader, NAMES, json!({})).await;
        assert!(!files_that_hold(&app, "uillfeather").await.is_empty(), "the search finds what is there");
        let me = app.token(wish(Role::SchoolStaff).about("quillfeather-subject").of_school(&cast.school)).await;
        let unsure = app.ask_as(&me, ERASE, json!({ "confirm": false })).await;
        assert_eq!(unsure.at("/requestErasure/userErrors/0/path"), &json!(["input", "confirm"]));
        let erased = app.ask_as(&me, ERASE, json!({})).await;
        assert_eq!(erased.at("/requestErasure"), &json!({ "dueBy": null, "heldBy": [], "userErrors": [], "staffMember": {
            "id": id, "displayName": null, "email": null, "role": "TEACHER", "contractFte": "0.8", "redacted": true,
            "redactionReason": "REDACTED", "version": 2 } }));
        let listed = app.ask_as(&leader, "{ staffMembers { totalCount nodes { displayName email redacted } } log { nodes { changedFields } } }", json!({})).await;
        assert_eq!(listed.at("/staffMembers/totalCount"), 2, "statistics keep the row");
        assert!(!listed.body.to_string().contains("Quillfeather"));
        assert_eq!(app.ask_as(&me, "{ me { displayName staffMember { id } } }", json!({})).await.at("/me"), &json!({ "displayName": null, "staffMember": null }));
        assert_eq!(files_that_hold(&app, "uillfeather").await, Vec::<PathBuf>::new());
        assert_eq!(rows(&app, "SELECT 'wiped' AS it FROM erasure_request WHERE wiped_at IS NOT NULL").await, ["wiped"]);
        let later = json!({ "staffMemberId": id, "expectedVersion": 2 });
        let refused = upsert(&app, &leader, with(cast.teacher("Zebedee Quillfeather"), later)).await;
        assert_eq!(refused.at("/upsertStaffMember/userErrors/0/code"), "CONFLICT");
        for statement in ["UPDATE staff_member SET redacted_at = NULL", &insert_person(&id)] {
            assert!(refusal(&app, statement).await.is_some(), "{statement}");
        }
    }

    async fn who_is_under_a_legal_hold_is_erased_once_it_is_over(app) {
        let cast = Cast::of(&app).await;
        let id = cast.add(&app, cast.teacher("Ada")).await;
        let leader = cast.trust_leader(&app).await;
        set_hold(&app, &id, true).await;
        let held = app.ask_as(&leader, ERASE, json!({ "id": id })).await;
        let outcome = held.at("/requestErasure");
        assert_eq!((&outcome["dueBy"], &outcome["heldBy"], &outcome["userErrors"]), (&json!("2026-05-01"), &json!(["LEGAL_HOLD"]), &json!([])));
        assert_eq!((&outcome["staffMember"]["redacted"], &outcome["staffMember"]["displayName"]), (&json!(false), &json!("Ada")));
        let forced = refusal(&app, "UPDATE staff_member SET redacted_at = '2026-04-01T09:00:00Z'").await;
        assert!(forced.is_some(), "the database keeps the hold too");
        assert_eq!(sweep::sweep(&app.db, world::now(), false).await.expect("it sweeps").erased, 0);
        set_hold(&app, &id, false).await;
        assert_eq!(sweep::sweep(&app.db, world::now(), false).await.expect("it sweeps").erased, 1);
        let query = format!("{{ node(id: \"{id}\") {{ ... on StaffMember {{ displayName redacted }} }} }}");
        assert_eq!(app.ask_as(&leader, &query, json!({})).await.at("/node"), &json!({ "displayName": null, "redacted": true }));
        let again = app.ask_as(&leader, ERASE, json!({ "id": id })).await;
        assert_eq!((again.at("/requestErasure/dueBy"), again.at("/requestErasure/staffMember/version")), (&Value::Null, &json!(4)), "twice is once");
    }
}

fn node_key(id: &str) -> String {
    let node = base64::Engine::decode(&base64::engine::general_purpose::URL_SAFE_NO_PAD, id).expect("an id");
    String::from_utf8(node).expect("text").split_once(':').expect("a key").1.to_owned()
}

fn insert_person(id: &str) -> String {
    let key = node_key(id);
    let hex = key.replace('-', "");
    // One of the two spellings is right on each engine; a redacted member refuses both.
    format!(
        "INSERT INTO staff_person (staff_member_id, display_name, employer) SELECT id, 'Zebedee', 'x' FROM staff_member
        WHERE redacted_at IS NOT NULL AND (CAST(id AS text) = '{key}' OR lower(CAST(id AS text)) <> '{hex}')"
    )
}

/// The database's own files in which some bytes stand. PostgreSQL's log of what it writes is not among them: it goes by
/// itself, within days.
pub async fn files_that_hold(app: &TestApp, text: &str) -> Vec<PathBuf> {
    let folder = match app.database.url.strip_prefix("sqlite://") {
        Some(file) => Path::new(file.split('?').next().expect("a path")).parent().expect("a folder").to_owned(),
        None => {
            assert_eq!(refusal(app, "CHECKPOINT").await, None);
            let data = rows(app, "SELECT current_setting('data_directory') || '/base/' || oid AS it FROM pg_database WHERE datname = current_database()").await;
            PathBuf::from(&data[0])
        }
    };
    let files = std::fs::read_dir(&folder).expect("the database's folder").map(|entry| entry.expect("a file").path());
    let holds = |file: &PathBuf| {
        let bytes = std::fs::read(file).unwrap_or_default();
        bytes.windows(text.len()).any(|window| window == text.as_bytes())
    };
    files.filter(holds).collect()
}

/// What PostgreSQL would keep of a name beside the table itself.
#[tokio::test(flavor = "multi_thread")]
async fn on_the_server_no_sample_and_no_older_transaction_keeps_a_name() {
    use sea_orm::TransactionTrait as _;
    let app = TestApp::start(support::Engine::Postgres).await;
    let cast = Cast::of(&app).await;
    for number in 0..60 {
        cast.add(
            &app,
            with(cast.teacher(&format!("Filler {number}")), json!({ "email": format!("filler{number}@example.org") })),
        )
        .await;
    }
    let id = cast
        .add(&app, with(cast.teacher("Zebedee Quillfeather"), json!({ "email": "zebedee@quillfeather.example.org" })))
        .await;
    assert_eq!(refusal(&app, "ANALYZE staff_person").await, None);
    // Somebody is in the middle of something, as an import is, and could still see the name.
    let older = app.database.connect().await.begin().await.expect("a transaction");
    sea_orm::ConnectionTrait::execute_unprepared(&older, "SELECT 1 FROM staff_person").await.expect("it reads");
    let leader = cast.trust_leader(&app).await;
    let erased = app.ask_as(&leader, ERASE, json!({ "id": id })).await;
    assert_eq!(erased.at("/requestErasure/staffMember/redacted"), true);
    let wiped = "SELECT CAST(count(*) AS text) AS it FROM erasure_request WHERE wiped_at IS NOT NULL";
    assert_eq!(rows(&app, wiped).await, ["0"], "it is not said to be gone while it is not");
    older.rollback().await.expect("it ends");
    assert!(sweep::sweep(&app.db, world::now(), false).await.expect("it sweeps").wiped);
    assert_eq!(rows(&app, wiped).await, ["1"]);
    assert_eq!(files_that_hold(&app, "uillfeather").await, Vec::<PathBuf>::new());
}
