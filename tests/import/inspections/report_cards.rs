//! Report cards, and grades that a later visit gave.

use super::*;

const AREAS: [(&str, &str); 8] = [
    ("Inclusion", "card_inclusion"),
    ("Curriculum and teaching", "card_curriculum_and_teaching"),
    ("Achievement", "card_achievement"),
    ("Attendance and behaviour", "card_attendance_and_behaviour"),
    ("Personal development and wellbeing", "card_personal_development"),
    ("Early years (where applicable)", "card_early_years"),
    ("Post-16 provision (where applicable)", "card_post_16"),
    ("Leadership and governance", "card_leadership_and_governance"),
];

/// The columns of the days, where they are not called quite as those of the grades.
const DAYS: [&str; 8] = [
    "Inclusion - date of grade",
    "Curriculum and teaching - date of grade",
    "Achievement - date of grade",
    "Attendance and behaviour - date of grade",
    "Personal development and wellbeing - date of grade",
    "Early years - date of grade",
    "Post-16 provision - date of grade",
    "Leadership and governance - date of grade",
];

/// The row of the year's file about the same inspection.
fn in_the_year() -> Cells {
    with(
        card(),
        &[
            ("Inspection number", "10000003"),
            ("Inspection type grouping", "Section 5"),
            ("Event type grouping", "Schools - S5"),
        ],
    )
    .into_iter()
    .filter(|(column, _)| *column != CARD_NUMBER && !column.ends_with("date of grade"))
    .collect()
}

/// A later visit gave another grade of inclusion.
const REGRADED: [(&str, &str); 2] = [("Inclusion", "Needs attention"), ("Inclusion - date of grade", "20/01/2026")];

at_both_desks! {
    async fn every_grade_of_every_area_is_kept_with_its_day(desk) {
        let values = ["Exceptional", "Strong standard", "Expected standard", "Needs attention", "Urgent improvement", "Not applicable"];
        for value in values {
            for ((column, field), day) in AREAS.into_iter().zip(DAYS) {
                let sheet = latest().row(&with(card(), &[(column, value), (day, "03/12/2025")]));
                let report = desk.force(sheet.name, &sheet).await;
                let told = told(&only(&desk).await);
                assert!(told.contains(&format!(" {field}={value}")) && told.contains(&format!(" {field}_on=2025-12-03")), "{told}");
                assert_eq!(noticed(&report), [""; 0]);
            }
        }
    }

    async fn safeguarding_is_met_or_not(desk) {
        for value in ["Met", "Not met"] {
            let sheet = latest().row(&with(card(), &[("Safeguarding standards", value)]));
            assert_eq!(noticed(&desk.force(sheet.name, &sheet).await), [""; 0]);
            assert_eq!(only(&desk).await.safeguarding_code.as_deref(), Some(value));
        }
    }

    async fn a_grade_that_is_not_known_is_kept_and_noticed(desk) {
        let report = desk.take(&latest().row(&with(card(), &[("Inclusion", "2")]))).await;
        assert_eq!(noticed(&report), ["UnknownCode 1 [\"latest_as_at_31_Jan_2026.csv line 2: Inclusion 2\"]"]);
        assert_eq!(only(&desk).await.card_inclusion.as_deref(), Some("2"));
    }

    async fn a_report_card_without_a_concern_says_that_there_is_none(desk) {
        desk.take(&latest().row(&card())).await;
        assert_eq!(only(&desk).await.concern_code.as_deref(), Some("NONE"));
    }

    async fn both_files_of_a_day_tell_of_one_inspection(desk) {
        let files = [(in_year().name, in_year().row(&in_the_year()).bytes()), (latest().name, latest().row(&card()).bytes())];
        let report = desk.import(&files).await.expect("they are imported");
        assert_eq!((counts(&report), noticed(&report)), ([0, 0, 1, 0, 0], vec![]));
        let one = only(&desk).await;
        assert_eq!((one.version, one.stated_by.as_str()), (1, "INSPECTIONS_IN_YEAR"));
        assert!(told(&one).contains("card_inclusion=Strong standard card_inclusion_on=2025-12-02"), "{}", told(&one));
    }

    async fn the_file_of_the_year_does_not_take_back_what_a_later_visit_graded(desk) {
        desk.take(&latest().row(&with(card(), &REGRADED))).await;
        let newer = in_year().row(&with(in_the_year(), &[("Achievement", "Exceptional")])).named("in_year_as_at_28_February_2026.csv");
        assert_eq!(counts(&desk.take(&newer).await), [0, 1, 0, 0, 0]);
        let told = told(&only(&desk).await);
        assert!(told.contains("card_inclusion=Needs attention card_inclusion_on=2026-01-20"), "{told}");
        assert!(told.contains("card_achievement=Exceptional"), "{told}");
        assert!(!told.contains("card_achievement_on"), "the day was another grade's: {told}");
    }

    async fn what_a_later_visit_graded_is_learnt_from_an_older_file_too(desk) {
        desk.take(&in_year().row(&in_the_year()).named("in_year_as_at_28_February_2026.csv")).await;
        desk.take(&latest().row(&with(card(), &REGRADED))).await;
        let told = told(&only(&desk).await);
        assert!(told.contains("card_inclusion=Needs attention card_inclusion_on=2026-01-20"), "{told}");
        assert!(told.contains("card_achievement=Expected standard card_achievement_on=2025-12-02"), "{told}");
    }
}
