//! What is odd and taken in all the same, and what is refused.

use super::*;

const FILE: &str = "state_funded_as_at_31_August_2025.csv";

at_both_desks! {
    async fn grades_that_were_not_given_at_their_time_are_noticed(desk) {
        let sheet = to_2025()
            .row(&with(graded(), &[(NUMBER, "1"), (START, "01/09/2024"), (OVERALL, "Not judged")]))
            .row(&with(graded(), &[(NUMBER, "2"), (START, "02/09/2024"), (OVERALL, "Not judged")]))
            .row(&with(graded(), &[(NUMBER, "3"), (START, "01/09/2024"), (OVERALL, "4")]))
            .row(&with(graded(), &[(NUMBER, "4"), (START, "02/09/2024"), (OVERALL, "4")]))
            .row(&with(graded(), &[(NUMBER, "5"), (START, "02/09/2024"), (OVERALL, "9")]));
        let examples = format!("\"{FILE} line 2: 1 of 500000 on 2024-09-01: Not judged\", \"{FILE} line 5: 4 of 500003 on 2024-09-02: overall effectiveness\"");
        assert_eq!(noticed(&desk.take(&sheet).await), [format!("RegimeAndDateDisagree 2 [{examples}]")]);
        let cards = latest().row(&with(card(), &[(CARD_NUMBER, "6"), (START, "09/11/2025")])).row(&with(card(), &[(CARD_NUMBER, "7"), (START, "10/11/2025")]));
        let examples = "\"latest_as_at_31_Jan_2026.csv line 2: 6 of 500000 on 2025-11-09: a report card\"";
        assert_eq!(noticed(&desk.take(&cards).await), [format!("RegimeAndDateDisagree 1 [{examples}]")]);
    }

    async fn a_word_on_the_school_that_contradicts_its_number_is_noticed(desk) {
        let (relates, urn) = ("Does the latest graded inspection relate to the URN of the current school?", "URN at time of latest graded inspection");
        let cells = |number, word, then| with(graded(), &[(NUMBER, number), (relates, word), (urn, then)]);
        let sheet = to_2025()
            .row(&cells("1", "Yes", "500000")).row(&cells("2", "No", "400001"))
            .row(&cells("3", "Yes", "400002")).row(&cells("4", "No", "500003")).row(&cells("5", "NULL", "400004")).row(&cells("6", "No", "NULL"));
        let examples = [(4, "500002 400002"), (5, "500003 500003"), (7, "500005 500005")].map(|(line, pair)| format!("\"{FILE} line {line}: {pair}\"")).join(", ");
        assert_eq!(noticed(&desk.take(&sheet).await), [format!("InspectedSchoolUnclear 3 [{examples}]")]);
        assert_eq!(listings(&desk).await, ["2 for 500001 on 2025-08-31", "3 for 500002 on 2025-08-31", "5 for 500004 on 2025-08-31"]);
    }

    async fn of_two_rows_that_contradict_each_other_the_first_is_kept_and_it_is_noticed(desk) {
        let own = [("URN at time of latest graded inspection", "500000")];
        let previous = [
            ("Previous inspection number", "10000001"), ("URN at time of previous graded inspection", "500000"), ("Previous inspection start date", "12/03/2024"),
            ("Previous publication date", "20/04/2024"), ("Previous graded inspection overall effectiveness", "1"), ("Previous quality of education", "1"),
            ("Previous behaviour and attitudes", "2"), ("Previous personal development", "2"), ("Previous effectiveness of leadership and management", "2"),
            ("Previous safeguarding is effective?", "Yes"), ("Previous early years provision (where applicable)", "9"), ("Previous sixth form provision (where applicable)", "9"),
        ];
        let report = desk.take(&to_2025().row(&with(graded(), &own)).row(&previous).row(&with(graded(), &own))).await;
        let example = format!("\"{FILE} line 3: 10000001 of 500000 on 2024-03-12: overall_code, quality_of_education_code\"");
        assert_eq!(noticed(&report), [format!("InspectionToldTwice 1 [{example}]")]);
        assert_eq!(only(&desk).await.overall_code.as_deref(), Some("2"));
        assert_eq!(listings(&desk).await, ["10000001 for 500001 on 2025-08-31", "10000001 for 500002 on 2025-08-31"]);
    }

    async fn schools_that_no_file_lists_are_noticed_once_there_is_one(desk) {
        let sheet = to_2025().row(&graded()).row(&with(graded(), &[(NUMBER, "2"), ("URN at time of latest graded inspection", "400000")]));
        assert_eq!(noticed(&desk.take(&sheet).await), [""; 0]);
        desk.take_schools(&Sheet::schools().row(&[])).await;
        assert_eq!(noticed(&desk.take(&sheet).await), [format!("UnknownSchool 2 [\"{FILE} line 3: 400000\", \"{FILE} line 3: 500001\"]")]);
        desk.take_as("edubasealldata20250402.csv", &Sheet::schools().row(&[]).row(&[]).row(&[("URN", "400000")])).await;
        let findings = rows::findings(&desk.db).await.expect("findings");
        assert!(findings.iter().all(|(finding, _)| finding.kind != "UNKNOWN_SCHOOL"), "{findings:?}");
    }

    async fn rows_that_can_be_no_inspection_are_rejected(desk) {
        let sheet = to_2025()
            .row(&with(graded(), &[("URN", "50000")]))
            .row(&with(graded(), &[(START, "31/02/2024")]))
            .row(&with(graded(), &[(NUMBER, "no/1")]))
            .row(&with(graded(), &[(NUMBER, "NULL"), (START, "NULL")]))
            .row(&with(graded(), &[("URN at time of latest graded inspection", "4")]))
            .row(&graded())
            .row(&with(graded(), &[("URN", "500005")]))
            .row(&[("School name", "Oak")]);
        let report = desk.take_bytes(&sheet, published(&sheet)).await;
        let lines = [
            "4: \"URN\" holds \"50000\", which \"50000\" is not a URN: six digits, the first not zero.",
            "5: \"Inspection start date\" holds \"31/02/2024\", which is not a day that exists",
            "6: \"Inspection number of latest graded inspection\" holds \"no/1\", which is not an inspection number: up to 20 letters and digits",
            "7: \"Inspection number of latest graded inspection\" holds \"NULL\", which is missing, and so is the first day",
            "8: \"URN at time of latest graded inspection\" holds \"4\", which \"4\" is not a URN: six digits, the first not zero.",
            "10: \"URN\" holds \"500005\", which stands on line 9 already",
        ];
        assert_eq!(rejects(&report), lines.map(|line| format!("rejected: {FILE} line {line}")));
        assert_eq!(counts(&report), [1, 0, 0, 1, 6]);
    }

    async fn an_end_before_the_start_is_rejected(desk) {
        let cells = [(CARD_NUMBER, "1"), (START, "12/03/2020"), ("Inspection end date", "11/03/2020")];
        let report = desk.take(&to_2022().row(&cells)).await;
        let line = "\"Inspection end date\" holds \"11/03/2020\", which is before the first day, 2020-03-12";
        assert_eq!(rejects(&report), [format!("rejected: state_funded_as_at_31_August_2022.csv line 2: {line}")]);
    }

    async fn without_a_number_the_school_the_day_and_the_kind_name_it(desk) {
        desk.take(&to_2025().row(&with(with(graded(), &[(NUMBER, "NULL")]), &with(ungraded(), &[(UNGRADED_NUMBER, "NULL")])))).await;
        let ids: Vec<_> = desk.inspections().await.into_iter().map(|inspection| (inspection.id, inspection.inspection_number)).collect();
        assert_eq!(ids, [("500000-2024-03-12-GRADED".to_owned(), None), ("500000-2025-05-13-UNGRADED".to_owned(), None)]);
    }
}
