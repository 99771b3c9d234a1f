//! `import`: the report, for people and for programs.

use std::collections::BTreeSet;

use serde_json::Value;
use support::{Engine, database::TestDatabase, world};
use tempfile::TempDir;

use super::program::{Program, Ran};
use crate::import::{
    desk::{Desk, Files},
    sheet::Sheet,
};

/// Imports files into an empty register, and gives the report as JSON too.
async fn reported(files: &Files) -> (Ran, Value) {
    let desk = Desk::new(Engine::Sqlite).await;
    let folder = TempDir::new().expect("a folder");
    let report = folder.path().join("report.json");
    let words = ["import", "--report", report.to_str().expect("a path")];
    let ran = files.paths.iter().fold(Program::on(&desk.database, &words), Program::path).run();
    let json = std::fs::read(&report).map(|bytes| serde_json::from_slice(&bytes).expect("JSON"));
    (ran, json.unwrap_or_default())
}

fn keys(value: &Value) -> BTreeSet<&str> {
    value.as_object().expect("an object").keys().map(String::as_str).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn rows_that_are_rejected_are_told_and_the_command_is_done() {
    let sheet = Sheet::schools().row(&[]).row(&[("PercentageFSM", "101")]).row(&[("EstablishmentName", "")]);
    let (ran, json) = reported(&Files::new(&[(sheet.name, sheet.bytes())])).await;
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let lines: Vec<&str> = ran.stdout.lines().collect();
    let file = "edubasealldata20250401.csv";
    assert_eq!(
        lines[0],
        format!("{file}: ESTABLISHMENTS as of 2025-04-01, 3 rows: 1 created, 0 changed, 0 unchanged, 2 rejected")
    );
    assert!(lines[1].starts_with("finding: 1 trusts that schools name"), "{}", lines[1]);
    let why = "\"PercentageFSM\" holds \"101\", which is not between 0 and 100 per cent";
    assert_eq!(lines[2], format!("rejected: {file} line 3: {why}"));
    assert_eq!(lines[3], format!("rejected: {file} line 4: \"EstablishmentName\" is missing"));
    let reject = serde_json::json!({ "file": file, "line": 3, "column": "PercentageFSM", "value": "101",
        "reason": "is not between 0 and 100 per cent" });
    assert_eq!(json["rejects"][0], reject);
    let counts = serde_json::json!({ "name": file, "kind": "ESTABLISHMENTS", "asOf": "2025-04-01", "read": 3,
        "history": false, "created": 1, "changed": 0, "unchanged": 0, "vanished": 0, "leftOut": 0, "rejected": 2 });
    assert_eq!(json["files"], serde_json::json!([counts]));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_keys_of_the_report_are_a_contract() {
    let sheet = Sheet::schools().row(&[]).row(&[("URN", "1")]);
    let files = Files::new(&[(sheet.name, sheet.bytes()), ("menu.txt", vec![])]);
    let folder = Files { paths: vec![files.folder.path().to_owned()], folder: files.folder };
    let (_, json) = reported(&folder).await;
    assert_eq!(keys(&json), BTreeSet::from(["dryRun", "files", "findings", "passedOver", "rejects"]));
    let file = [
        "asOf",
        "changed",
        "created",
        "history",
        "kind",
        "leftOut",
        "name",
        "read",
        "rejected",
        "unchanged",
        "vanished",
    ];
    assert_eq!(keys(&json["files"][0]), BTreeSet::from(file));
    assert_eq!(keys(&json["rejects"][0]), BTreeSet::from(["column", "file", "line", "reason", "value"]));
    assert_eq!(keys(&json["findings"][0]), BTreeSet::from(["count", "examples", "kind", "message"]));
    assert_eq!(json["findings"][0]["kind"], "UNKNOWN_TRUST");
    assert_eq!(keys(&json["passedOver"][0]), BTreeSet::from(["name", "why"]));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_file_that_is_refused_fails_the_command_with_a_sentence() {
    let governors = b"GID,URN,Role\r\n1,500000,Governor\r\n".to_vec();
    let (ran, json) = reported(&Files::new(&[("governance.csv", governors)])).await;
    assert_eq!((ran.code, ran.stdout.as_str(), &json), (1, "", &Value::Null));
    let last = ran.stderr.lines().last().unwrap_or_default();
    assert!(last.starts_with("school-trusts: governance.csv is none of the files this imports"), "{last}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn progress_is_told_in_plain_lines_where_nobody_watches() {
    let world::Files { paths, folder } = world::files();
    let (ran, _) = reported(&Files { paths, folder }).await;
    assert!(ran.stderr.contains("reading allgroupsdata20260323.csv\n"), "{}", ran.stderr);
    assert!(!ran.stderr.contains('\u{1b}'), "{}", ran.stderr);
    assert!(ran.stdout.starts_with("allgroupsdata20260323.csv: GROUPS as of 2026-03-23, "), "{}", ran.stdout);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_report_that_cannot_be_written_does_not_undo_the_import() {
    let database = TestDatabase::empty(Engine::Sqlite).await;
    let ran = Program::on(&database, &["import", "--report", "no/such/folder"]).path(&world::files().paths[0]).run();
    assert_eq!(ran.code, 1);
    let sentence = "school-trusts: everything was imported, but the report could not be given: no/such/folder cannot";
    assert!(ran.stderr.contains(sentence), "{}", ran.stderr);
    let version = api::register::rows::version(&database.connect().await).await.expect("a version");
    assert_eq!(version, 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_reader_of_the_report_may_stop_early_and_the_import_is_done() {
    let desk = Desk::new(Engine::Sqlite).await;
    let (good, bad) = (Files::of_schools_named("Oak"), Files::new(&[("menu.csv", b"Soup".to_vec())]));
    for (files, code) in [(&good, 0), (&bad, 1)] {
        let mut child = Program::on(&desk.database, &["import"]).path(&files.paths[0]).start();
        drop((child.stdout.take(), child.stderr.take()));
        assert_eq!(child.wait().expect("it ends").code(), Some(code));
    }
    assert_eq!(desk.schools().await.len(), 200);
}
