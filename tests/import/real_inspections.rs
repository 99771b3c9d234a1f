//! The real inspections, where they are at hand: what we hold is what another reader counts.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    io::Read as _,
    path::Path,
};

use api::register::rows;
use chrono::NaiveDate;
use encoding_rs::WINDOWS_1252;
use entity::inspection;
use support::{Engine, world};

use super::desk::Desk;
use crate::real_register::folder;

const GROUPS: &str = "allgroupsdata20260323.csv.gz";
const SCHOOLS: &str = "edubasealldata20250401.csv.gz";
const INSPECTIONS: &str = "state_funded_schools_inspections_and_outcomes_as_at_31_August_2025.csv.gz";

/// The columns of a block: number, URN at the time, first day, overall effectiveness, quality of education, concern.
type Block = [&'static str; 6];

const LATEST: Block = [
    "Inspection number of latest graded inspection",
    "URN at time of latest graded inspection",
    "Inspection start date",
    "Overall effectiveness",
    "Quality of education",
    "Category of concern",
];
const PREVIOUS: Block = [
    "Previous inspection number",
    "URN at time of previous graded inspection",
    "Previous inspection start date",
    "Previous graded inspection overall effectiveness",
    "Previous quality of education",
    "Previous category of concern",
];
const UNGRADED: [&str; 4] = [
    "Latest ungraded inspection number since last graded inspection",
    "URN at time of the ungraded inspection",
    "Date of latest ungraded inspection",
    "Ungraded inspection overall outcome",
];

/// One row by the plain CSV reader: what stands in each column, `NULL` left out.
type Record = HashMap<String, String>;

fn records(file: &Path) -> Vec<Record> {
    let mut bytes = vec![];
    let packed = std::fs::File::open(file).expect("the file");
    flate2::read::GzDecoder::new(packed).read_to_end(&mut bytes).expect("a whole file");
    let text = WINDOWS_1252.decode(&bytes).0;
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let header = reader.headers().expect("a header row").clone();
    let filled = |record: csv::StringRecord| -> Record {
        let cells = header.iter().zip(record.iter()).filter(|(_, cell)| *cell != "NULL" && !cell.is_empty());
        cells.map(|(column, cell)| (column.to_owned(), cell.to_owned())).collect()
    };
    reader.records().map(|record| filled(record.expect("a record"))).collect()
}

/// A day as Ofsted writes it, the other way round.
fn day(written: &str) -> String {
    let parts: Vec<&str> = written.split('/').rev().collect();
    parts.join("-")
}

/// Of each inspection: whose, of which kind, when, its grades, its outcome.
fn told(rows: &[Record]) -> BTreeMap<String, [String; 7]> {
    let mut told = BTreeMap::new();
    for row in rows {
        let cell = |column: &str| row.get(column).cloned().unwrap_or_default();
        for [number, urn, start, overall, quality, concern] in [LATEST, PREVIOUS] {
            if row.contains_key(number) {
                let concern = if row.contains_key(concern) { cell(concern) } else { "NONE".to_owned() };
                let start = day(&cell(start));
                let facts =
                    [cell(urn), "GRADED".to_owned(), start, cell(overall), cell(quality), concern, String::new()];
                told.insert(cell(number), facts);
            }
        }
        let [number, urn, start, outcome] = UNGRADED;
        if row.contains_key(number) {
            let none = String::new;
            let facts = [cell(urn), "UNGRADED".to_owned(), day(&cell(start)), none(), none(), none(), cell(outcome)];
            told.entry(cell(number)).or_insert(facts);
        }
    }
    told
}

fn held(inspections: &[inspection::Model]) -> BTreeMap<String, [String; 7]> {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let facts = |inspection: &inspection::Model| {
        [
            inspection.inspected_urn.to_string(),
            inspection.kind.clone(),
            inspection.started_on.map(|day| day.to_string()).unwrap_or_default(),
            text(&inspection.overall_code),
            text(&inspection.quality_of_education_code),
            text(&inspection.concern_code),
            text(&inspection.ungraded_outcome),
        ]
    };
    inspections.iter().map(|inspection| (inspection.id.clone(), facts(inspection))).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[expect(clippy::print_stderr, reason = "a test that did not look must say so")]
async fn the_real_inspections_are_held_as_another_reader_counts_them() {
    let Some(folder) = folder() else {
        return eprintln!("SKIPPED: no real register files; set REGISTER_DATA to their folder");
    };
    let desk = Desk::new(Engine::Sqlite).await;
    let paths = [GROUPS, SCHOOLS, INSPECTIONS].map(|name| folder.join(name));
    let report = world::import(&desk.db, &paths).await.expect("it is imported");
    let rows = records(&paths[2]);
    let file = report.files.last().expect("the file");
    let uninspected = rows.iter().filter(|row| LATEST.iter().all(|column| !row.contains_key(*column))).count();
    assert_eq!((rows.len(), uninspected), (21_990, 103));
    assert_eq!((file.read, file.created, file.left_out, file.rejected), (21_990, 21_887, 103, 0), "{report}");

    let inspections = desk.inspections().await;
    let (told, held) = (told(&rows), held(&inspections));
    assert_eq!((told.len(), held.len()), (52_531, 52_531));
    assert!(told == held, "{:?}", told.iter().find(|(number, facts)| held.get(*number) != Some(facts)));
    let converted =
        rows.iter().filter(|row| row.get(UNGRADED[0]).is_some_and(|number| row.get(LATEST[0]) == Some(number)));
    assert_eq!(converted.count(), 63);
    let count =
        |is: &dyn Fn(&inspection::Model) -> bool| inspections.iter().filter(|inspection| is(inspection)).count();
    assert_eq!(count(&|inspection| inspection.overall_code.as_deref() == Some("Not judged")), 3_269);
    assert_eq!(
        (count(&|inspection| inspection.kind == "GRADED"), count(&|inspection| inspection.kind == "UNGRADED")),
        (43_172, 9_359)
    );
    let september_2012 = NaiveDate::from_ymd_opt(2012, 9, 1);
    let satisfactory =
        count(&|inspection| inspection.overall_code.as_deref() == Some("3") && inspection.started_on < september_2012);
    assert_eq!(satisfactory, 1_258);

    // What Ofsted publishes of the file: how many schools were graded under the framework of 2019, and are academies.
    let by_number: HashMap<&str, &inspection::Model> = inspections.iter().map(|one| (one.id.as_str(), one)).collect();
    let is_graded = |row: &&Record| {
        let latest = row.get(LATEST[0]).and_then(|number| by_number.get(number.as_str()));
        latest
            .and_then(|one| one.quality_of_education_code.as_deref())
            .is_some_and(|code| ["1", "2", "3", "4"].contains(&code))
    };
    let is_academy = |row: &&Record| {
        let kind = row["Type of education"].as_str();
        let others = ["City Technology College", "Studio School", "University Technical College"];
        kind.starts_with("Academy ") || kind.starts_with("Free School") || others.contains(&kind)
    };
    let permille = |count: usize| (count as f64 * 1000.0 / rows.len() as f64).round();
    assert_eq!(permille(rows.iter().filter(is_graded).count()), 595.0);
    assert_eq!(permille(rows.iter().filter(is_academy).count()), 525.0);
    assert_eq!(others_inspections(&desk, &rows).await, [3_153, 7_383]);

    let found: BTreeMap<String, u32> =
        report.findings.iter().map(|finding| (format!("{:?}", finding.kind), finding.count)).collect();
    assert_eq!(found.get("UnknownSchool"), Some(&112), "{report}");
    for none in ["RegimeAndDateDisagree", "InspectedSchoolUnclear", "InspectionToldTwice"] {
        assert_eq!(found.get(none), None, "{report}");
    }
}

/// How many of the latest and of the previous inspections were made at another school, of which each is listed.
async fn others_inspections(desk: &Desk, rows: &[Record]) -> [usize; 2] {
    let listings = rows::inspection_listings(&desk.db).await.expect("listings").into_iter();
    let listed: BTreeSet<(String, String)> = listings.map(|row| (row.urn.to_string(), row.inspection_id)).collect();
    let mut expected = BTreeSet::new();
    let blocks = [(LATEST[0], LATEST[1]), (PREVIOUS[0], PREVIOUS[1]), (UNGRADED[0], UNGRADED[1])];
    let counts = blocks.map(|(number, urn)| {
        let others = rows.iter().filter(|row| row.get(urn).is_some_and(|then| *then != row["URN"]));
        let others: Vec<_> = others.map(|row| (row["URN"].clone(), row[number].clone())).collect();
        expected.extend(others.iter().cloned());
        others.len()
    });
    assert!(listed == expected, "{} and {}", listed.len(), expected.len());
    [counts[0], counts[1]]
}
