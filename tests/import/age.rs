//! Which day a file describes, and what one that is older than what is loaded may still tell.

use api::register::rows;
use support::Engine;

use super::{
    desk::{Desk, at_both_desks},
    sheet::Sheet,
};

const JANUARY: &str = "edubasealldata20250105.csv";
const APRIL: &str = "edubasealldata20250401.csv";

at_both_desks! {
    async fn older_schools_and_groups_are_refused(desk) {
        let (schools, groups) = (Sheet::schools().row(&[]), Sheet::groups().row(&[]));
        desk.take_schools(&schools).await;
        let why = "it describes 2025-01-05, and a file of its kind that describes 2025-04-01 is loaded; with --force it \
                   is taken in as history, which changes nothing that is newer";
        for (name, sheet) in [(JANUARY, &schools), ("allgroupsdata20250105.csv", &groups)] {
            let message = desk.refusal(&[(name, sheet.bytes())]).await;
            assert_eq!(message, format!("{name} was not imported: {why}"));
        }
    }

    async fn with_force_they_are_history_and_change_nothing_that_is_newer(desk) {
        desk.take_schools(&Sheet::schools().row(&[]).row(&[])).await;
        let before = (desk.schools().await, desk.trusts().await);
        let older = Sheet::schools()
            .row(&[("EstablishmentName", "Acorn"), ("NumberOfPupils", "1"), ("Gender (name)", "Anything")])
            .row(&[])
            .row(&[("EstablishmentName", "Ash")]);
        let report = desk.force(JANUARY, &older).await;
        let file = &report.files[0];
        assert!(file.history && report.to_string().contains("as of 2025-01-05, as history"), "{report}");
        assert_eq!((file.created, file.changed, file.unchanged, file.vanished), (1, 0, 2, 0));
        let mut schools = desk.schools().await;
        let gone = schools.pop().expect("the school that is no more");
        assert_eq!((schools, desk.trusts().await), before);
        assert_eq!(gone.vanished_on.map(|day| day.to_string()).as_deref(), Some("2025-04-01"));
        let names = rows::former_names(&desk.db).await.expect("names");
        assert_eq!((names.len(), names[0].name.as_str(), names[0].entity_key), (1, "Acorn", 500_000));
        assert_ne!(desk.name_of("gender", older.cell(0, "Gender (code)")).await.as_deref(), Some("Anything"));
    }

    async fn older_groups_are_history_too(desk) {
        desk.take(&Sheet::groups().row(&[])).await;
        let before = desk.trusts().await;
        let older = Sheet::groups()
            .row(&[("Group Name", "ACORN TRUST"), ("Group Status (code)", "CLOSED")])
            .row(&[])
            .row(&[("Group Type (code)", "01")]);
        desk.force("allgroupsdata20250105.csv", &older).await;
        let (trusts, others) = (desk.trusts().await, desk.groups().await);
        assert_eq!(trusts[0], before[0]);
        let gone = [trusts[1].vanished_on, others[0].vanished_on].map(|day| day.map(|day| day.to_string()));
        assert_eq!(gone, [Some("2025-04-01".to_owned()), Some("2025-04-01".to_owned())]);
    }

    async fn history_puts_no_finding_in_place_of_the_newest_ones(desk) {
        desk.take_schools(&Sheet::schools().row(&[("UKPRN", "12")])).await;
        let before = rows::findings(&desk.db).await.expect("findings");
        assert_eq!(before.len(), 1);
        let report = desk.force(JANUARY, &Sheet::schools().row(&[("UKPRN", "13")]).row(&[("UKPRN", "14")])).await;
        assert_eq!(report.findings[0].count, 2, "{report}");
        assert_eq!(rows::findings(&desk.db).await.expect("findings"), before);
    }

    async fn a_file_of_the_same_day_is_a_correction(desk) {
        desk.take(&Sheet::schools().row(&[])).await;
        let report = desk.take(&Sheet::schools().row(&[("EstablishmentName", "Elm")])).await;
        assert_eq!((report.files[0].changed, report.files[0].history), (1, false));
        assert_eq!(desk.schools().await[0].name, "Elm");
    }
}

#[tokio::test]
async fn a_file_whose_name_has_no_date_needs_the_operators_word() {
    let desk = Desk::new(Engine::Sqlite).await;
    let (schools, day) = (Sheet::schools().row(&[]), "2025-04-01".parse().expect("a day"));
    let message = desk.refusal(&[("schools.csv", schools.bytes())]).await;
    let why = "its name has no date; say with --as-of YYYY-MM-DD which day it describes";
    assert_eq!(message, format!("schools.csv was not imported: {why}"));
    let files = [("schools.csv", schools.bytes())];
    let report = desk.import_with(&files, |options| options.as_of = Some(day)).await.expect("it is imported");
    assert_eq!(report.files[0].as_of, day);
}

#[tokio::test]
async fn the_operators_word_does_not_count_where_the_name_has_a_date() {
    let desk = Desk::new(Engine::Sqlite).await;
    let files = [(JANUARY, Sheet::schools().row(&[]).bytes())];
    let day = "2025-04-01".parse().ok();
    let report = desk.import_with(&files, |options| options.as_of = day).await.expect("it is imported");
    assert_eq!(report.files[0].as_of.to_string(), "2025-01-05");
}

#[tokio::test]
async fn files_are_taken_in_by_the_day_that_they_describe_whoever_says_it() {
    let desk = Desk::new(Engine::Sqlite).await;
    let newer = Sheet::schools().row(&[("EstablishmentName", "Elm")]);
    let files = [("schools.csv", newer.bytes()), (JANUARY, Sheet::schools().row(&[]).bytes())];
    let day = "2025-04-01".parse().ok();
    let report = desk.import_with(&files, |options| options.as_of = day).await.expect("both are imported");
    assert_eq!(report.files[1].name, "schools.csv");
    assert_eq!(desk.schools().await[0].name, "Elm");
}

#[tokio::test]
async fn a_day_to_come_is_no_day_to_describe() {
    let desk = Desk::new(Engine::Sqlite).await;
    let schools = Sheet::schools().row(&[]).bytes();
    let tomorrow = "edubasealldata20260402.csv";
    let message = desk.refusal(&[(tomorrow, schools.clone())]).await;
    assert_eq!(
        message,
        format!("{tomorrow} was not imported: its name says that it describes 2026-04-02, a day to come")
    );
    let day = "2026-04-02".parse().ok();
    let message = desk.refusal_with(&[("schools.csv", schools.clone())], |options| options.as_of = day).await;
    assert_eq!(message, "schools.csv was not imported: --as-of says that it describes 2026-04-02, a day to come");
    desk.import(&[("edubasealldata20260401.csv", schools)]).await.expect("today is no day to come");
}

#[tokio::test]
async fn several_editions_at_once_are_taken_in_from_the_oldest_on() {
    let desk = Desk::new(Engine::Sqlite).await;
    let newer = Sheet::schools().row(&[("EstablishmentName", "Elm")]);
    let report = desk.import(&[(APRIL, newer.bytes()), (JANUARY, Sheet::schools().row(&[]).bytes())]).await;
    let days: Vec<_> = report.expect("both").files.iter().map(|file| (file.as_of.to_string(), file.history)).collect();
    assert_eq!(days, [("2025-01-05".to_owned(), false), ("2025-04-01".to_owned(), false)]);
    assert_eq!(desk.schools().await[0].name, "Elm");
}
