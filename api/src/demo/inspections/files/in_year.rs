//! The file of the inspections of the year, one to a row. A title stands above its header row.

use super::super::inspection::{AREAS, Findings, Inspection};
use super::super::terms::CARDS;
use super::super::{Inspections, layouts};
use super::sheet::{About, Frame, Sheet};
use crate::demo::school::School;
use chrono::NaiveDate;
use std::path::Path;

const FRAME: Frame = Frame { titles: &["In-year inspections as at {date} (invented)"], blanks: 2 };

pub fn sheet(path: &Path, day: NaiveDate) -> anyhow::Result<Sheet> {
    Sheet::create(path, (day, layouts::IN_YEAR), &FRAME, write)
}

fn write(sheet: &mut Sheet, of: &Inspections, school: &School, about: About<'_>) -> anyhow::Result<()> {
    let day = sheet.day;
    let published = |it: &&Inspection| it.started >= CARDS && it.published <= day;
    for inspection in of.past.get(&school.urn).into_iter().flatten().filter(published) {
        about(&mut sheet.row, day);
        fill(sheet, inspection);
        sheet.put()?;
    }
    Ok(())
}

fn fill(sheet: &mut Sheet, inspection: &Inspection) {
    sheet.row.set("Inspection number", &inspection.number);
    sheet.set_visit(["Inspection type", "Inspection type grouping", "Event type grouping"], inspection);
    sheet.set_day("Inspection start date", inspection.started);
    sheet.set_day("Publication date", inspection.published);
    sheet.row.set("Category of concern", inspection.concern);
    match &inspection.findings {
        Findings::Card(card) => {
            for ((column, _), grade) in AREAS.into_iter().zip(card.areas) {
                sheet.row.set(column, grade);
            }
            sheet.row.set("Safeguarding standards", card.safeguarding);
        }
        Findings::Visit { outcome, safeguarding } => {
            sheet.row.set("Outcomes for legacy monitoring inspections", outcome);
            sheet.row.set("Safeguarding standards", safeguarding);
        }
        Findings::Grades(_) | Findings::Outcome(_) => {}
    }
}
