//! A row that cannot be used is left out and told of, and the others are taken in.

use api::import::report::Reject;
use support::Engine;

use super::{desk::Desk, sheet::Sheet};

/// The rejects of a file that has one good row after the bad ones.
async fn rejects(sheet: Sheet) -> Vec<Reject> {
    let sheet = sheet.row(&[]);
    rejects_of(&sheet, sheet.text()).await
}

async fn rejects_of(sheet: &Sheet, text: String) -> Vec<Reject> {
    let desk = Desk::new(Engine::Sqlite).await;
    let report = desk.take_bytes(sheet, text).await;
    let file = &report.files[0];
    assert_eq!((file.created, file.rejected), (1, report.rejects.len() as i32), "{report}");
    assert_eq!(file.read, file.created + file.rejected);
    let held = if sheet.name.starts_with("edubase") { desk.schools().await.len() } else { desk.trusts().await.len() };
    assert_eq!(held, 1);
    report.rejects
}

/// Where a reject points, and why.
fn told(reject: &Reject) -> (u64, Option<&str>, Option<&str>, &str) {
    (reject.line, reject.column.as_deref(), reject.value.as_deref(), &reject.reason)
}

/// The one reject of a school with one bad cell.
async fn of_a_school_with(column: &str, value: &str) -> String {
    let rejects = rejects(Sheet::schools().row(&[(column, value)])).await;
    let [reject] = &rejects[..] else { panic!("{rejects:?}") };
    assert_eq!(
        (reject.file.as_str(), reject.line, reject.column.as_deref()),
        ("edubasealldata20250401.csv", 2, Some(column))
    );
    assert_eq!(reject.value.as_deref().unwrap_or_default(), value);
    reject.reason.clone()
}

#[tokio::test]
async fn a_number_that_is_no_urn() {
    let reason = of_a_school_with("URN", "12345").await;
    assert_eq!(reason, "\"12345\" is not a URN: six digits, the first not zero.");
    assert_eq!(of_a_school_with("URN", "").await, "is missing");
}

#[tokio::test]
async fn a_cell_that_must_be_filled() {
    for column in
        ["EstablishmentName", "LA (code)", "TypeOfEstablishment (code)", "EstablishmentStatus (code)", "GOR (code)"]
    {
        assert_eq!(of_a_school_with(column, "").await, "is missing");
    }
}

#[tokio::test]
async fn a_day_that_never_was() {
    assert_eq!(of_a_school_with("OpenDate", "31-02-2020").await, "is not a day that exists");
    assert!(of_a_school_with("CloseDate", "soon").await.starts_with("is not a date"));
}

#[tokio::test]
async fn a_number_that_counts_nothing() {
    assert_eq!(of_a_school_with("NumberOfPupils", "-1").await, "is not a count");
    assert_eq!(of_a_school_with("SchoolCapacity", "3000000000").await, "is not a count");
    assert_eq!(of_a_school_with("NumberOfPupils", "many").await, "is not a whole number");
}

#[tokio::test]
async fn a_number_that_the_database_would_not_keep() {
    assert_eq!(of_a_school_with("StatutoryHighAge", "151").await, "is not an age");
    assert_eq!(of_a_school_with("Easting", "10000001").await, "is not on the national grid");
}

#[tokio::test]
async fn a_percentage_beyond_all() {
    assert_eq!(of_a_school_with("PercentageFSM", "100.1").await, "is not between 0 and 100 per cent");
    assert_eq!(of_a_school_with("PercentageFSM", "-0.5").await, "is not between 0 and 100 per cent");
}

#[tokio::test]
async fn a_trust_that_is_no_number() {
    assert!(of_a_school_with("Trusts (code)", "TR50001").await.contains("is not a group UID"));
}

#[tokio::test]
async fn a_key_that_stood_there_before() {
    let sheet = Sheet::schools().row(&[]).row(&[("URN", "500000"), ("EstablishmentName", "Elm")]);
    let rejects = rejects_of(&sheet, sheet.text()).await;
    assert_eq!(told(&rejects[0]), (3, Some("URN"), Some("500000"), "stands on line 2 already"));
}

