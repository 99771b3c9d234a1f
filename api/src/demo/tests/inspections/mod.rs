mod past;
mod recent;

use super::{Line, schools, usual};
use encoding_rs::WINDOWS_1252;
use std::collections::{BTreeSet, HashMap, HashSet};

/// Of which day a file is, and the names of the columns that it has for the same things.
#[derive(Clone, Copy)]
struct Form {
    nth: usize,
    titles: usize,
    blanks: usize,
    /// Number, URN at the time, start and overall effectiveness of the latest graded inspection, and of the one before.
    graded: [[&'static str; 4]; 2],
}

const TO_2022: Form = Form {
    nth: 5,
    titles: 2,
    blanks: 1,
    graded: [
        [
            "Inspection number of latest full inspection",
            "URN at time of latest full inspection",
            "Inspection start date",
            "Overall effectiveness",
        ],
        [
            "Previous full inspection number",
            "URN at time of previous full inspection",
            "Previous inspection start date",
            "Previous full inspection overall effectiveness",
        ],
    ],
};

const TO_2025: Form = Form {
    nth: 6,
    titles: 0,
    blanks: 3,
    graded: [
        [
            "Inspection number of latest graded inspection",
            "URN at time of latest graded inspection",
            "Inspection start date",
            "Overall effectiveness",
        ],
        [
            "Previous inspection number",
            "URN at time of previous graded inspection",
            "Previous inspection start date",
            "Previous graded inspection overall effectiveness",
        ],
    ],
};

const LATEST: (usize, usize, usize) = (7, 1, 2);
const IN_YEAR: (usize, usize, usize) = (8, 1, 2);

const AREAS: [&str; 8] = [
    "Inclusion",
    "Curriculum and teaching",
    "Achievement",
    "Attendance and behaviour",
    "Personal development and wellbeing",
    "Leadership and governance",
    "Early years (where applicable)",
    "Post-16 provision (where applicable)",
];

/// The rows of a file between its titles and its blank rows.
fn rows((nth, titles, blanks): (usize, usize, usize)) -> Vec<Line> {
    let bytes = &usual()[nth];
    let text = WINDOWS_1252.decode(bytes).0;
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    let records: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let (above, rest) = records.split_at(titles);
    assert!(above.iter().all(|title| title.iter().filter(|cell| !cell.is_empty()).count() == 1));
    let (rows, below) = rest[1..].split_at(rest.len() - 1 - blanks);
    assert!(below.iter().all(|row| row.iter().all(str::is_empty)));
    let line = |row: &csv::StringRecord| {
        assert!(row.iter().all(|cell| !cell.is_empty()), "a blank is written as NULL");
        rest[0].iter().zip(row).map(|(column, cell)| (column.to_owned(), cell.to_owned())).collect()
    };
    rows.iter().map(line).collect()
}

fn of(form: Form) -> Vec<Line> {
    rows((form.nth, form.titles, form.blanks))
}

fn by_urn(lines: Vec<Line>) -> HashMap<String, Line> {
    lines.into_iter().map(|line| (line["URN"].clone(), line)).collect()
}

fn iso(date: &str) -> String {
    date.split(['-', '/']).rev().collect::<Vec<_>>().join("-")
}

fn values(lines: &[Line], column: &str) -> BTreeSet<String> {
    lines.iter().map(|line| line[column].clone()).collect()
}

/// Every graded inspection of both older files: number, school in whose row it stands, school inspected, start, grade.
fn graded() -> Vec<[String; 5]> {
    let mut found = BTreeSet::new();
    for form in [TO_2022, TO_2025] {
        for line in of(form) {
            for [number, urn, start, overall] in form.graded {
                if line[number] != "NULL" {
                    let [number, urn, overall] = [number, urn, overall].map(|column| line[column].clone());
                    found.insert([number, line["URN"].clone(), urn, iso(&line[start]), overall]);
                }
            }
        }
    }
    found.into_iter().collect()
}

fn is_inspected(school: &Line) -> bool {
    let kinds = ["01", "02", "03", "05", "06", "07", "08", "12", "14", "15", "28", "33", "34", "35", "36", "38"];
    let code = school["TypeOfEstablishment (code)"].as_str();
    kinds.contains(&code) || ["40", "41", "42", "43", "44"].contains(&code)
}
