//! The file of the year so far: an inspection a row, of any kind.

use super::*;

fn row(number: &'static str, kind: &'static str, others: &[(&'static str, &'static str)]) -> Cells {
    let cells =
        vec![("URN", "500000"), ("Inspection number", number), ("Inspection type", kind), (START, "02/12/2025")];
    with(cells, others)
}

at_both_desks! {
    async fn its_words_tell_the_kind(desk) {
        let sheet = in_year()
            .row(&row("1", "Section 5 inspection", &[("Inclusion", "Exceptional")]))
            .row(&row("2", "Monitoring visit", &[("Outcomes for legacy monitoring inspections", "Effective action"), ("Category of concern", "SM")]))
            .row(&row("3", "Inspection", &[("Event type grouping", "Urgent inspections")]))
            .row(&row("4", "Ungraded inspection", &[]))
            .row(&row("5", "Monitoring visit", &[("Safeguarding standards", "Not met"), ("Inclusion", "Needs attention")]));
        let report = desk.take_bytes(&sheet, published(&sheet)).await;
        assert_eq!((counts(&report), noticed(&report)), ([5, 0, 0, 0, 0], vec![]));
        assert_eq!(held(&desk).await, [
            "1 of 500000 kind=GRADED framework=REPORT_CARD inspection_type=Section 5 inspection started_on=2025-12-02 \
             concern_code=NONE card_inclusion=Exceptional",
            "2 of 500000 kind=MONITORING inspection_type=Monitoring visit started_on=2025-12-02 concern_code=SM \
             ungraded_outcome=Effective action",
            "3 of 500000 kind=URGENT inspection_type=Inspection started_on=2025-12-02",
            "4 of 500000 kind=UNGRADED inspection_type=Ungraded inspection started_on=2025-12-02",
            "5 of 500000 kind=MONITORING framework=REPORT_CARD inspection_type=Monitoring visit started_on=2025-12-02 \
             safeguarding_code=Not met card_inclusion=Needs attention",
        ]);
    }

    async fn where_no_word_is_known_its_grades_tell_and_it_is_noticed(desk) {
        let sheet = in_year()
            .row(&row("1", "Survey", &[("Inclusion", "Exceptional")]))
            .row(&row("2", "Survey", &[("Outcomes for legacy monitoring inspections", "Effective action")]))
            .row(&row("3", "Survey", &[("Event type grouping", "Others")]));
        let report = desk.take(&sheet).await;
        let kinds: Vec<String> = desk.inspections().await.into_iter().map(|inspection| inspection.kind).collect();
        assert_eq!(kinds, ["GRADED", "MONITORING", "UNGRADED"]);
        let file = "in_year_as_at_31_Jan_2026.csv";
        let lines = format!("\"{file} line 2: Inspection type Survey\", \"{file} line 3: Inspection type Survey\", \"{file} line 4: Inspection type Survey, Others\"");
        assert_eq!(noticed(&report), [format!("UnknownCode 3 [{lines}]")]);
    }

    async fn a_graded_inspection_of_the_old_framework_keeps_its_grades(desk) {
        desk.take(&to_2025().row(&graded())).await;
        let before = held(&desk).await;
        desk.take(&in_year().row(&row("10000001", "S5 Inspection", &[(START, "12/03/2024"), ("Publication date", "20/04/2024")]))).await;
        assert_eq!(held(&desk).await, before);
    }

    async fn a_school_has_as_many_rows_as_it_has_inspections(desk) {
        let sheet = in_year().row(&row("1", "Urgent inspection", &[])).row(&row("2", "Urgent inspection", &[])).row(&row("2", "Urgent inspection", &[]));
        let report = desk.take(&sheet).await;
        assert_eq!((counts(&report), noticed(&report)), ([2, 0, 1, 0, 0], vec![]));
    }
}
