//! A dry run tells what an import would do, and does none of it.

use api::import::Options;
use support::{Engine, database::TestDatabase, world};
use tempfile::TempDir;

use super::{
    desk::{Files, at_both_desks},
    sheet::Sheet,
};
use crate::commands::program::Program;

fn files() -> [(&'static str, Vec<u8>); 2] {
    let schools = Sheet::schools().row(&[("EstablishmentName", "Elm")]).row(&[("UKPRN", "12")]).row(&[("URN", "1")]);
    let groups = Sheet::groups().row(&[]).row(&[]);
    [(groups.name, groups.bytes()), (schools.name, schools.bytes())]
}

fn dry(options: &mut Options) {
    options.dry_run = true;
}

at_both_desks! {
    async fn it_reports_the_same_and_writes_nothing(desk) {
        desk.take_schools(&Sheet::schools().row(&[])).await;
        let before = desk.everything().await;
        let told = desk.import_with(&files(), dry).await.expect("it is tried");
        assert_eq!((desk.everything().await, desk.version().await), (before, 1));
        let done = desk.import(&files()).await.expect("it is imported");
        assert!(told.dry_run && !done.dry_run);
        let told = told.to_string();
        let told = told.strip_suffix("nothing was written: this was a dry run\n").expect("it says so");
        assert_eq!(told, done.to_string());
        assert!(told.contains("1 changed") && told.contains("rejected: ") && told.contains("finding: "), "{told}");
    }

    async fn what_would_be_refused_is_refused(desk) {
        let message = desk.refusal_with(&[("menu.csv", b"Dish,Price\r\nSoup,3\r\n".into())], dry).await;
        assert!(message.starts_with("menu.csv has no column"), "{message}");
    }

    async fn the_command_writes_nothing_and_its_report_says_so(desk) {
        let before = desk.everything().await;
        let files = Files::new(&files());
        let report = files.folder.path().join("report.json");
        let words = ["import", "--dry-run", "--report", report.to_str().expect("a path")];
        let ran = files.paths.iter().fold(Program::on(&desk.database, &words), Program::path).run();
        assert_eq!(ran.code, 0, "{}", ran.stderr);
        assert!(ran.stdout.ends_with("nothing was written: this was a dry run\n"), "{}", ran.stdout);
        let json: serde_json::Value = serde_json::from_slice(&std::fs::read(report).expect("a report")).expect("JSON");
        assert_eq!((&json["dryRun"], &json["files"][1]["created"]), (&true.into(), &2.into()));
        assert_eq!(desk.everything().await, before);
    }
}

#[test]
fn where_there_is_no_database_none_is_made() {
    let (files, folder) = (world::files(), TempDir::new().expect("a folder"));
    let program = Program::with(&["import", "--dry-run"]).within(folder.path());
    let ran = files.paths.iter().fold(program, Program::path).run();
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert!(ran.stdout.contains("edubasealldata20250401.csv: ESTABLISHMENTS"), "{}", ran.stdout);
    assert_eq!(std::fs::read_dir(folder.path()).expect("a folder").count(), 0, "a database was made");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_database_without_tables_is_not_touched() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let database = TestDatabase::empty(engine).await;
        let db = database.connect().await;
        let lacking = api::database::pending_migrations(&db).await.expect("a number");
        let ran = Program::on(&database, &["import", "--dry-run"]).path(&world::files().paths[0]).run();
        assert_eq!((ran.code, ran.stdout.as_str()), (1, ""));
        let sentence =
            format!("school-trusts: the database lacks {lacking} migration(s): run `school-trusts migrate` first\n");
        assert_eq!(ran.stderr, sentence);
        assert_eq!(api::database::pending_migrations(&db).await.expect("a number"), lacking);
    }
}
