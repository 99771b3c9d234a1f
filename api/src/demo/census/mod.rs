//! The census columns of the performance tables, of two years.
//!
//! The later census is the one whose counts the establishments file has, so the numbers of both are the same; the
//! earlier one is drawn from streams of chance of its own.

mod counts;
mod form;
mod totals;

use super::calendar::{census, day};
use super::dice::Dice;
use super::history::{History, was_open};
use super::layout;
use super::plan::Fate;
use super::row::{Layout, Row};
use super::school::{self, FIRST_URN, School};
use super::table::{Form, Table};
use chrono::NaiveDate;
use counts::Counts;
use form::{Kind, Style};
use std::path::{Path, PathBuf};
use totals::Totals;

/// Chance for what only the census tells, a stream for each URN. See `World` for the other streams.
const STREAM: u64 = 7 << 40;

/// The years in which the censuses were taken, and how their files are written.
const CENSUSES: [(i32, Style); 2] = [(2023, Style::WithSigns), (2024, Style::WithoutSigns)];

/// What the files are called.
fn names() -> [String; 2] {
    CENSUSES.map(|(year, _)| format!("england_census_{}_{year}.csv", year - 1))
}

/// Writes both files into a folder, and says where they are.
pub fn write_all(history: &History, dir: &Path) -> anyhow::Result<[PathBuf; 2]> {
    let paths = names().map(|name| dir.join(name));
    let mut files = Vec::new();
    for (path, (year, style)) in paths.iter().zip(CENSUSES) {
        files.push(File::create(path, census(year), style)?);
    }
    let mut schools = history.schools.iter();
    school::each(history.world, |_, known| {
        let Some(school) = schools.next().filter(|school| school.is_listed(history.world)) else { return Ok(()) };
        files.iter_mut().try_for_each(|file| file.add(history, school, known))
    })?;
    files.into_iter().try_for_each(|file| file.finish(history))?;
    Ok(paths)
}

/// A census file in the making.
struct File {
    day: NaiveDate,
    style: Style,
    table: Table,
    row: Row,
    totals: Totals,
}

impl File {
    fn create(path: &Path, day: NaiveDate, style: Style) -> anyhow::Result<Self> {
        let layout = Layout::new(layout::CENSUS);
        let table = Table::create(path, &layout, Form::Census)?;
        Ok(Self { day, style, table, row: Row::new(layout), totals: Totals::default() })
    }

    fn add(&mut self, history: &History, school: &School, known: &Row) -> anyhow::Result<()> {
        let Some(kind) = Kind::of(school).filter(|_| self.counted(school)) else { return Ok(()) };
        let mut dice = Dice::new(history.world.options.seed, STREAM + school.urn as u64);
        let counts = Counts::draw(school, known, self.day, kind, &mut dice);
        self.totals.add(kind, &counts);
        self.row.clear();
        self.row.set("URN", school.urn);
        self.row.set("LA", known.get("LA (code)"));
        self.row.set("ESTAB", known.get("EstablishmentNumber"));
        form::fill(&mut self.row, kind, &counts, self.style);
        if kind != Kind::Independent {
            form::mark(&mut self.row, school.urn - FIRST_URN);
        }
        self.table.write(&self.row)
    }

    /// Whether the census reached a school. The register keeps the day of the last one that did.
    fn counted(&self, school: &School) -> bool {
        let last = school.roll.census.is_some_and(|last| last >= self.day);
        last && school.fate != Fate::Proposed && was_open(school, self.day)
    }

    /// Ends the file: with a school that the register lacks in the earlier one, and the totals of the country.
    fn finish(mut self, history: &History) -> anyhow::Result<()> {
        let lost = FIRST_URN + history.schools.len() + 10;
        if self.day < day(2024, 1, 1) && lost < 1_000_000 {
            let counts = Counts { pupils: 96, free_meals: 20, of_pupils: 90, ever_six: 24, ..Counts::default() };
            self.row.clear();
            self.row.set("URN", lost);
            form::fill(&mut self.row, Kind::Primary, &counts, self.style);
            self.totals.add(Kind::Primary, &counts);
            self.table.write(&self.row)?;
        }
        for (kind, total) in self.totals.by_kind() {
            self.row.clear();
            self.row.set("URN", "NAT");
            self.row.set("ESTAB", kind);
            form::fill_total(&mut self.row, kind, total, self.style);
            self.table.write(&self.row)?;
        }
        self.table.finish()
    }
}
