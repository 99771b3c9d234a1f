//! Ungraded inspections that became graded ones: both blocks have one number.

use super::*;

/// The block of the ungraded inspection that it was.
fn began_as() -> Cells {
    with(
        ungraded(),
        &[
            (UNGRADED_NUMBER, "10000001"),
            ("Date of latest ungraded inspection", "13/03/2024"),
            ("Did the latest ungraded inspection convert to a graded inspection?", "Yes"),
            ("Ungraded inspection overall outcome", "NULL"),
        ],
    )
}

const NEWER: &str = "latest_as_at_31_Jan_2026.csv";

/// What a newer file knows of it, which no longer lists it as a graded one.
fn only_as_ungraded() -> Sheet {
    latest()
        .row(&[("Latest ungraded inspection number", "10000001"), ("Date of latest ungraded inspection", "13/03/2024")])
}

at_both_desks! {
    async fn it_is_one_graded_inspection(desk) {
        let report = desk.take(&to_2025().row(&with(graded(), &began_as()))).await;
        let one = only(&desk).await;
        assert_eq!((one.kind.as_str(), one.overall_code.as_deref(), one.ungraded_outcome.as_deref()), ("GRADED", Some("2"), None));
        assert_eq!(one.started_on.map(|day| day.to_string()).as_deref(), Some("2024-03-12"));
        assert_eq!((counts(&report), noticed(&report)), ([1, 0, 0, 0, 0], vec![]));
    }

    async fn it_is_graded_even_where_a_row_before_it_tells_of_an_ungraded_one(desk) {
        desk.take(&to_2025().row(&began_as()).row(&with(graded(), &[("URN at time of latest graded inspection", "500000")]))).await;
        assert!(told(&only(&desk).await).contains("kind=GRADED framework=OEIF inspection_type=S5 Inspection started_on=2024-03-12"));
    }

    async fn it_stays_a_graded_one_whichever_file_comes_first(desk) {
        let (graded, ungraded) = (to_2025().row(&graded()), only_as_ungraded());
        desk.take(&graded).await;
        assert_eq!(counts(&desk.take(&ungraded).await), [0, 0, 1, 0, 0]);
        let before = told(&only(&desk).await);
        assert_eq!(only(&desk).await.stated_on.to_string(), "2026-01-31");
        let other = Desk::new(desk.engine()).await;
        other.take_as(NEWER, &ungraded).await;
        assert_eq!(counts(&other.take(&graded).await), [0, 1, 0, 0, 0]);
        assert_eq!(told(&only(&other).await), before);
    }
}