#[tokio::test]
async fn a_group_whose_number_stood_there_before_whatever_its_kind() {
    let sheet = Sheet::groups().row(&[]).row(&[("Group UID", "600000"), ("Group Type (code)", "01")]);
    let rejects = rejects_of(&sheet, sheet.text()).await;
    assert_eq!(told(&rejects[0]), (3, Some("Group UID"), Some("600000"), "stands on line 2 already"));
}

#[tokio::test]
async fn a_row_of_another_length() {
    let mut sheet = Sheet::schools().row(&[]).row(&[]);
    sheet.rows[0].truncate(7);
    let rejects = rejects_of(&sheet, sheet.text()).await;
    assert_eq!(told(&rejects[0]), (2, None, None, "has 7 cells where the header row has 135"));
}

#[tokio::test]
async fn a_quotation_mark_that_is_never_closed() {
    let sheet = Sheet::groups().row(&[]);
    let text = sheet.text() + "\"600001,TR50001,Oak\r\n";
    let rejects = rejects_of(&sheet, text).await;
    assert_eq!(told(&rejects[0]), (3, None, None, "opens a quotation mark that is never closed"));
}

#[tokio::test]
async fn a_group_without_a_name() {
    let rejects = rejects(Sheet::groups().row(&[("Group Name", " ")])).await;
    assert_eq!(told(&rejects[0]), (2, Some("Group Name"), None, "is missing"));
}

/// A file of so many rows that are no schools, and one that is.
fn hopeless(rows: usize) -> Sheet {
    (0..rows).fold(Sheet::schools(), |sheet, _| sheet.row(&[("URN", "none")])).row(&[])
}

#[tokio::test]
async fn as_many_rows_may_be_refused_as_the_operator_allows() {
    let desk = Desk::new(Engine::Sqlite).await;
    let file = |rows| [("edubasealldata20250401.csv", hopeless(rows).bytes())];
    let message = desk.refusal_with(&file(4), |options| options.max_rejects = 3).await;
    let mut lines = message.lines();
    assert_eq!(lines.next(), Some("edubasealldata20250401.csv was not imported: more than 3 rows were refused:"));
    assert!(lines.clone().next().is_some_and(|line| line.contains(" line 2: \"URN\" holds \"none\"")), "{message}");
    assert_eq!(lines.count(), 4, "{message}");
    assert_eq!(desk.refusal_with(&file(1), |options| options.max_rejects = 0).await.lines().count(), 2);
    let report = desk.import_with(&file(3), |options| options.max_rejects = 3).await.expect("it is imported");
    assert_eq!((report.rejects.len(), report.files[0].created), (3, 1));
}

#[tokio::test]
async fn a_thousand_rows_may_be_refused_where_the_operator_says_nothing() {
    let desk = Desk::new(Engine::Sqlite).await;
    let message = desk.refusal(&[("edubasealldata20250401.csv", hopeless(1_001).bytes())]).await;
    assert!(message.contains("more than 1000 rows were refused:\nrejected: "), "{message}");
    assert_eq!(message.lines().count(), 1 + 20, "only the first are shown");
    assert_eq!(desk.take(&hopeless(1_000)).await.rejects.len(), 1_000);
}

#[tokio::test]
async fn the_rows_of_all_files_count_together() {
    let desk = Desk::new(Engine::Sqlite).await;
    let groups = Sheet::groups().row(&[]).row(&[("Group UID", "none")]);
    let files = [(groups.name, groups.bytes()), ("edubasealldata20250401.csv", hopeless(1).bytes())];
    desk.refusal_with(&files, |options| options.max_rejects = 1).await;
    desk.import_with(&files, |options| options.max_rejects = 2).await.expect("it is imported");
}

#[tokio::test]
async fn all_rejects_of_a_file_are_told_in_its_order() {
    let sheet = Sheet::schools().row(&[("URN", "1")]).row(&[("NumberOfPupils", "x")]).row(&[("OpenDate", "y")]);
    let lines: Vec<u64> = rejects(sheet).await.iter().map(|reject| reject.line).collect();
    assert_eq!(lines, [2, 3, 4]);
}
