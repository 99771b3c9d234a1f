//! What a newer file no longer lists is kept and marked, unless the file seems to be cut short.

use api::{import::finding_kind::FindingKind, register::rows};
use support::Engine;

use super::{
    desk::{Desk, at_both_desks},
    sheet::Sheet,
};

const JUNE: &str = "edubasealldata20250601.csv";
const JULY: &str = "edubasealldata20250701.csv";

fn schools(count: usize) -> Sheet {
    (0..count).fold(Sheet::schools(), |sheet, _| sheet.row(&[]))
}

at_both_desks! {
    async fn a_school_that_a_newer_file_leaves_out_is_marked_and_one_that_comes_back_is_not(desk) {
        desk.take_schools(&schools(2)).await;
        let [kept, before] = &desk.schools().await[..] else { panic!("two schools") };

        let report = desk.take_as(JUNE, &schools(1)).await;
        assert_eq!((report.files[0].vanished, report.files[0].unchanged), (1, 1));
        assert!(report.to_string().contains(" 1 vanished\n"), "{report}");
        let finding = report.findings.iter().find(|finding| finding.kind == FindingKind::Vanished).expect("a finding");
        assert_eq!(finding.examples, [format!("{JUNE}: school 500001")]);
        let [same, gone] = &desk.schools().await[..] else { panic!("two schools") };
        assert_eq!((same, gone.version), (kept, 2));
        assert_eq!(gone.vanished_on.map(|day| day.to_string()).as_deref(), Some("2025-06-01"));

        let report = desk.take_as(JUNE, &schools(1)).await;
        assert_eq!((report.files[0].vanished, desk.schools().await[1].version), (0, 2));

        let report = desk.take_as(JULY, &schools(2)).await;
        assert_eq!((report.files[0].changed, report.files[0].unchanged), (1, 1));
        let back = &desk.schools().await[1];
        assert_eq!((back.vanished_on, back.version, &back.name), (None, 3, &before.name));
        let traced = [
            format!("school 500001 VANISHED  by {JUNE} of 2025-06-01"),
            format!("school 500001 CHANGED vanished_on by {JULY} of 2025-07-01"),
        ];
        assert_eq!(desk.changes().await, traced);
    }

    async fn trusts_and_other_groups_are_marked_likewise(desk) {
        let all = Sheet::groups().row(&[]).row(&[]).row(&[("Group Type (code)", "05")]);
        desk.take(&all).await;
        let report = desk.take_as("allgroupsdata20250601.csv", &Sheet::groups().row(&[])).await;
        assert_eq!((report.files[0].vanished, report.files[0].unchanged), (2, 1));
        let (trusts, others) = (desk.trusts().await, desk.groups().await);
        assert!(trusts[0].vanished_on.is_none() && trusts[1].vanished_on.is_some() && others[0].vanished_on.is_some());
    }

    async fn the_findings_of_a_file_are_those_of_the_newest_of_its_kind(desk) {
        let noticed = async |desk: &Desk| {
            let findings = rows::findings(&desk.db).await.expect("findings");
            findings.into_iter().map(|(finding, _)| format!("{} {}", finding.kind, finding.detail)).collect::<Vec<_>>()
        };
        desk.take_schools(&schools(2)).await;
        desk.take_schools(&schools(1)).await;
        assert_eq!(noticed(&desk).await, ["VANISHED school 500001"]);
        desk.take_as(JUNE, &schools(1)).await;
        let differ = "SOURCE_DATES_DIFFER groups as of 2025-04-01, establishments as of 2025-06-01";
        assert_eq!(noticed(&desk).await, ["VANISHED school 500001", differ], "it is still gone");
        desk.take_as(JUNE, &schools(1)).await;
        assert_eq!(noticed(&desk).await, ["VANISHED school 500001", differ], "the same file again");
        desk.take_as(JULY, &schools(2)).await;
        let differ = differ.replace("06-01", "07-01");
        assert_eq!(noticed(&desk).await, [differ], "it came back");
    }
}

#[tokio::test]
async fn a_school_whose_row_is_refused_is_still_listed() {
    let desk = Desk::new(Engine::Sqlite).await;
    desk.take(&schools(3)).await;
    let bad = Sheet::schools().row(&[]).row(&[("NumberOfPupils", "many")]).row(&[("URN", "500000")]);
    let report = desk.take_as(JUNE, &bad).await;
    assert_eq!((report.files[0].rejected, report.files[0].vanished), (2, 1));
    let marked: Vec<_> = desk.schools().await.iter().map(|school| school.vanished_on.is_some()).collect();
    assert_eq!(marked, [false, false, true]);
}

#[tokio::test]
async fn nothing_is_marked_where_a_row_cannot_be_told() {
    let desk = Desk::new(Engine::Sqlite).await;
    desk.take(&schools(3)).await;
    let mut short = schools(2);
    short.rows[1].truncate(20);
    for untold in [short, Sheet::schools().row(&[]).row(&[("URN", "none")])] {
        let report = desk.take_as(JUNE, &untold).await;
        assert_eq!((report.files[0].rejected, report.files[0].vanished), (1, 0), "{report}");
    }
    assert!(desk.schools().await.iter().all(|school| school.vanished_on.is_none()));
}

#[tokio::test]
async fn a_placeholder_was_never_listed_and_does_not_vanish() {
    let desk = Desk::new(Engine::Sqlite).await;
    desk.take(&schools(1)).await;
    let report = desk.take(&Sheet::groups().row(&[("Group UID", "600007")])).await;
    assert_eq!(report.files[0].vanished, 0, "{report}");
    assert_eq!(desk.trusts().await.iter().filter(|trust| trust.vanished_on.is_some()).count(), 0);
}

#[tokio::test]
async fn a_file_that_lacks_more_than_a_hundred_rows_is_taken_for_cut_short() {
    let desk = Desk::new(Engine::Sqlite).await;
    desk.take(&schools(300)).await;
    let cut = [(JUNE, schools(199).bytes())];
    let message = desk.refusal(&cut).await;
    let why = "it lacks 101 of the 300 rows of school that the last one had, and may be cut short; --force takes it for \
               whole";
    assert_eq!(message, format!("{JUNE} was not imported: {why}"));
    let report = desk.take_as(JUNE, &schools(200)).await;
    assert_eq!(report.files[0].vanished, 100);
    let report = desk.force(JULY, &schools(1)).await;
    assert_eq!(report.files[0].vanished, 199);
}

#[tokio::test]
async fn a_file_cut_short_within_a_row_is_taken_for_cut_short_too() {
    let desk = Desk::new(Engine::Sqlite).await;
    desk.take(&schools(300)).await;
    let whole = schools(150).bytes();
    let message = desk.refusal(&[(JUNE, whole[..whole.len() - 400].to_vec())]).await;
    assert!(message.contains("it lacks 151 of the 300 rows of school"), "{message}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_a_large_file_one_row_in_a_hundred_may_be_gone() {
    let desk = Desk::new(Engine::Sqlite).await;
    let sponsor = [("Group Type (code)", "05")];
    let groups = |count| (0..count).fold(Sheet::groups(), |sheet, _| sheet.row(&sponsor));
    desk.take(&groups(11_000)).await;
    let message = desk.refusal(&[("allgroupsdata20250601.csv", groups(10_889).bytes())]).await;
    assert!(message.contains("it lacks 111 of the 11000 rows of school_group"), "{message}");
    let report = desk.take_as("allgroupsdata20250601.csv", &groups(10_890)).await;
    assert_eq!(report.files[0].vanished, 110);
}
