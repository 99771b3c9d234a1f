//! What a census file is refused for, and what a row of it.

use api::import::report::Reject;
use support::Engine;

use super::{FILE, counts};
use crate::import::{desk::Desk, sheet::Sheet};

/// The one reject of a file whose second row has one bad cell.
async fn reject(column: &str, value: &str) -> (u64, String, String) {
    let desk = Desk::new(Engine::Sqlite).await;
    let report = desk.take(&Sheet::census().row(&[]).row(&[(column, value)])).await;
    assert_eq!((counts(&report), desk.census().await.len()), ([1, 0, 0, 0, 1], 1), "{report}");
    let [Reject { file, line, column: at, value: held, reason, .. }] = &report.rejects[..] else { panic!("{report}") };
    assert_eq!((file.as_str(), at.as_deref()), (FILE, Some(column)));
    (*line, held.clone().unwrap_or_default(), reason.clone())
}

#[tokio::test]
async fn what_is_neither_a_number_nor_a_marker_is_refused_with_its_place() {
    for (column, value, reason) in [
        ("URN", "NATIONAL", "\"NATIONAL\" is not a URN: six digits, the first not zero."),
        ("URN", "", "is missing"),
        ("URN", "500000", "stands on line 2 already"),
        ("NOR", "-1", "is not a count"),
        ("NOR", "1.5", "is not a whole number"),
        ("NOR", "46.90%", "is not a whole number"),
        ("NUMFSM", "na", "is not a whole number"),
        ("NORFSMEVER", "many", "is not a whole number"),
        ("PNUMFSMEVER", "100.1%", "is not between 0 and 100 per cent"),
        ("PSENELK", "-0.1%", "is not between 0 and 100 per cent"),
        ("PSENELSE", "DNS", "is not a number"),
        ("PNUMEAL", "NA%", "is not a number"),
    ] {
        assert_eq!(reject(column, value).await, (3, value.to_owned(), reason.to_owned()));
    }
}

#[tokio::test]
async fn a_file_without_one_of_its_columns_is_refused_and_named() {
    let desk = Desk::new(Engine::Sqlite).await;
    for column in ["NOR", "NUMFSM", "NORFSMEVER", "PNUMFSMEVER", "PSENELK", "PSENELSE", "PNUMEAL"] {
        let census = Sheet::census().row(&[]).without(column);
        let refusal = desk.refusal(&[(FILE, census.bytes())]).await;
        assert_eq!(refusal, format!("{FILE} has no column \"{column}\"; the census file needs it"));
    }
}
