//! What a newer and an older file change of what is known.

use super::*;

const JULY: &str = "state_funded_as_at_31_July_2025.csv";

at_both_desks! {
    async fn a_newer_file_corrects_and_what_it_changed_is_traced(desk) {
        desk.take(&to_2025().row(&graded()).named(JULY)).await;
        let before = only(&desk).await;
        assert_eq!((before.version, desk.changes().await), (1, vec![]));
        let newer = to_2025().row(&with(graded(), &[(OVERALL, "3"), ("Safeguarding is effective?", "NULL"), ("Category of concern", "SWK")]));
        assert_eq!(counts(&desk.take(&newer).await), [0, 1, 0, 0, 0]);
        let after = only(&desk).await;
        assert_eq!((after.version, after.overall_code.as_deref(), after.safeguarding_code), (2, Some("3"), None));
        assert_eq!((after.stated_by.as_str(), after.stated_on.to_string()), ("INSPECTIONS", "2025-08-31".to_owned()));
        let change = "inspection 500000 CHANGED overall_code,concern_code,safeguarding_code by state_funded_as_at_31_August_2025.csv of 2025-08-31";
        assert_eq!(desk.changes().await, [change]);
    }

    async fn a_newer_file_that_says_the_same_renews_its_day_alone(desk) {
        desk.take(&to_2025().row(&graded()).named(JULY)).await;
        let before = only(&desk).await;
        assert_eq!(counts(&desk.take(&to_2025().row(&graded())).await), [0, 0, 1, 0, 0]);
        let after = only(&desk).await;
        assert_eq!(after.stated_on.to_string(), "2025-08-31");
        assert_eq!((after.version, after.updated_at, desk.changes().await), (1, before.updated_at, vec![]));
    }

    async fn a_newer_file_keeps_what_its_block_does_not_tell(desk) {
        let cells = [
            (CARD_NUMBER, "10000001"), ("Inspection type", "S5 Inspection"), (START, "12/03/2020"), ("Inspection end date", "13/03/2020"), (OVERALL, "2"),
        ];
        desk.take(&to_2022().row(&cells)).await;
        let newer = to_2025().row(&[
            ("Previous inspection number", "10000001"), ("Previous inspection start date", "12/03/2020"), ("Previous graded inspection overall effectiveness", "2"),
        ]);
        assert_eq!(counts(&desk.take(&newer).await), [0, 0, 1, 0, 0]);
        let told = told(&only(&desk).await);
        assert!(told.contains("inspection_type=S5 Inspection started_on=2020-03-12 ended_on=2020-03-13"), "{told}");
    }

    async fn an_end_that_a_newer_start_contradicts_gives_way(desk) {
        desk.take(&to_2022().row(&[(CARD_NUMBER, "10000001"), (START, "12/03/2020"), ("Inspection end date", "13/03/2020"), (OVERALL, "2")])).await;
        desk.take(&to_2025().row(&with(graded(), &[(START, "14/03/2020")]))).await;
        let one = only(&desk).await;
        assert_eq!((one.started_on.map(|day| day.to_string()).as_deref(), one.ended_on), (Some("2020-03-14"), None));
    }

    async fn an_older_file_changes_nothing_but_fills_what_others_need_not_tell(desk) {
        desk.take(&to_2025().row(&with(graded(), &[("Inspection type", "NULL"), ("Sixth form provision (where applicable)", "NULL")]))).await;
        let older = to_2022().row(&[
            (CARD_NUMBER, "10000001"), ("Inspection type", "S5 Inspection"), (START, "12/03/2024"), ("Inspection end date", "13/03/2024"),
            (OVERALL, "4"), ("Category of concern", "SM"), ("Sixth form provision (where applicable)", "1"),
        ]);
        let report = desk.take(&older).await;
        assert_eq!((counts(&report), report.files[0].history), ([0, 1, 0, 0, 0], true));
        let one = only(&desk).await;
        assert_eq!((one.overall_code.as_deref(), one.sixth_form_code, one.concern_code.as_deref()), (Some("2"), None, Some("NONE")));
        assert_eq!((one.ended_on.map(|day| day.to_string()).as_deref(), one.inspection_type.as_deref()), (Some("2024-03-13"), Some("S5 Inspection")));
        assert_eq!((one.version, one.stated_on.to_string()), (2, "2025-08-31".to_owned()));
        assert_eq!(counts(&desk.take(&older).await), [0, 0, 1, 0, 0]);
    }

    async fn history_accumulates_and_nothing_vanishes(desk) {
        let previous = [("Previous inspection number", "10000004"), ("Previous inspection start date", "01/02/2011")];
        desk.take(&to_2025().row(&with(graded(), &previous))).await;
        let report = desk.take(&to_2025().row(&with(graded(), &[(NUMBER, "10000005")])).named("state_funded_as_at_31_Dec_2025.csv")).await;
        assert_eq!((counts(&report), report.files[0].vanished), ([1, 0, 0, 0, 0], 0));
        let older = to_2022().row(&[(CARD_NUMBER, "10000006"), (START, "01/02/2008")]);
        assert_eq!(counts(&desk.take(&older).await), [1, 0, 0, 0, 0]);
        let ids: Vec<String> = desk.inspections().await.into_iter().map(|inspection| inspection.id).collect();
        assert_eq!(ids, ["10000001", "10000004", "10000005", "10000006"]);
        let changes = desk.changes().await;
        assert_eq!((changes.len(), changes[0].as_str()), (2, "inspection 500000 CREATED  by state_funded_as_at_31_Dec_2025.csv of 2025-12-31"));
    }

    async fn an_inspection_that_a_second_school_comes_to_list_is_a_change(desk) {
        let then = [("URN at time of latest graded inspection", "400000")];
        desk.take(&to_2025().row(&with(graded(), &then)).named(JULY)).await;
        let newer = to_2025().row(&with(graded(), &then)).row(&with(graded(), &then));
        assert_eq!(counts(&desk.take(&newer).await), [0, 1, 1, 0, 0]);
        assert_eq!(listings(&desk).await, ["10000001 for 500000 on 2025-08-31", "10000001 for 500001 on 2025-08-31"]);
        assert_eq!(desk.changes().await, ["inspection_listing 500001 CREATED  by state_funded_as_at_31_August_2025.csv of 2025-08-31"]);
        desk.take(&to_2025().row(&with(graded(), &then)).named("state_funded_as_at_30_June_2025.csv")).await;
        assert_eq!(listings(&desk).await[0], "10000001 for 500000 on 2025-08-31");
    }

    async fn of_two_files_of_a_day_the_later_is_right(desk) {
        desk.take(&to_2025().row(&graded())).await;
        assert_eq!(counts(&desk.take(&to_2025().row(&with(graded(), &[(OVERALL, "3")]))).await), [0, 1, 0, 0, 0]);
        assert_eq!(only(&desk).await.overall_code.as_deref(), Some("3"));
    }

    async fn the_same_bytes_again_are_not_read_until_schools_are_loaded(desk) {
        let (sheet, tamper) = (to_2025().row(&graded()), "UPDATE inspection SET overall_code = '4'");
        desk.take(&sheet).await;
        sea_orm::ConnectionTrait::execute_unprepared(&desk.db, tamper).await.expect("it is changed");
        assert_eq!(counts(&desk.take(&sheet).await), [0, 0, 1, 0, 0]);
        assert_eq!(only(&desk).await.overall_code.as_deref(), Some("4"));
        desk.take_schools(&Sheet::schools().row(&[])).await;
        assert_eq!(counts(&desk.take(&sheet).await), [0, 1, 0, 0, 0]);
        assert_eq!(only(&desk).await.overall_code.as_deref(), Some("2"));
    }
}
