//! What the census counted at each school: every day on its own, and what stands in place of a number kept as it stands.

use std::{collections::HashMap, io::Read as _};

use api::{
    import::report::{Reject, Report},
    register::rows,
};
use entity::school_census;
use support::{Engine, world};

use super::{
    desk::{Desk, at_both_desks},
    sheet::Sheet,
};
use crate::real_register::folder;

const FILE: &str = "england_census_2022_2023.csv";
const LATER: &str = "england_census_2023_2024.csv";

/// Rows created, changed, unchanged, left out and rejected.
fn counts(report: &Report) -> [i32; 5] {
    let file = report.files.last().expect("a file");
    let counts = [file.created, file.changed, file.unchanged, file.left_out, file.rejected];
    assert_eq!(file.read, counts.iter().sum::<i32>(), "{report}");
    counts
}

/// The numbers of a row, in the order of its columns.
fn numbers(row: &school_census::Model) -> [Option<i32>; 7] {
    let shares = [row.fsm_ever_six_permille, row.sen_support_permille, row.ehcp_permille, row.eal_permille];
    let [ever_six, support, plans, eal] = shares;
    [row.pupils, row.fsm_pupils, row.fsm_of_pupils, ever_six, support, plans, eal]
}

/// What stands in place of them.
fn markers(row: &school_census::Model) -> [Option<&str>; 7] {
    let counts = [&row.pupils_marker, &row.fsm_pupils_marker, &row.fsm_of_pupils_marker];
    let shares = [&row.fsm_ever_six_marker, &row.sen_support_marker, &row.ehcp_marker, &row.eal_marker];
    let [pupils, fsm, of, ever_six, support, plans, eal] =
        [counts.as_slice(), &shares].concat().try_into().expect("seven");
    [pupils, fsm, of, ever_six, support, plans, eal].map(|marker: &Option<String>| marker.as_deref())
}

/// The figures of the first school, as they stand after the import of a row with these cells.
async fn figures(desk: &Desk, cells: &[(&str, &str)]) -> school_census::Model {
    let report = desk.take(&Sheet::census().row(cells)).await;
    assert!(report.rejects.is_empty(), "{report}");
    desk.census().await.remove(0)
}

fn noticed(report: &Report) -> Vec<String> {
    report.findings.iter().map(|finding| format!("{:?} {:?}", finding.kind, finding.examples)).collect()
}

