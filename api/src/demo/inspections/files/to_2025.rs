//! The file of August 2025, which tells of graded and ungraded inspections. It ends with blank rows.

use super::super::inspection::Inspection;
use super::super::names::chart;
use super::super::{Inspections, layouts};
use super::sheet::{About, Frame, Sheet};
use crate::demo::school::School;
use chrono::NaiveDate;
use std::path::Path;

const FRAME: Frame = Frame { titles: &[], blanks: 3 };
const COUNT: &str = "Number of monitoring and urgent inspections since last graded inspection";

pub fn sheet(path: &Path, day: NaiveDate) -> anyhow::Result<Sheet> {
    let mut sheet = Sheet::create(path, (day, layouts::TO_2025), &FRAME, write)?;
    sheet.tells_of_followers = true;
    Ok(sheet)
}

fn write(sheet: &mut Sheet, of: &Inspections, school: &School, about: About<'_>) -> anyhow::Result<()> {
    about(&mut sheet.row, sheet.day);
    let seen = of.seen(school.urn, sheet.day);
    if let Some(graded) = seen.graded {
        let own = latest(sheet, of, graded);
        sheet.row.set("Current school type used for chart C6", chart(school.kind, own));
        let weak = graded.grades().is_some_and(|grades| ["3", "4"].contains(&grades.overall));
        if weak && school.urn.is_multiple_of(4) {
            sheet.row.set(COUNT, 1 + school.urn % 3);
        }
    }
    if school.urn.is_multiple_of(401) {
        sheet.row.set("Number of warning notices issued in 2024/25 academic year", 1);
    }
    if let Some(previous) = seen.previous {
        before(sheet, of, previous);
    }
    if let Some(ungraded) = seen.ungraded {
        visit(sheet, of, ungraded);
        sheet.row.set("Number of ungraded inspections since the last graded inspection", seen.ungraded_count);
    }
    sheet.put()
}

fn latest(sheet: &mut Sheet, of: &Inspections, graded: &Inspection) -> bool {
    sheet.row.set("Inspection number of latest graded inspection", &graded.number);
    sheet.set_visit(["Inspection type", "Inspection type grouping", "Event type grouping"], graded);
    sheet.set_day("Inspection start date", graded.started);
    sheet.set_day("Publication date", graded.published);
    sheet.row.set("Category of concern", graded.concern);
    let columns = [
        "Overall effectiveness",
        "Quality of education",
        "Behaviour and attitudes",
        "Personal development",
        "Effectiveness of leadership and management",
        "Safeguarding is effective?",
        "Early years provision (where applicable)",
        "Sixth form provision (where applicable)",
    ];
    graded.grades().into_iter().for_each(|grades| sheet.set_grades(columns, grades));
    let relation = [
        "Does the latest graded inspection relate to the URN of the current school?",
        "URN at time of latest graded inspection",
        "LAESTAB at time of latest graded inspection",
        "School name at time of latest graded inspection",
        "School type at time of latest graded inspection",
    ];
    sheet.set_relation(relation, of, graded)
}

fn before(sheet: &mut Sheet, of: &Inspections, previous: &Inspection) {
    sheet.row.set("Previous inspection number", &previous.number);
    sheet.set_day("Previous inspection start date", previous.started);
    sheet.set_day("Previous publication date", previous.published);
    let relation = [
        "Does the previous graded inspection relate to the URN of the current school?",
        "URN at time of previous graded inspection",
        "LAESTAB at time of previous graded inspection",
        "School name at time of previous graded inspection",
        "School type at time of previous graded inspection",
    ];
    sheet.set_relation(relation, of, previous);
    sheet.row.set("Previous category of concern", previous.concern);
    let columns = [
        "Previous graded inspection overall effectiveness",
        "Previous quality of education",
        "Previous behaviour and attitudes",
        "Previous personal development",
        "Previous effectiveness of leadership and management",
        "Previous safeguarding is effective?",
        "Previous early years provision (where applicable)",
        "Previous sixth form provision (where applicable)",
    ];
    previous.grades().into_iter().for_each(|grades| sheet.set_grades(columns, grades));
}

fn visit(sheet: &mut Sheet, of: &Inspections, ungraded: &Inspection) {
    sheet.row.set("Latest ungraded inspection number since last graded inspection", &ungraded.number);
    let relation = [
        "Does the ungraded inspection relate to the URN of the current school?",
        "URN at time of the ungraded inspection",
        "LAESTAB at time of the ungraded inspection",
        "School name at time of the latest ungraded inspection",
        "School type at time of the latest ungraded inspection",
    ];
    sheet.set_relation(relation, of, ungraded);
    // One that became a full inspection is dated here by the day on which it did.
    sheet.set_day("Date of latest ungraded inspection", ungraded.ended);
    sheet.set_day("Ungraded inspection publication date", ungraded.published);
    let converted = "Did the latest ungraded inspection convert to a graded inspection?";
    sheet.row.set(converted, if ungraded.converted { "Yes" } else { "No" });
    sheet.row.set("Ungraded inspection overall outcome", ungraded.outcome().unwrap_or_default());
}
