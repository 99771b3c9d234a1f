//! The file of 2022, in the words of its time. Two titles stand above its header row, and a blank row below the last.

use super::super::inspection::Inspection;
use super::super::{Inspections, layouts};
use super::sheet::{About, Frame, Sheet};
use crate::demo::school::School;
use chrono::NaiveDate;
use std::path::Path;

const FRAME: Frame = Frame {
    titles: &["Most recent inspections data", "State-funded schools in England as at {date} (invented)"],
    blanks: 1,
};

pub fn sheet(path: &Path, day: NaiveDate) -> anyhow::Result<Sheet> {
    Sheet::create(path, (day, layouts::TO_2022), &FRAME, write)
}

fn write(sheet: &mut Sheet, of: &Inspections, school: &School, about: About<'_>) -> anyhow::Result<()> {
    about(&mut sheet.row, sheet.day);
    let seen = of.seen(school.urn, sheet.day);
    if let Some(graded) = seen.graded {
        latest(sheet, of, graded);
        sheet.row.set("Number of other section 8 inspections since last full inspection", 0);
    }
    if let Some(previous) = seen.previous {
        before(sheet, of, previous);
    }
    if let Some(ungraded) = seen.ungraded {
        visit(sheet, of, ungraded);
        sheet.row.set(COUNT, seen.ungraded_count);
    }
    sheet.put()
}

const COUNT: &str = "Number of section 8 inspection of a good and outstanding schools since the last full inspection";

fn latest(sheet: &mut Sheet, of: &Inspections, graded: &Inspection) {
    sheet.row.set("Inspection number of latest full inspection", &graded.number);
    sheet.set_visit(["Inspection type", "Inspection type grouping", "Event type grouping"], graded);
    sheet.set_day("Inspection start date", graded.started);
    sheet.set_day("Inspection end date", graded.ended);
    sheet.set_day("Publication date", graded.published);
    let relation = [
        "Does the latest full inspection relate to the URN of the current school?",
        "URN at time of latest full inspection",
        "LAESTAB at time of latest full inspection",
        "School name at time of latest full inspection",
        "School type at time of latest full inspection",
    ];
    sheet.set_relation(relation, of, graded);
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
}

fn before(sheet: &mut Sheet, of: &Inspections, previous: &Inspection) {
    sheet.row.set("Previous full inspection number", &previous.number);
    sheet.set_day("Previous inspection start date", previous.started);
    sheet.set_day("Previous inspection end date", previous.ended);
    sheet.set_day("Previous publication date", previous.published);
    let relation = [
        "Does the previous full inspection relate to the URN of the current school?",
        "URN at time of previous full inspection",
        "LAESTAB at time of previous full inspection",
        "School name at time of previous full inspection",
        "School type at time of previous full inspection",
    ];
    sheet.set_relation(relation, of, previous);
    sheet.row.set("Previous category of concern", previous.concern);
    let columns = [
        "Previous full inspection overall effectiveness",
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
    let number = "Latest section 8 inspection of a good and outstanding school number since last full inspection";
    sheet.row.set(number, &ungraded.number);
    let relation = [
        "Does the section 8 inspection of a good and outstanding school relate to the URN of the current school?",
        "URN at time of the section 8 inspection of a good and outstanding school",
        "LAESTAB at time of the section 8 inspection of a good and outstanding school",
        "School name at time of the latest section 8 inspection of a good and outstanding school",
        "School type at time of the latest section 8 inspection of a good and outstanding school",
    ];
    sheet.set_relation(relation, of, ungraded);
    sheet.set_day("Date of latest section 8 inspection of a good and outstanding school", ungraded.ended);
    sheet.set_day("Section 8 inspection of a good and outstanding school publication date", ungraded.published);
    let converted =
        "Did the latest section 8 inspection of a good and outstanding school convert to a full inspection?";
    sheet.row.set(converted, if ungraded.converted { "Yes" } else { "No" });
    let outcome = "Section 8 inspection of a good and outstanding school overall outcome";
    sheet.row.set(outcome, ungraded.outcome().unwrap_or_default());
}