at_both_desks! {
    async fn every_figure_is_kept_with_the_day_of_the_census(desk) {
        let row = figures(&desk, &[]).await;
        assert_eq!((row.urn.number(), row.census_on.to_string(), row.version), (500_000, "2023-01-19".into(), 1));
        assert_eq!(numbers(&row), [200, 49, 180, 279, 218, 30, 535].map(Some));
        assert_eq!((markers(&row), row.updated_at), ([None; 7], world::now()));
    }

    async fn each_marker_is_kept_as_it_stands_and_is_no_number(desk) {
        let columns = ["NOR", "NUMFSM", "NORFSMEVER", "PNUMFSMEVER", "PSENELK", "PSENELSE", "PNUMEAL"];
        for marker in ["NA", "SUPP", "NE", "NP", "LOWCOV", "z", "x", "c", "u"] {
            let row = figures(&desk, &columns.map(|column| (column, marker))).await;
            assert_eq!((numbers(&row), markers(&row)), ([None; 7], [Some(marker); 7]));
        }
    }

    async fn a_blank_is_no_number_and_no_marker(desk) {
        let columns = ["NOR", "NUMFSM", "NORFSMEVER", "PNUMFSMEVER", "PSENELK", "PSENELSE", "PNUMEAL"];
        let row = figures(&desk, &columns.map(|column| (column, " "))).await;
        assert_eq!((numbers(&row), markers(&row)), ([None; 7], [None; 7]));
    }

    async fn percentages_are_the_same_without_their_sign(desk) {
        let row = figures(&desk, &[("PSENELK", "100"), ("PSENELSE", "0.0"), ("PNUMEAL", "53.45"), ("PNUMFSMEVER", ".5")]).await;
        assert_eq!(numbers(&row)[3..], [Some(5), Some(1_000), Some(0), Some(534)]);
    }

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

    async fn it_is_taken_in_as_it_is_published(desk) {
        let file = "\u{feff}URN,LA,ESTAB,SCHOOLTYPE,NOR,TSENELSE,PSENELSE,TSENELK,PSENELK,NUMEAL,PNUMEAL,NUMFSM,NUMFSMEVER,NORFSMEVER,PNUMFSMEVER\n\
            500000,101,3614,State-funded primary,271,8,3.00%,59,21.80%,145,53.50%,49,50,228,21.90%\n\
            500001,101,6005,Independent school,739,0,0.00%,22,3.00%,NA,NA,NA,NA,NA,NA\n\
            NAT,,PRI,State-funded primary,4647851,117757,2.50%,629184,13.50%,1022969,22.00%,1115284,1131847,4376957,25.90%\n";
        let report = desk.import(&[(FILE, file.into())]).await.expect("it is imported");
        assert_eq!((report.files[0].kind, counts(&report)), ("CENSUS", [2, 0, 0, 1, 0]));
        let held = desk.census().await;
        assert_eq!(numbers(&held[0]), [271, 49, 228, 219, 218, 30, 535].map(Some));
        assert_eq!(numbers(&held[1]), [Some(739), None, None, None, Some(30), Some(0), None]);
        assert_eq!(markers(&held[1]), [None, Some("NA"), Some("NA"), Some("NA"), None, None, Some("NA")]);
    }
}

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

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[expect(clippy::print_stderr, reason = "a test that did not look must say so")]
async fn the_real_census_is_held_as_another_reader_counts_it() {
    let Some(folder) = folder() else {
        eprintln!("SKIPPED: no real register files; set REGISTER_DATA to their folder");
        return;
    };
    let path = folder.join("england_census_2022_2023.csv.gz");
    let mut text = String::new();
    let packed = std::fs::File::open(&path).expect("the file");
    flate2::read::GzDecoder::new(packed).read_to_string(&mut text).expect("a whole file");
    let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let lines: Vec<HashMap<String, String>> = reader.deserialize().map(|line| line.expect("a record")).collect();
    let (totals, schools): (Vec<_>, Vec<_>) = lines.iter().partition(|line| line["URN"] == "NAT");
    assert_eq!((schools.len(), totals.len()), (24_433, 3));

    let desk = Desk::new(Engine::Sqlite).await;
    let report = world::import(&desk.db, &[path]).await.expect("it is imported");
    assert_eq!(counts(&report), [24_433, 0, 0, 3, 0]);
    let held = desk.census().await;
    let held_by_urn: HashMap<String, &school_census::Model> =
        held.iter().map(|row| (row.urn.to_string(), row)).collect();
    let columns = ["NOR", "NUMFSM", "NORFSMEVER", "PNUMFSMEVER", "PSENELK", "PSENELSE", "PNUMEAL"];
    for line in &schools {
        let row = held_by_urn[&line["URN"]];
        for ((column, number), marker) in columns.iter().zip(numbers(row)).zip(markers(row)) {
            let told = match (number, marker) {
                (Some(tenths), None) if column.starts_with('P') => format!("{}.{}0%", tenths / 10, tenths % 10),
                (Some(count), None) => count.to_string(),
                (None, marker) => marker.unwrap_or_default().to_owned(),
                both => panic!("{both:?}"),
            };
            assert_eq!(told, line[*column], "{column} of {}", line["URN"]);
        }
    }
    let sum = |column: &str| schools.iter().filter_map(|line| line[column].parse::<i64>().ok()).sum::<i64>();
    let held_sum =
        |number: fn(&school_census::Model) -> Option<i32>| held.iter().filter_map(number).map(i64::from).sum::<i64>();
    assert_eq!((held_sum(|row| row.pupils), sum("NOR")), (9_073_241, 9_073_241));
    assert_eq!((held_sum(|row| row.fsm_pupils), sum("NUMFSM")), (2_019_391, 2_019_391));
    let not_applicable = held.iter().filter(|row| row.fsm_pupils_marker.as_deref() == Some("NA"));
    assert_eq!(not_applicable.count(), 2_408);
    assert_eq!(report.findings.iter().map(|finding| finding.count).collect::<Vec<_>>(), [30]);
}
