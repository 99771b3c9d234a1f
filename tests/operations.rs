//! Operations that applications were designed with: those that can be answered are, and the others say what they wait
//! for.
//!
//! `operations/` has one file for each that runs, with its variables. `operations/pending/` has the others; its first
//! line names in backticks what the schema lacks. Once the schema has it the test below fails: move the file.

mod running;
mod secondments;

use std::path::{Path, PathBuf};

use serde_json::Value;
use support::{Engine, TestApp};

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The operations in a folder, by path.
fn operations(name: &str) -> Vec<PathBuf> {
    let entries = folder(name).read_dir().expect("a folder of operations");
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "graphql"));
    paths.sort();
    paths
}

/// The words in backticks of a file's first line.
fn lacking(operation: &str) -> Vec<&str> {
    let reason = operation.lines().next().and_then(|line| line.strip_prefix("# Waits for "));
    reason.expect("the first line says what it waits for").split('`').skip(1).step_by(2).collect()
}

/// An operation that runs, with its variables: placeholders such as `$URN` are filled in.
fn runnable(name: &str, placeholder: &str, value: &str) -> (String, Value) {
    let variables = read(&folder(&format!("operations/{name}.variables.json"))).replace(placeholder, value);
    (read(&folder(&format!("operations/{name}.graphql"))), serde_json::from_str(&variables).expect("JSON"))
}

#[test]
fn every_operation_that_runs_is_tested() {
    let names: Vec<_> =
        operations("operations").iter().map(|path| path.file_stem().expect("a name").to_owned()).collect();
    assert_eq!(
        names,
        [
            "F10_SubmitPractice",
            "F11_Board",
            "F14_InAndOut",
            "F15_Boot",
            "F1_Suggest",
            "F2_TrustPage",
            "F4_Find",
            "F7_Practices",
            "F8_Practice",
            "M10_Live",
            "M11_Save",
            "M12_Saved",
            "M14_Notifications",
            "M15_MyData",
            "M1_Home",
            "M3_Urn",
            "M7_Offer",
            "M8_Mine",
            "P15_Health",
            "P4_Trusts",
            "P6_Moves"
        ],
        "test what it answers, in operations/running.rs or secondments.rs"
    );
}

#[tokio::test]
async fn every_pending_operation_still_waits_for_what_it_says() {
    let app = TestApp::start(Engine::Sqlite).await;
    let variables: Value = serde_json::from_str(&read(&folder("operations/pending/variables.json"))).expect("JSON");
    let pending = operations("operations/pending");
    assert_eq!(pending.len(), variables.as_object().expect("an object").len());
    for path in pending {
        let name = path.file_stem().and_then(|name| name.to_str()).expect("a name");
        let operation = read(&path);
        assert!(variables[name].is_object() && !lacking(&operation).is_empty(), "{name}");
        let refused = app.ask_with(&operation, variables[name].clone()).await;
        let codes = refused.codes();
        let is_invalid = !codes.is_empty() && codes.iter().all(|code| *code == "GRAPHQL_VALIDATION_FAILED");
        assert!(is_invalid, "{name} can run: move it, and test what it answers. {:#}", refused.body);
        let messages = refused.body["errors"].to_string();
        let here = lacking(&operation).into_iter().find(|word| !messages.contains(&format!("`{word}`")));
        assert_eq!(here, None, "{name}: say what it waits for now, in {messages}");
    }
}
