//! Grades, and what stands in their place.

use super::*;

const JUDGEMENTS: [&str; 6] = [
    "Quality of education",
    "Behaviour and attitudes",
    "Personal development",
    "Effectiveness of leadership and management",
    "Early years provision (where applicable)",
    "Sixth form provision (where applicable)",
];

/// Takes in a graded inspection of which one cell is another, and says what is held of it and what was noticed.
async fn graded_with(desk: &Desk, column: &'static str, value: &'static str) -> (String, Vec<String>) {
    let name = "state_funded_as_at_31_August_2025.csv";
    let start = if value == "Not judged" { "02/09/2024" } else { "01/09/2024" };
    let sheet = to_2025().row(&with(graded(), &[(START, start), (column, value)]));
    let report =
        desk.import_with(&[(name, sheet.bytes())], |options| options.force = true).await.expect("it is imported");
    (told(&only(desk).await), noticed(&report))
}

at_both_desks! {
    async fn every_grade_and_what_stands_for_none_is_kept_as_it_is_written(desk) {
        for value in ["1", "2", "3", "4", "0", "8", "9", "Not judged"] {
            let (told, noticed) = graded_with(&desk, OVERALL, value).await;
            assert!(told.contains(&format!(" overall_code={value} ")) && noticed.is_empty(), "{told} {noticed:?}");
        }
        for column in JUDGEMENTS {
            for value in ["1", "2", "3", "4", "0", "8", "9"] {
                let (told, noticed) = graded_with(&desk, column, value).await;
                assert!(told.contains(&format!("_code={value} ")) && noticed.is_empty(), "{column}: {told} {noticed:?}");
            }
        }
        for value in ["Yes", "No", "9"] {
            let (told, noticed) = graded_with(&desk, "Safeguarding is effective?", value).await;
            assert!(told.ends_with(&format!(" safeguarding_code={value}")) && noticed.is_empty(), "{told} {noticed:?}");
        }
    }

    async fn every_category_of_concern_is_kept_as_a_code(desk) {
        let written = [
            ("SM", "SM"), ("SWK", "SWK"), ("NTI", "NTI"), ("RSI", "RSI"), ("NULL", "NONE"), ("", "NONE"), ("None", "NONE"),
            ("Special measures", "SM"), ("Serious Weaknesses", "SWK"), ("Notice to improve", "NTI"), ("Requires significant improvement", "RSI"),
        ];
        for (value, code) in written {
            let (told, noticed) = graded_with(&desk, "Category of concern", value).await;
            assert!(told.contains(&format!(" concern_code={code} ")) && noticed.is_empty(), "{told} {noticed:?}");
        }
    }

    async fn a_code_that_is_not_known_is_kept_and_noticed(desk) {
        for (column, value) in [(OVERALL, "5"), ("Quality of education", "Good"), ("Category of concern", "XX"), ("Safeguarding is effective?", "Perhaps")] {
            let (told, noticed) = graded_with(&desk, column, value).await;
            assert!(told.contains(&format!("_code={value}")), "{told}");
            assert_eq!(noticed, [format!("UnknownCode 1 [\"state_funded_as_at_31_August_2025.csv line 2: {column} {value}\"]")]);
        }
    }

    async fn an_outcome_that_is_not_known_is_kept_and_noticed(desk) {
        let report = desk.take(&to_2025().row(&with(ungraded(), &[("Ungraded inspection overall outcome", "All is well")]))).await;
        let code = "line 2: Ungraded inspection overall outcome All is well";
        assert_eq!(noticed(&report), [format!("UnknownCode 1 [\"state_funded_as_at_31_August_2025.csv {code}\"]")]);
        assert_eq!(only(&desk).await.ungraded_outcome.as_deref(), Some("All is well"));
    }

    async fn an_inspection_without_a_grade_has_no_framework_and_no_concern(desk) {
        desk.take(&to_2025().row(&[(NUMBER, "10000001"), (START, "12/03/2024")])).await;
        assert_eq!(held(&desk).await, ["10000001 of 500000 kind=GRADED started_on=2024-03-12"]);
    }

    async fn every_outcome_of_an_ungraded_inspection_is_known_and_has_no_grade(desk) {
        let outcomes = [
            "School remains Good", "School remains Good (Improving) - S5 Next", "School remains Good (Concerns) - S5 Next",
            "School remains Outstanding", "School remains Outstanding (Concerns) - S5 Next", "Standards maintained",
            "Improved significantly", "Some aspects not as strong",
        ];
        let numbers = ["1", "2", "3", "4", "5", "6", "7", "8"];
        let sheet = outcomes.iter().zip(numbers).fold(to_2025(), |sheet, (outcome, number)| {
            sheet.row(&with(ungraded(), &[(UNGRADED_NUMBER, number), ("Ungraded inspection overall outcome", outcome)]))
        });
        assert_eq!(noticed(&desk.take(&sheet).await), [""; 0]);
        for (inspection, outcome) in desk.inspections().await.iter().zip(outcomes) {
            assert_eq!((inspection.kind.as_str(), inspection.ungraded_outcome.as_deref()), ("UNGRADED", Some(outcome)));
            assert_eq!((&inspection.framework, &inspection.concern_code, &inspection.overall_code), (&None, &None, &None));
        }
    }
}
