//! The same files come to the same inspections, in whatever order they are taken in.

use super::*;

/// Files that tell of the same inspections, each with what another lacks or contradicts.
fn files() -> Vec<Sheet> {
    let to_2022 = to_2022().row(&[
        (CARD_NUMBER, "10000001"),
        ("Inspection type", "S5 Inspection"),
        (START, "11/03/2020"),
        ("Inspection end date", "13/03/2020"),
        (OVERALL, "3"),
        ("Quality of education", "3"),
        ("Sixth form provision (where applicable)", "2"),
    ]);
    let to_2025 = to_2025().row(&[
        ("Previous inspection number", "10000001"),
        ("URN at time of previous graded inspection", "400000"),
        ("Previous inspection start date", "12/03/2020"),
        ("Previous graded inspection overall effectiveness", "4"),
        ("Previous category of concern", "SM"),
        (NUMBER, "10000002"),
        (START, "12/03/2024"),
        (OVERALL, "2"),
        (UNGRADED_NUMBER, "10000002"),
        ("Date of latest ungraded inspection", "13/03/2024"),
    ]);
    let card = with(
        card(),
        &[
            ("Inclusion", "Needs attention"),
            ("Inclusion - date of grade", "20/01/2026"),
            ("Latest ungraded inspection number", "10000002"),
            ("Date of latest ungraded inspection", "13/03/2024"),
            ("Ungraded inspection overall outcome", "Standards maintained"),
        ],
    );
    let in_year = in_year().row(&[
        ("Inspection number", "10000003"),
        ("Inspection type", "S5 Inspection"),
        (START, "02/12/2025"),
        ("Inclusion", "Exceptional"),
        ("Achievement", "Exceptional"),
    ]);
    vec![to_2022, to_2025, latest().row(&card), in_year.named("in_year_as_at_28_February_2026.csv")]
}

at_both_desks! {
    async fn the_order_in_which_files_come_does_not_matter(desk) {
        for sheet in files() {
            desk.take(&sheet).await;
        }
        let (expected, newest) = (held(&desk).await, stated(&desk).await);
        assert_eq!(expected.len(), 3);
        for order in [[3, 2, 1, 0], [1, 3, 0, 2], [2, 0, 3, 1], [0, 3, 1, 2], [1, 0, 2, 3], [3, 0, 2, 1]] {
            let other = Desk::new(desk.engine()).await;
            for place in order {
                other.take(&files()[place]).await;
            }
            assert_eq!((held(&other).await, stated(&other).await), (expected.clone(), newest.clone()), "{order:?}");
        }
    }
}

/// Which file each inspection was last told of by.
async fn stated(desk: &Desk) -> Vec<String> {
    let told = desk.inspections().await.into_iter();
    told.map(|inspection| format!("{} {} {}", inspection.id, inspection.stated_by, inspection.stated_on)).collect()
}
