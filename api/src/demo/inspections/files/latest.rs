//! The file of the latest inspections with report cards. A title stands above its header row.

use super::super::inspection::{AREAS, Card, Findings, Grades, Inspection};
use super::super::{Inspections, layouts};
use super::sheet::{About, Frame, Sheet};
use crate::demo::school::School;
use chrono::NaiveDate;
use std::path::Path;

const FRAME: Frame = Frame { titles: &["Most recent inspections as at {date} (invented)"], blanks: 2 };

pub fn sheet(path: &Path, day: NaiveDate) -> anyhow::Result<Sheet> {
    Sheet::create(path, (day, layouts::LATEST), &FRAME, write)
}

fn write(sheet: &mut Sheet, of: &Inspections, school: &School, about: About<'_>) -> anyhow::Result<()> {
    about(&mut sheet.row, sheet.day);
    let seen = of.seen(school.urn, sheet.day);
    if let Some(inspection) = seen.card
        && let Findings::Card(card) = &inspection.findings
    {
        report_card(sheet, of, inspection, card);
    }
    if let Some(graded) = seen.graded {
        latest(sheet, of, graded);
    }
    if let Some(ungraded) = seen.ungraded {
        visit(sheet, of, ungraded);
    }
    if let Some(last) = seen.card.or(seen.graded) {
        sheet.row.set("Most recent category of concern", last.concern);
    }
    sheet.put()
}

fn report_card(sheet: &mut Sheet, of: &Inspections, inspection: &Inspection, card: &Card) {
    sheet.row.set("Inspection number of latest full inspection", &inspection.number);
    sheet.set_visit(["Inspection type", "Inspection type grouping", "Event type grouping"], inspection);
    sheet.set_day("Inspection start date", inspection.started);
    sheet.set_day("Publication date", inspection.published);
    let relation = [
        "Does the latest full inspection relate to the URN of the current school?",
        "URN at time of latest full inspection",
        "LAESTAB at time of latest full inspection",
        "School name at time of latest full inspection",
        "School type at time of latest full inspection",
    ];
    sheet.set_relation(relation, of, inspection);
    sheet.row.set("Category of concern", inspection.concern);
    for ((column, dated), grade) in AREAS.into_iter().zip(card.areas) {
        if !grade.is_empty() {
            sheet.row.set(column, grade);
            sheet.set_day(dated, inspection.started);
        }
    }
    sheet.row.set("Safeguarding standards", if card.mended.is_some() { "Met" } else { card.safeguarding });
    sheet.set_day("Safeguarding standards - date of grade", card.mended.unwrap_or(inspection.started));
}

fn latest(sheet: &mut Sheet, of: &Inspections, graded: &Inspection) {
    sheet.row.set("Inspection number of latest OEIF graded inspection", &graded.number);
    let called = [
        "Inspection type of latest OEIF graded inspection",
        "Inspection type grouping of latest OEIF graded inspection",
        "Event type grouping of latest OEIF graded inspection",
    ];
    sheet.set_visit(called, graded);
    sheet.set_day("Inspection start date of latest OEIF graded inspection", graded.started);
    sheet.set_day("Publication date of latest OEIF graded inspection", graded.published);
    let relation = [
        "Does the latest OEIF graded inspection relate to the URN of the current school?",
        "URN at time of latest OEIF graded inspection",
        "LAESTAB at time of latest OEIF graded inspection",
        "School name at time of latest OEIF graded inspection",
        "School type at time of latest OEIF graded inspection",
    ];
    sheet.set_relation(relation, of, graded);
    sheet.row.set("Latest OEIF category of concern", graded.concern);
    let columns = [
        "Latest OEIF overall effectiveness",
        "Latest OEIF quality of education",
        "Latest OEIF behaviour and attitudes",
        "Latest OEIF personal development",
        "Latest OEIF effectiveness of leadership and management",
        // With two spaces.
        "Latest OEIF  safeguarding is effective?",
        "Latest OEIF early years provision (where applicable)",
        "Latest OEIF sixth form provision (where applicable)",
    ];
    if let Some(grades) = graded.grades() {
        let grades = corrected(sheet, grades);
        sheet.set_grades(columns, &grades);
    }
}

/// Of one inspection the inspectorate has found since that leaders did better than it had said.
fn corrected(sheet: &mut Sheet, grades: &Grades) -> Grades {
    match (sheet.done, grades.overall, grades.leadership) {
        (false, "2", "2") => {
            sheet.done = true;
            Grades { leadership: "1", ..*grades }
        }
        _ => *grades,
    }
}

fn visit(sheet: &mut Sheet, of: &Inspections, ungraded: &Inspection) {
    sheet.row.set("Latest ungraded inspection number", &ungraded.number);
    sheet.set_day("Date of latest ungraded inspection", ungraded.ended);
    sheet.set_day("Ungraded inspection publication date", ungraded.published);
    let relation = [
        "Does the ungraded inspection relate to the URN of the current school?",
        "URN at time of the ungraded inspection",
        "LAESTAB at time of the ungraded inspection",
        "School name at time of the ungraded inspection",
        "School type at time of the ungraded inspection",
    ];
    sheet.set_relation(relation, of, ungraded);
    sheet.row.set("Ungraded inspection overall outcome", ungraded.outcome().unwrap_or_default());
}
