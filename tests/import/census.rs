//! What the census counted at each school: every day on its own, and what stands in place of a number kept as it stands.

mod figures;
mod real;
mod refused;

use api::{import::report::Report, register::rows};
use figures::numbers;

use super::{desk::at_both_desks, sheet::Sheet};

const FILE: &str = "england_census_2022_2023.csv";
const LATER: &str = "england_census_2023_2024.csv";

/// Rows created, changed, unchanged, left out and rejected.
fn counts(report: &Report) -> [i32; 5] {
    let file = report.files.last().expect("a file");
    let counts = [file.created, file.changed, file.unchanged, file.left_out, file.rejected];
    assert_eq!(file.read, counts.iter().sum::<i32>(), "{report}");
    counts
}

fn noticed(report: &Report) -> Vec<String> {
    report.findings.iter().map(|finding| format!("{:?} {:?}", finding.kind, finding.examples)).collect()
}

at_both_desks! {
    async fn totals_of_the_country_are_left_out(desk) {
        let sheet = Sheet::census().row(&[]).row(&[("URN", "NAT"), ("NOR", "4647851")]).row(&[("URN", "NAT")]);
        assert_eq!((counts(&desk.take(&sheet).await), desk.census().await.len()), ([1, 0, 0, 2, 0], 1));
    }

    async fn the_same_counts_again_change_nothing(desk) {
        let sheet = Sheet::census().row(&[]).row(&[("NOR", "NA")]);
        assert_eq!(counts(&desk.take(&sheet).await), [2, 0, 0, 0, 0]);
        let before = desk.census().await;
        assert_eq!(counts(&desk.take_bytes(&sheet, sheet.text().replace("\r\n", "\n")).await), [0, 0, 2, 0, 0]);
        assert_eq!((desk.census().await, desk.changes().await), (before, vec![]));
    }

    async fn a_second_file_of_a_day_corrects_the_first(desk) {
        let sheet = Sheet::census().row(&[]).row(&[]).row(&[]);
        desk.take(&sheet).await;
        let sheet = sheet.change(0, &[("NOR", "201"), ("NUMFSM", "NA")]).row(&[]);
        assert_eq!(counts(&desk.take(&sheet).await), [1, 1, 2, 0, 0]);
        let held = desk.census().await;
        assert_eq!((numbers(&held[0])[..2].to_vec(), held[0].version), (vec![Some(201), None], 2));
        assert_eq!((held[1].version, held[3].version), (1, 1));
        assert_eq!(desk.changes().await, [
            format!("school_census 500000 CHANGED pupils,fsm_pupils,fsm_pupils_marker by {FILE} of 2023-01-19"),
            format!("school_census 500003 CREATED  by {FILE} of 2023-01-19"),
        ]);
    }

    async fn a_school_that_the_second_file_of_a_day_lacks_keeps_its_counts(desk) {
        desk.take(&Sheet::census().row(&[]).row(&[])).await;
        desk.take(&Sheet::census().row(&[])).await;
        assert_eq!(desk.census().await.len(), 2);
    }

    async fn each_day_has_facts_of_its_own_whichever_is_taken_in_first(desk) {
        let census = |pupils| Sheet::census().row(&[("NOR", pupils)]);
        for (name, pupils) in [(LATER, "210"), (FILE, "200"), (LATER, "210")] {
            desk.take_as(name, &census(pupils)).await;
        }
        let held = desk.census().await;
        let told: Vec<_> = held.iter().map(|row| (row.census_on.to_string(), row.pupils, row.version)).collect();
        let expected = [("2023-01-19", Some(200)), ("2024-01-18", Some(210))];
        assert_eq!(told, expected.map(|(day, pupils)| (day.to_owned(), pupils, 1)));
        assert_eq!(desk.changes().await, [""; 0], "a day that is new corrects nothing");
    }

    async fn an_older_file_corrects_its_own_day_without_force(desk) {
        let census = |pupils| Sheet::census().row(&[("NOR", pupils)]);
        for (name, pupils) in [(FILE, "200"), (LATER, "210"), (FILE, "205")] {
            desk.take_as(name, &census(pupils)).await;
        }
        let held = desk.census().await;
        assert_eq!([held[0].pupils, held[1].pupils], [Some(205), Some(210)]);
        assert_eq!(desk.changes().await, [format!("school_census 500000 CHANGED pupils by {FILE} of 2023-01-19")]);
    }

    async fn the_operator_tells_the_day_of_a_file_whose_name_has_none(desk) {
        let census = Sheet::census().row(&[]);
        let refusal = desk.refusal(&[("census.csv", census.bytes())]).await;
        assert!(refusal.contains("say with --as-of YYYY-MM-DD which day it describes"), "{refusal}");
        let day = "2022-01-20".parse().ok();
        desk.import_with(&[("census.csv", census.bytes())], |options| options.as_of = day).await.expect("it is imported");
        assert_eq!(Some(desk.census().await[0].census_on), day);
    }

    async fn the_same_two_files_again_are_not_read(desk) {
        let census = |pupils| Sheet::census().row(&[("NOR", pupils)]).bytes();
        let files = || [(FILE, census("200")), (LATER, census("210"))];
        desk.take_schools(&Sheet::schools().row(&[])).await;
        desk.import(&files()).await.expect("it is imported");
        let tamper = "UPDATE school_census SET pupils = 1";
        sea_orm::ConnectionTrait::execute_unprepared(&desk.db, tamper).await.expect("it is changed");
        let again = desk.import(&files()).await.expect("it is imported");
        assert_eq!(again.files.iter().map(|file| file.unchanged).collect::<Vec<_>>(), [1, 1]);
        assert!(desk.census().await.iter().all(|row| row.pupils == Some(1)), "it was read");
        desk.take(&Sheet::schools().row(&[]).row(&[])).await;
        desk.import(&files()).await.expect("it is imported");
        assert!(desk.census().await.iter().all(|row| row.pupils != Some(1)), "it may know a school more");
    }

    async fn schools_that_the_register_lacks_are_told_of_once_it_has_any(desk) {
        let census = Sheet::census().row(&[]).row(&[]);
        assert_eq!(noticed(&desk.take(&census).await), [""; 0]);
        desk.take_schools(&Sheet::schools().row(&[])).await;
        assert_eq!(noticed(&desk.take(&census).await), [format!("UnknownSchool [\"{FILE} line 3: 500001\"]")]);
        desk.take_as("edubasealldata20250601.csv", &Sheet::schools().row(&[]).row(&[])).await;
        let kept = rows::findings(&desk.db).await.expect("findings");
        assert!(kept.iter().all(|(finding, _)| finding.kind != "UNKNOWN_SCHOOL"), "it is known by now");
    }

    async fn more_pupils_of_a_kind_than_pupils_are_noticed_and_kept(desk) {
        let part = |of: &'static str, fsm| [("NOR", "60"), ("NORFSMEVER", of), ("NUMFSM", fsm)];
        let census = Sheet::census().row(&part("50", "51")).row(&part("0", "61")).row(&part("0", "60")).row(&part("NA", "60"));
        let report = desk.take(&census).await;
        assert_eq!(noticed(&report), [format!("PartAboveWhole [\
            \"{FILE} line 2: 500000 has 51 pupils eligible for free school meals of 50\", \
            \"{FILE} line 3: 500001 has 61 pupils eligible for free school meals of 60\"]")]);
        assert_eq!(desk.census().await[0].fsm_pupils, Some(51));
    }
}
