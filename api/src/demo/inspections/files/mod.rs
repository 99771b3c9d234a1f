//! The files themselves, written side by side while the schools pass by once.

mod in_year;
mod latest;
mod sheet;
mod to_2022;
mod to_2025;

use super::{Inspections, about};
use crate::demo::calendar::{after, day};
use crate::demo::history::History;
use crate::demo::plan::Fate;
use crate::demo::row::Row;
use crate::demo::school::{self, School};
use chrono::NaiveDate;
use sheet::Sheet;
use std::path::{Path, PathBuf};

/// The days that the files describe.
const DAYS: [NaiveDate; 4] = [day(2022, 8, 31), day(2025, 8, 31), day(2026, 1, 31), day(2026, 1, 31)];

/// What the files are called: that of 2022, that of 2025, the latest inspections, and those of the year.
fn names() -> [String; 4] {
    let stems = ["and_outcomes", "and_outcomes", "and_outcomes", "in_year"];
    let mut days = DAYS.iter();
    stems.map(|stem| {
        let day = days.next().map(|day| day.format("%-d_%B_%Y").to_string()).unwrap_or_default();
        format!("state_funded_schools_inspections_{stem}_as_at_{day}.csv")
    })
}

/// Writes all files into a folder, and says where they are.
pub fn write_all(history: &History, dir: &Path) -> anyhow::Result<[PathBuf; 4]> {
    let inspections = Inspections::new(history);
    let paths = names().map(|name| dir.join(name));
    let [first, second, third, fourth] = &paths;
    let mut sheets = [
        to_2022::sheet(first, DAYS[0])?,
        to_2025::sheet(second, DAYS[1])?,
        latest::sheet(third, DAYS[2])?,
        in_year::sheet(fourth, DAYS[3])?,
    ];
    let (mut schools, mut free) = (history.schools.iter(), inspections.free.iter());
    school::each(history.world, |_, known| {
        let Some(school) = schools.next() else { return Ok(()) };
        for sheet in &mut sheets {
            if inspections.lists(school, sheet.day) {
                sheet.add(&inspections, school, known, school.urn)?;
            } else if let Some(urn) = sheet.is_followed(school).then(|| free.next()).flatten() {
                sheet.add_follower(&inspections, school, known, *urn)?;
            }
        }
        Ok(())
    })?;
    for sheet in sheets {
        sheet.finish()?;
    }
    Ok(paths)
}

impl Sheet {
    /// A school that was to close closed, and the academy that came after it is not in the register yet. Only the file
    /// of 2025 tells, since the academy would have to have the same number in all.
    fn is_followed(&self, school: &School) -> bool {
        let closed = school.founding.closed.is_some_and(|closed| closed <= self.day);
        self.tells_of_followers && school.fate == Fate::Closing && closed && super::is_inspected(school)
    }

    fn add(&mut self, inspections: &Inspections, school: &School, known: &Row, urn: usize) -> anyhow::Result<()> {
        let about = |row: &mut Row, day| {
            row.clear();
            about::fill(row, known, school, inspections.history, day);
            row.set("URN", urn);
        };
        (self.write)(self, inspections, school, &about)
    }

    fn add_follower(
        &mut self,
        inspections: &Inspections,
        school: &School,
        known: &Row,
        urn: usize,
    ) -> anyhow::Result<()> {
        let opened = school.founding.closed.map(|closed| after(closed, 1));
        let about = |row: &mut Row, day| {
            row.clear();
            about::fill(row, known, school, inspections.history, day);
            row.set("URN", urn);
            row.set("Type of education", "Academy Converter");
            row.set("School open date", about::slashed(opened));
        };
        (self.write)(self, inspections, school, &about)
    }
}
