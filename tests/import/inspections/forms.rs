//! Each form of the file, read whole.

use super::*;

at_both_desks! {
    async fn the_form_to_2022_is_read(desk) {
        let sheet = to_2022().row(&[
            (CARD_NUMBER, "ITS400001"), ("URN at time of latest full inspection", "400000"),
            ("Does the latest full inspection relate to the URN of the current school?", "No"),
            ("Inspection type", "S5 Inspection"), ("Inspection start date", "12/03/2020"), ("Inspection end date", "13/03/2020"),
            ("Publication date", "20/04/2020"), (OVERALL, "4"), ("Category of concern", "SWK"), ("Quality of education", "3"),
            ("Behaviour and attitudes", "2"), ("Personal development", "1"), ("Effectiveness of leadership and management", "4"),
            ("Safeguarding is effective?", "No"), ("Early years provision (where applicable)", "8"), ("Sixth form provision (where applicable)", "0"),
            ("Previous full inspection number", "ITS300001"), ("Previous inspection start date", "01/02/2011"), ("Previous inspection end date", "02/02/2011"),
            ("Previous publication date", "01/03/2011"), ("Previous full inspection overall effectiveness", "3"), ("Previous quality of education", "9"),
            ("Latest section 8 inspection of a good and outstanding school number since last full inspection", "ITS500001"),
            ("Date of latest section 8 inspection of a good and outstanding school", "05/05/2022"),
            ("Section 8 inspection of a good and outstanding school publication date", "06/06/2022"),
            ("Section 8 inspection of a good and outstanding school overall outcome", "School remains Outstanding"),
        ]);
        let report = desk.take_bytes(&sheet, published(&sheet)).await;
        assert_eq!((counts(&report), noticed(&report)), ([1, 0, 0, 0, 0], vec![]));
        assert_eq!(held(&desk).await, [
            "ITS300001 of 500000 kind=GRADED framework=OEIF started_on=2011-02-01 ended_on=2011-02-02 published_on=2011-03-01 \
             overall_code=3 quality_of_education_code=9 concern_code=NONE",
            "ITS400001 of 400000 kind=GRADED framework=OEIF inspection_type=S5 Inspection started_on=2020-03-12 \
             ended_on=2020-03-13 published_on=2020-04-20 overall_code=4 quality_of_education_code=3 \
             behaviour_and_attitudes_code=2 personal_development_code=1 leadership_and_management_code=4 \
             early_years_code=8 sixth_form_code=0 concern_code=SWK safeguarding_code=No",
            "ITS500001 of 500000 kind=UNGRADED started_on=2022-05-05 published_on=2022-06-06 \
             ungraded_outcome=School remains Outstanding",
        ]);
        assert_eq!(listings(&desk).await, ["ITS400001 for 500000 on 2022-08-31"]);
    }

    async fn the_form_from_2023_to_2025_is_read(desk) {
        let previous = [
            ("Previous inspection number", "ITS300001"), ("URN at time of previous graded inspection", "400000"),
            ("Does the previous graded inspection relate to the URN of the current school?", "No"),
            ("Previous inspection start date", "01/02/2011"), ("Previous publication date", "01/03/2011"),
            ("Previous graded inspection overall effectiveness", "4"), ("Previous category of concern", "NTI"),
            ("Previous effectiveness of leadership and management", "3"), ("Previous safeguarding is effective?", "9"),
        ];
        let sheet = to_2025().row(&[&graded()[..], &previous, &ungraded()].concat());
        let report = desk.take_bytes(&sheet, published(&sheet)).await;
        assert_eq!((counts(&report), noticed(&report)), ([1, 0, 0, 0, 0], vec![]));
        assert_eq!(held(&desk).await, [
            "10000001 of 500000 kind=GRADED framework=OEIF inspection_type=S5 Inspection started_on=2024-03-12 \
             published_on=2024-04-20 overall_code=2 quality_of_education_code=2 behaviour_and_attitudes_code=2 \
             personal_development_code=2 leadership_and_management_code=2 early_years_code=9 sixth_form_code=9 \
             concern_code=NONE safeguarding_code=Yes",
            "10000002 of 500000 kind=UNGRADED started_on=2025-05-13 published_on=2025-06-20 ungraded_outcome=School remains Good",
            "ITS300001 of 400000 kind=GRADED framework=OEIF started_on=2011-02-01 published_on=2011-03-01 overall_code=4 \
             leadership_and_management_code=3 concern_code=NTI safeguarding_code=9",
        ]);
        assert_eq!(listings(&desk).await, ["ITS300001 for 500000 on 2025-08-31"]);
    }

    async fn the_first_files_from_2023_head_one_column_in_another_way(desk) {
        let cells = [("Previous inspection number", "ITS300001"), ("Previous inspection start date", "01/02/2011")];
        let mut sheet = to_2025().row(&cells).column(0, "Previous inspection end date", "03/02/2011");
        for header in sheet.header.iter_mut().filter(|header| *header == "Previous inspection number") {
            *header = "Previous graded inspection number".to_owned();
        }
        desk.take(&sheet).await;
        assert_eq!(held(&desk).await, ["ITS300001 of 500000 kind=GRADED started_on=2011-02-01 ended_on=2011-02-03"]);
    }

    async fn the_form_since_november_2025_is_read(desk) {
        let legacy = [
            ("Inspection number of latest OEIF graded inspection", "10000001"), ("URN at time of latest OEIF graded inspection", "400000"),
            ("Does the latest OEIF graded inspection relate to the URN of the current school?", "No"),
            ("Inspection type of latest OEIF graded inspection", "S5 Inspection"), ("Inspection start date of latest OEIF graded inspection", "01/10/2024"),
            ("Publication date of latest OEIF graded inspection", "12/11/2024"), ("Latest OEIF category of concern", "SM"),
            ("Latest OEIF overall effectiveness", "Not judged"), ("Latest OEIF quality of education", "4"), ("Latest OEIF  safeguarding is effective?", "No"),
        ];
        let ungraded = [("Latest ungraded inspection number", "10000002"), ("Date of latest ungraded inspection", "13/05/2025"),
            ("Ungraded inspection overall outcome", "Standards maintained"), ("Most recent category of concern", "SWK")];
        let card = with(card(), &[("Category of concern", "RSI"), ("Safeguarding standards - date of grade", "02/12/2025")]);
        let sheet = latest().row(&[&card[..], &legacy, &ungraded].concat());
        let report = desk.take_bytes(&sheet, published(&sheet)).await;
        assert_eq!((counts(&report), noticed(&report)), ([1, 0, 0, 0, 0], vec![]));
        assert_eq!(held(&desk).await, [
            "10000001 of 400000 kind=GRADED framework=OEIF inspection_type=S5 Inspection started_on=2024-10-01 \
             published_on=2024-11-12 overall_code=Not judged quality_of_education_code=4 concern_code=SM safeguarding_code=No",
            "10000002 of 500000 kind=UNGRADED started_on=2025-05-13 ungraded_outcome=Standards maintained",
            "10000003 of 500000 kind=GRADED framework=REPORT_CARD inspection_type=Section 5 inspection started_on=2025-12-02 \
             published_on=2026-01-20 concern_code=RSI safeguarding_code=Met safeguarding_on=2025-12-02 \
             card_inclusion=Strong standard card_inclusion_on=2025-12-02 card_achievement=Expected standard \
             card_achievement_on=2025-12-02",
        ]);
        assert_eq!(listings(&desk).await, ["10000001 for 500000 on 2026-01-31"]);
    }

    async fn columns_that_are_not_read_may_be_absent_and_stand_anywhere(desk) {
        let sheet = to_2025().row(&graded()).without("LAESTAB").without("Inspection type grouping")
            .without("Does the latest graded inspection relate to the URN of the current school?").backwards();
        assert_eq!(counts(&desk.take(&sheet).await), [1, 0, 0, 0, 0]);
    }

    async fn a_file_that_a_data_tool_saved_again_says_the_same(desk) {
        let cells = with(graded(), &[("URN at time of latest graded inspection", "500000")]);
        desk.take(&to_2025().row(&cells)).await;
        let saved = with(cells, &[
            ("URN", "500000.0"), (NUMBER, "10000001.0"), (OVERALL, "2.0"), ("URN at time of latest graded inspection", "500000.0"), (START, "2024-03-12"),
            ("Sixth form provision (where applicable)", "9.0"),
        ]);
        let saved = to_2025().row(&saved).column(0, "", "0");
        assert_eq!(counts(&desk.take_bytes(&saved, saved.text().replace("NULL", "")).await), [0, 0, 1, 0, 0]);
    }
}
