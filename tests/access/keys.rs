//! The keys that sign the service's own tokens.

use std::{os::unix::fs::PermissionsExt as _, time::Duration};

use api::access::{Role, token::keys};
use chrono::TimeDelta;
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use support::{Engine, TestApp, database::TestDatabase, on_both_databases, wish, world};
use tempfile::TempDir;

use super::cast::rows;

async fn published(app: &TestApp) -> Vec<Value> {
    let reply = app.request(Method::GET, "/.well-known/jwks.json").send().await.expect("a reply");
    assert_eq!(reply.status(), StatusCode::OK);
    let body: Value = reply.json().await.expect("JSON");
    body["keys"].as_array().expect("keys").clone()
}

async fn status(app: &TestApp, token: &str) -> StatusCode {
    app.ask_as(token, "{ me { id } }", json!({})).await.status
}

on_both_databases! {
    async fn only_the_public_half_is_published(app) {
        app.token(wish(Role::SectorAdmin)).await;
        let keys = published(&app).await;
        assert_eq!(keys.len(), 1);
        let mut fields: Vec<&String> = keys[0].as_object().expect("a key").keys().collect();
        fields.sort();
        assert_eq!(fields, ["alg", "crv", "kid", "kty", "use", "x"]);
    }

    async fn a_rotated_key_is_believed_for_its_overlap_and_the_new_one_at_once(app) {
        let old = app.token(wish(Role::SectorAdmin)).await;
        assert_eq!(status(&app, &old).await, StatusCode::OK);
        keys::rotate(&app.db, world::now(), TimeDelta::hours(1)).await.expect("it rotates");
        let new = app.token(wish(Role::TrustLeader)).await;
        assert_eq!([status(&app, &new).await, status(&app, &old).await], [StatusCode::OK; 2]);
        assert_eq!(published(&app).await.len(), 2);
        // Stolen: believed no longer. Instances remember keys for some seconds.
        keys::rotate(&app.db, world::now(), TimeDelta::zero()).await.expect("it rotates");
        let mut waited = 0;
        while status(&app, &new).await == StatusCode::OK {
            assert!(waited < 60, "a key that is believed no more opens something");
            waited += 1;
            tokio::time::sleep(Duration::from_millis(500)).await;
        }
        // Nor those before it: whoever has a copy of the table has them all.
        assert_eq!(status(&app, &old).await, StatusCode::UNAUTHORIZED);
        let kept = rows(&app, "SELECT private_key AS it FROM signing_key WHERE signs IS NULL").await;
        assert_eq!(kept.concat(), "", "no private half is kept that does not sign");
    }

    async fn many_that_start_at_once_have_one_key(app) {
        use sea_orm::ConnectionTrait as _;
        app.db.execute_unprepared("DELETE FROM signing_key").await.expect("no key");
        let now = world::now();
        let made = futures_util::future::join_all((0..8).map(|_| keys::signing(&app.db, now))).await;
        let names: std::collections::BTreeSet<_> = made.into_iter().map(|key| key.expect("a key").kid).collect();
        assert_eq!(names.len(), 1);
    }
}

#[tokio::test]
async fn an_embedded_database_is_for_its_owners_eyes_alone() {
    let folder = TempDir::new().expect("a folder");
    let file = folder.path().join("new.db");
    let db = api::database::connect(&format!("sqlite://{}?mode=rwc", file.display())).await.expect("it opens");
    api::database::migrate(&db).await.expect("its tables are made");
    for entry in folder.path().read_dir().expect("a folder") {
        let entry = entry.expect("a file");
        let mode = entry.metadata().expect("its rights").permissions().mode() & 0o777;
        assert_eq!(mode, 0o600, "{}", entry.path().display());
    }
}

#[tokio::test]
async fn one_that_others_could_read_is_closed_to_them() {
    let folder = TempDir::new().expect("a folder");
    let file = folder.path().join("old.db");
    let url = format!("sqlite://{}?mode=rwc", file.display());
    api::database::connect(&url).await.expect("it opens").close().await.expect("it closes");
    std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o644)).expect("it is opened to others");
    api::database::connect(&url).await.expect("it opens");
    assert_eq!(file.metadata().expect("its rights").permissions().mode() & 0o777, 0o600);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_keys_of_two_databases_open_nothing_of_each_other() {
    let (one, other) = (TestApp::start(Engine::Sqlite).await, TestApp::start(Engine::Sqlite).await);
    let token = one.token(wish(Role::SectorAdmin)).await;
    assert_eq!([status(&one, &token).await, status(&other, &token).await], [StatusCode::OK, StatusCode::UNAUTHORIZED]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_database_without_a_key_gets_one_at_the_first_start() {
    let app = TestApp::serve(TestDatabase::of_the_world(Engine::Sqlite).await).await;
    assert_eq!(published(&app).await.len(), 1);
}
