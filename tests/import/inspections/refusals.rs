//! Files that are damaged, by the name of their form and of what they lack.

use super::*;

async fn refusal(sheet: &Sheet) -> String {
    Desk::new(support::Engine::Sqlite).await.refusal(&[(sheet.name, sheet.bytes())]).await
}

#[tokio::test]
async fn a_missing_column_is_named_with_the_form_of_the_file() {
    let damaged = [
        (to_2022(), "Previous full inspection number", "inspections (to 2022)"),
        (to_2025(), OVERALL, "inspections (2023 to August 2025)"),
        (to_2025(), "Previous inspection number", "inspections (2023 to August 2025)"),
        (latest(), "Inclusion - date of grade", "inspections (from November 2025)"),
        (in_year(), "Inclusion", "inspections in the year"),
    ];
    for (sheet, column, form) in damaged {
        let sheet = sheet.without(column).row(&[]);
        let lacks = format!("{} has no column {column:?}; the {form} file needs it", sheet.name);
        assert_eq!(refusal(&sheet).await, lacks);
    }
}

#[tokio::test]
async fn a_damaged_file_in_a_folder_is_refused_and_names_every_column_that_it_lacks() {
    let sheet = to_2025().without(OVERALL).without("Quality of education").row(&graded()[..1]);
    let files = crate::import::desk::Files::new(&[(sheet.name, sheet.bytes())]);
    let message = Desk::new(support::Engine::Sqlite).await.refusal_of(&[files.folder.path().to_owned()]).await;
    let lacks = "has no column \"Overall effectiveness\" or \"Quality of education\"; the inspections (2023 to August 2025) file needs them";
    assert!(message.ends_with(lacks), "{message}");
}

#[tokio::test]
async fn a_file_without_its_urns_is_refused() {
    let message = refusal(&to_2025().without("URN").column(0, "Number", "500000")).await;
    assert!(message.contains("has no column \"URN\""), "{message}");
}

#[tokio::test]
async fn a_file_of_headers_alone_is_refused() {
    let message = refusal(&to_2025()).await;
    assert!(message.ends_with("has a header row and no rows below it; download it again"), "{message}");
}
