//! `demo`.

use std::collections::BTreeSet;

use serde_json::Value;
use support::{Engine, TestApp, database::TestDatabase};
use tempfile::TempDir;

use super::program::Program;
use crate::{
    import::{desk::Desk, sheet::Sheet},
    oracle::{self, List, SCHOOLS},
};

#[test]
fn it_invents_once_and_is_reused() {
    let folder = TempDir::new().expect("a folder");
    let first = Program::with(&["demo"]).within(folder.path()).serve();
    assert!(first.address().starts_with("http://127.0.0.1:"));
    assert!(first.said().contains("inventing a register of 900 schools (seed 1)"), "{}", first.said());
    let printed = first.end();
    assert!(printed.contains("/graphiql") && printed.contains("curl"), "{printed}");
    let again = Program::with(&["demo"]).within(folder.path()).serve();
    assert!(again.address().starts_with("http://127.0.0.1:"));
    assert!(again.said().contains("using the register in sqlite://demo.db"), "{}", again.said());
    assert!(again.end().contains("900 schools"));
}

#[test]
fn it_only_writes_files_when_told_to() {
    let folder = TempDir::new().expect("a folder");
    let ran =
        Program::with(&["demo", "--files", "made/here", "--schools", "950", "--seed", "7"]).within(folder.path()).run();
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let written = [
        "edubasealldata20250401.csv",
        "allgroupsdata20260323.csv",
        "edubasealldata20250105.csv",
        "alllinksdata20220831.csv",
        "links_edubasealldata20250422.csv",
        "state_funded_schools_inspections_and_outcomes_as_at_31_August_2022.csv",
        "state_funded_schools_inspections_and_outcomes_as_at_31_August_2025.csv",
        "state_funded_schools_inspections_and_outcomes_as_at_31_January_2026.csv",
        "state_funded_schools_inspections_in_year_as_at_31_January_2026.csv",
        "england_census_2022_2023.csv",
        "england_census_2023_2024.csv",
    ];
    assert_eq!(ran.stdout, written.map(|name| format!("made/here/{name}\n")).concat());
    let schools = std::fs::read(folder.path().join("made/here/edubasealldata20250401.csv")).expect("a file");
    assert_eq!(lines(&schools), 951);
    assert_eq!(std::fs::read_dir(folder.path()).expect("a folder").count(), 1, "a database was made");
}

/// Lines, of which no cell of the demo's files holds any.
fn lines(file: &[u8]) -> usize {
    file.iter().filter(|byte| **byte == b'\n').count()
}

#[test]
fn it_is_not_for_production() {
    let folder = TempDir::new().expect("a folder");
    let ran = Program::with(&["demo", "--production"]).within(folder.path()).run();
    assert_eq!((ran.code, ran.stdout.as_str()), (1, ""));
    assert!(ran.stderr.contains("school-trusts: the demo's register is invented"), "{}", ran.stderr);
    assert!(!folder.path().join("demo.db").exists());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn it_refuses_a_register_that_it_did_not_invent() {
    let desk = Desk::new(Engine::Sqlite).await;
    desk.take_schools(&Sheet::schools().row(&[("URN", "100000")])).await;
    let before = desk.everything().await;
    let ran = Program::on(&desk.database, &["demo"]).env("BIND", "127.0.0.1:0").run();
    assert_eq!((ran.code, ran.stdout.as_str()), (1, ""));
    assert!(ran.stderr.contains("is not one of the demo's"), "{}", ran.stderr);
    assert_eq!(desk.everything().await, before);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn it_runs_on_a_server_too() {
    let database = TestDatabase::of_the_world(Engine::Postgres).await;
    let service = Program::on(&database, &["demo"]).serve();
    assert!(service.address().starts_with("http://127.0.0.1:"));
}

/// The values of a list of the schema.
async fn every(app: &TestApp, list: &str) -> BTreeSet<String> {
    let reply = app.ask(&format!("{{ __type(name: \"{list}\") {{ enumValues {{ name }} }} }}")).await;
    let values = reply.at("/__type/enumValues").as_array().expect("values").iter();
    values.map(|value| value["name"].as_str().expect("a name").to_owned()).collect()
}

/// What stands at some places of some things of all schools.
fn told(schools: &[Value], things: &str, places: &[&str]) -> BTreeSet<String> {
    let things = schools.iter().flat_map(|school| school[things].as_array().expect("a list"));
    let told = things.flat_map(|thing| places.iter().filter_map(|place| thing.pointer(place)?.as_str()));
    told.map(str::to_owned).collect()
}

#[tokio::test]
async fn its_past_has_every_reason_every_basis_and_every_kind_of_lineage() {
    let app = TestApp::start(Engine::Sqlite).await;
    let plain = "urn successors { kind } trustMemberships { joinReason leaveReason joined { basis } left { basis } }";
    let schools = oracle::all(&app, &List { plain, ..SCHOOLS }).await;
    let memberships = |places: &[&str]| told(&schools, "trustMemberships", places);
    let mut joined = memberships(&["/joinReason"]);
    joined.insert("UNKNOWN".to_owned());
    assert_eq!(joined, every(&app, "JoinReason").await);
    assert_eq!(memberships(&["/leaveReason"]), every(&app, "LeaveReason").await);
    assert_eq!(memberships(&["/joined/basis", "/left/basis"]), every(&app, "MembershipDateBasis").await);
    assert_eq!(told(&schools, "successors", &["/kind"]), every(&app, "LineageKind").await);
}
