//! What all the inspectorate's files have in common.

use super::super::Inspections;
use super::super::about::slashed;
use super::super::inspection::{Grades, Inspection};
use crate::demo::row::{Layout, Row};
use crate::demo::school::School;
use crate::demo::table::{Form, Table};
use chrono::NaiveDate;
use std::path::Path;

/// Fills the cells that say which school a row is of.
pub type About<'a> = &'a dyn Fn(&mut Row, NaiveDate);
/// Writes what a file has to say of one school.
pub type Write = fn(&mut Sheet, &Inspections, &School, About<'_>) -> anyhow::Result<()>;

/// A file in the making.
pub struct Sheet {
    pub day: NaiveDate,
    pub row: Row,
    pub tells_of_followers: bool,
    pub write: Write,
    /// Something that it does once has been done.
    pub done: bool,
    table: Table,
    blanks: usize,
}

/// The columns that say which school was inspected: whether the present one, then its URN, number, name and type.
pub type Relation = [&'static str; 5];
/// The columns of grades, in the order of [`Grades`].
pub type GradeColumns = [&'static str; 8];

/// How a file begins and ends.
pub struct Frame {
    pub titles: &'static [&'static str],
    pub blanks: usize,
}

impl Sheet {
    pub fn create(
        path: &Path,
        (day, header): (NaiveDate, &'static str),
        frame: &Frame,
        write: Write,
    ) -> anyhow::Result<Self> {
        let layout = Layout::new(header);
        let date = day.format("%-d %B %Y").to_string();
        let titles: Vec<String> = frame.titles.iter().map(|title| title.replace("{date}", &date)).collect();
        let table = Table::create_under(&titles, path, &layout, Form::Inspectorate)?;
        let (row, blanks) = (Row::new(layout), frame.blanks);
        Ok(Self { day, row, tells_of_followers: false, write, done: false, table, blanks })
    }

    /// Writes the row. The inspectorate has a word for blank.
    pub fn put(&mut self) -> anyhow::Result<()> {
        self.row.fill_blanks("NULL");
        self.table.write(&self.row)
    }

    /// Ends the file, with rows that somebody emptied and did not delete.
    pub fn finish(mut self) -> anyhow::Result<()> {
        self.row.clear();
        for _ in 0..self.blanks {
            self.table.write(&self.row)?;
        }
        self.table.finish()
    }

    pub fn set_day(&mut self, column: &str, day: NaiveDate) {
        self.row.set(column, slashed(Some(day)));
    }

    /// Which school was inspected.
    pub fn set_relation(&mut self, columns: Relation, of: &Inspections, inspection: &Inspection) -> bool {
        let own = self.row.is("URN", &inspection.urn.to_string());
        let [relates, urn, laestab, name, kind] = columns;
        self.row.set(relates, if own { "Yes" } else { "No" });
        self.row.set(urn, inspection.urn);
        if let Some(school) = of.schools.get(&inspection.urn) {
            self.row.set(laestab, &school.laestab);
            self.row.set(name, &school.name);
            self.row.set(kind, school.kind);
        }
        own
    }

    pub fn set_grades(&mut self, columns: GradeColumns, grades: &Grades) {
        let Grades { overall, quality, behaviour, development, leadership, safeguarding, early, sixth } = *grades;
        let grades = [overall, quality, behaviour, development, leadership, safeguarding, early, sixth];
        for (column, grade) in columns.into_iter().zip(grades) {
            self.row.set(column, grade);
        }
    }

    /// What an inspection is called, in columns of its type and of the two groupings.
    pub fn set_visit(&mut self, columns: [&str; 3], inspection: &Inspection) {
        let visit = inspection.visit;
        for (column, name) in columns.into_iter().zip([visit.0, visit.1, visit.2]) {
            self.row.set(column, name);
        }
    }
}
