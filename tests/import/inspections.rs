//! What Ofsted found at schools, in each of the forms that its files have had.

mod checks;
mod convert;
mod forms;
mod graded;
mod in_year;
mod order;
mod refusals;
mod renew;
mod report_cards;

use api::{import::report::Report, register::rows};
use entity::inspection;
use sea_orm::{IdenStatic as _, Iterable as _, ModelTrait as _, Value};

use super::{
    desk::{Desk, at_both_desks},
    sheet::Sheet,
};

/// Cells of a row.
type Cells = Vec<(&'static str, &'static str)>;

/// A file without rows, of which every cell is blank in Ofsted's way.
fn blank(headers: &'static str, name: &'static str) -> Sheet {
    let cells: Vec<(&str, &str)> = headers.lines().map(|header| (header, "NULL")).collect();
    Sheet::of(&cells, name)
}

fn to_2022() -> Sheet {
    blank(include_str!("inspections/headers/to_2022.txt"), "state_funded_as_at_31_August_2022.csv")
}

fn to_2025() -> Sheet {
    blank(include_str!("inspections/headers/to_2025.txt"), "state_funded_as_at_31_August_2025.csv")
}

fn latest() -> Sheet {
    blank(include_str!("inspections/headers/latest.txt"), "latest_as_at_31_Jan_2026.csv")
}

fn in_year() -> Sheet {
    blank(include_str!("inspections/headers/in_year.txt"), "in_year_as_at_31_Jan_2026.csv")
}

const NUMBER: &str = "Inspection number of latest graded inspection";
const START: &str = "Inspection start date";
const OVERALL: &str = "Overall effectiveness";
const CARD_NUMBER: &str = "Inspection number of latest full inspection";
const UNGRADED_NUMBER: &str = "Latest ungraded inspection number since last graded inspection";

/// The latest graded inspection of the form to 2025: of the row's own school, good in everything.
fn graded() -> Cells {
    vec![
        (NUMBER, "10000001"),
        ("Inspection type", "S5 Inspection"),
        (START, "12/03/2024"),
        ("Publication date", "20/04/2024"),
        (OVERALL, "2"),
        ("Quality of education", "2"),
        ("Behaviour and attitudes", "2"),
        ("Personal development", "2"),
        ("Effectiveness of leadership and management", "2"),
        ("Safeguarding is effective?", "Yes"),
        ("Early years provision (where applicable)", "9"),
        ("Sixth form provision (where applicable)", "9"),
    ]
}

/// The latest ungraded one of the same form.
fn ungraded() -> Cells {
    vec![
        (UNGRADED_NUMBER, "10000002"),
        ("Date of latest ungraded inspection", "13/05/2025"),
        ("Ungraded inspection publication date", "20/06/2025"),
        ("Ungraded inspection overall outcome", "School remains Good"),
    ]
}

/// A report card of the form since November 2025.
fn card() -> Cells {
    vec![
        (CARD_NUMBER, "10000003"),
        ("Inspection type", "Section 5 inspection"),
        (START, "02/12/2025"),
        ("Publication date", "20/01/2026"),
        ("Safeguarding standards", "Met"),
        ("Inclusion", "Strong standard"),
        ("Inclusion - date of grade", "02/12/2025"),
        ("Achievement", "Expected standard"),
        ("Achievement - date of grade", "02/12/2025"),
    ]
}

/// Cells, of which some are others.
fn with(mut cells: Cells, others: &[(&'static str, &'static str)]) -> Cells {
    cells.extend(others);
    cells
}

/// What is known of each inspection, in words: its id, the school, and every field that is filled, but for what the
/// import itself notes down.
async fn held(desk: &Desk) -> Vec<String> {
    desk.inspections().await.iter().map(told).collect()
}

fn told(inspection: &inspection::Model) -> String {
    let ours = ["id", "inspection_number", "inspected_urn", "updated_at", "stated_by", "stated_on", "version"];
    let fields = inspection::Column::iter().filter(|field| !ours.contains(&field.as_str()));
    let filled = fields.filter_map(|field| {
        let value = match inspection.get(field) {
            Value::String(Some(text)) => text.to_string(),
            Value::ChronoDate(Some(day)) => day.to_string(),
            _ => return None,
        };
        Some(format!("{}={value}", field.as_str()))
    });
    let of = format!("{} of {}", inspection.id, inspection.inspected_urn);
    [of].into_iter().chain(filled).collect::<Vec<_>>().join(" ")
}

/// The only inspection that there is.
async fn only(desk: &Desk) -> inspection::Model {
    let mut inspections = desk.inspections().await;
    assert_eq!(inspections.len(), 1, "{inspections:?}");
    inspections.remove(0)
}

/// Which inspections stand in the rows of other schools, and when they last did.
async fn listings(desk: &Desk) -> Vec<String> {
    let listings = rows::inspection_listings(&desk.db).await.expect("listings").into_iter();
    let mut told: Vec<String> =
        listings.map(|row| format!("{} for {} on {}", row.inspection_id, row.urn, row.listed_on)).collect();
    told.sort();
    told
}

/// Rows created, changed, unchanged, left out and rejected.
fn counts(report: &Report) -> [i32; 5] {
    let file = report.files.last().expect("a file");
    assert_eq!(file.read, file.created + file.changed + file.unchanged + file.left_out + file.rejected, "{report}");
    [file.created, file.changed, file.unchanged, file.left_out, file.rejected]
}

/// Where each reject points, and why.
fn rejects(report: &Report) -> Vec<String> {
    report.first_rejects().lines().map(str::to_owned).collect()
}

/// What was noticed, in the order of the kinds.
fn noticed(report: &Report) -> Vec<String> {
    let told = report.findings.iter();
    told.map(|finding| format!("{:?} {} {:?}", finding.kind, finding.count, finding.examples)).collect()
}

/// A file of each form, with the rows of a few schools.
pub fn every_form() -> Vec<Sheet> {
    let section_8 = [
        ("Latest section 8 inspection of a good and outstanding school number since last full inspection", "ITS500001"),
        ("Date of latest section 8 inspection of a good and outstanding school", "05/05/2022"),
    ];
    let renamed = with(graded(), &[(CARD_NUMBER, "10000001"), ("Inspection end date", "13/03/2024")]);
    let to_2022 = to_2022().row(&renamed[1..]).row(&section_8);
    let then = [("URN at time of latest graded inspection", "400000")];
    let to_2025 = to_2025().row(&with(graded(), &then)).row(&ungraded()).row(&[("School name", "Elm")]);
    let named = [("Inspection number", "10000003"), ("Inspection type", "Section 5 inspection"), (START, "02/12/2025")];
    let visit = [("URN", "500000"), ("Inspection number", "10000004"), ("Inspection type", "Monitoring")];
    vec![to_2022, to_2025, latest().row(&card()).row(&card()), in_year().row(&named).row(&visit)]
}

/// A file as Ofsted publishes it: titles above the header row, empty rows at the end.
pub fn published(sheet: &Sheet) -> Vec<u8> {
    let commas = ",".repeat(sheet.header.len() - 1);
    let title =
        format!("Management information: state-funded schools{commas}\r\n\"As at the end, of the month\"{commas}\r\n");
    let bytes = [title.into_bytes(), sheet.bytes(), format!("{commas}\r\n").repeat(3).into_bytes()];
    bytes.concat()
}
