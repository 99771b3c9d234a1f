//! What a cell says is what the database holds, whatever signs are in it.

use super::{desk::at_both_desks, sheet::Sheet};

/// Signs that mean something to one database, one statement or one form of text or another.
const NAMES: [&str; 12] = [
    r#"St "Mary's""#,
    r"Up\Down",
    r#"\"\\"#,
    r#""""#,
    "{1,2}",
    "(a, b)",
    "NULL",
    "null",
    "''",
    "?1 $1 :a %s",
    "Ŵ – “Café” 🏫",
    "a\u{1}b;--",
];

at_both_desks! {
    async fn signs_that_mean_something_to_a_database_are_stored_as_they_stand(desk) {
        let named = |sheet: Sheet, name: &&str| sheet.row(&[("EstablishmentName", name), ("Street", name), ("Locality", "")]);
        let schools = NAMES.iter().fold(Sheet::schools(), named);
        desk.take_bytes(&schools, schools.text()).await;
        let held: Vec<_> =
            desk.schools().await.into_iter().map(|school| (school.name, school.street, school.locality)).collect();
        assert_eq!(held, NAMES.map(|name| (name.to_owned(), Some(name.to_owned()), None)));
    }

    async fn more_rows_than_one_statement_takes_are_all_stored(desk) {
        let named = |sheet: Sheet, number: i32| sheet.row(&[("EstablishmentName", &format!("School {number}"))]);
        let schools = (0..2_345).fold(Sheet::schools(), named);
        desk.take_schools(&schools).await;
        let renamed = (0..2_345).fold(Sheet::schools(), |sheet, number| named(sheet, -number));
        desk.take(&renamed).await;
        let held: Vec<_> = desk.schools().await.into_iter().map(|school| school.name).collect();
        assert_eq!(held, (0..2_345).map(|number| format!("School {}", -number)).collect::<Vec<_>>());
    }
}
