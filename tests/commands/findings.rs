//! `doctor --findings`: what is odd in the loaded files.

use api::import::finding_kind::FindingKind;
use support::{Engine, database::TestDatabase};

use super::program::{Program, Ran};
use crate::import::{
    desk::{Desk, at_both_desks},
    sheet::Sheet,
};

fn findings(database: &TestDatabase, words: &[&str]) -> Ran {
    let ran = words.iter().fold(Program::on(database, &["doctor", "--findings"]), Program::path).run();
    assert_eq!((ran.code, ran.stderr.as_str()), (0, ""), "{ran:?}");
    ran
}

at_both_desks! {
    async fn kinds_are_counted_and_each_can_be_listed(desk) {
        let schools = Sheet::schools().row(&[("UKPRN", "12")]).row(&[("Postcode", "JE2 4UH 5"), ("UKPRN", "none")]);
        let groups = Sheet::groups().row(&[]);
        let files = [("allgroupsdata20250301.csv", groups.bytes()), (schools.name, schools.bytes())];
        desk.import(&files).await.expect("it is imported");
        let counted = "MALFORMED_IDENTIFIER: 2 identifiers that are malformed and left out\n\
            UNUSUAL_POSTCODE: 1 postcodes that are not British ones, kept as they are\n\
            SOURCE_DATES_DIFFER: 1 files that describe different days, so that some counts cannot be told\n";
        assert_eq!(findings(&desk.database, &[]).stdout, counted);
        let listed = findings(&desk.database, &["MALFORMED_IDENTIFIER"]).stdout;
        let listed: Vec<&str> = listed.lines().collect();
        assert_eq!(listed.len(), 2);
        assert!(listed[0].starts_with("edubasealldata20250401.csv line 2: \"12\" is not a UKPRN"), "{listed:?}");
        assert!(listed[1].starts_with("edubasealldata20250401.csv line 3: \"none\" is not a UKPRN"), "{listed:?}");
        let days = "groups as of 2025-03-01, establishments as of 2025-04-01\n";
        assert_eq!(findings(&desk.database, &["SOURCE_DATES_DIFFER"]).stdout, days);
        assert_eq!(findings(&desk.database, &["LOST_ZEROS"]).stdout, "there are none\n");
    }

    async fn where_nothing_is_loaded_there_are_none(desk) {
        assert_eq!(findings(&desk.database, &[]).stdout, "there are none\n");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn as_many_are_listed_as_were_counted() {
    let desk = Desk::new(Engine::Sqlite).await;
    let sheet = (0..30).fold(Sheet::schools(), |sheet, _| sheet.row(&[("UKPRN", "12")]));
    let report = desk.take_schools(&sheet).await;
    assert_eq!((report.findings[0].count, report.findings[0].examples.len()), (30, 5));
    assert_eq!(findings(&desk.database, &["MALFORMED_IDENTIFIER"]).stdout.lines().count(), 30);
}

#[test]
fn an_unknown_kind_is_answered_with_the_known_ones() {
    let ran = Program::with(&["doctor", "--findings", "NONSENSE"]).run();
    assert_eq!((ran.code, ran.stdout.as_str()), (2, ""));
    assert!(FindingKind::ALL.iter().all(|kind| ran.stderr.contains(kind.name())), "{}", ran.stderr);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_database_without_tables_has_none_to_ask_for() {
    let database = TestDatabase::empty(Engine::Sqlite).await;
    database.connect().await;
    let ran = Program::on(&database, &["doctor", "--findings"]).run();
    assert_eq!((ran.code, ran.stdout.as_str()), (1, ""));
    assert!(ran.stderr.contains("run `school-trusts migrate` first"), "{}", ran.stderr);
}
