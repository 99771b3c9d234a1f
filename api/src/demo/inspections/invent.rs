//! Invents the inspections of one school, from the first that files tell of to the last in the invented time.

use super::inspection::{Findings, Inspection, Visit};
use super::terms::{CARDS, FIRST, NO_OVERALL, SAFEGUARDING};
use crate::demo::calendar::{after, day};
use crate::demo::dice::Dice;
use crate::demo::history::inspections::Rating;
use crate::demo::school::{FIRST_URN, School};
use chrono::NaiveDate;

/// What is settled of a school before its inspections are invented.
pub struct Settled {
    /// The last rating that the register had.
    pub rating: Option<Rating>,
    /// The last grade that a school is to end with: good or not.
    pub ends_well: Option<bool>,
    /// The day on which the school closed that this one continues.
    pub continued: Option<NaiveDate>,
    /// Whether any school was here before.
    pub continues: bool,
    /// Its place among the schools that are open at the end of the invented time.
    pub nth: usize,
}

/// A school whose inspections are being invented.
pub struct Past<'s> {
    pub school: &'s School,
    pub settled: Settled,
    pub dice: Dice,
    pub made: Vec<Inspection>,
}

impl<'s> Past<'s> {
    pub fn new(school: &'s School, settled: Settled, dice: Dice) -> Self {
        Self { school, settled, dice, made: vec![] }
    }

    /// All inspections of the school, in order.
    pub fn invent(mut self) -> Vec<Inspection> {
        let last = self.last_graded();
        if let Some((on, grade)) = last {
            self.before(on, grade);
            self.grade(on, grade);
        }
        if self.is_open_on(NO_OVERALL) || last.is_some() {
            self.since(last);
        }
        self.recently();
        self.made.sort_by_key(|inspection| inspection.started);
        for (nth, inspection) in self.made.iter_mut().enumerate() {
            inspection.number = number(inspection.urn, nth, inspection.started);
        }
        self.made
    }

    pub fn make(&mut self, started: NaiveDate, visit: Visit, concern: &'static str, findings: Findings) {
        let ended = after(started, if matches!(findings, Findings::Grades(_) | Findings::Card(_)) { 1 } else { 0 });
        let days = if started >= CARDS { 9 } else { self.dice.between(18, 45) };
        let published = after(ended, days as u64);
        let (urn, number) = (self.school.urn, String::new());
        let converted = false;
        self.made.push(Inspection { urn, number, visit, converted, started, ended, published, concern, findings });
    }

    pub fn closed(&self) -> Option<NaiveDate> {
        self.school.founding.closed
    }

    pub fn is_open_on(&self, day: NaiveDate) -> bool {
        self.closed().is_none_or(|closed| closed > day)
    }

    /// The first day on which anybody would have inspected it.
    pub fn earliest(&self) -> NaiveDate {
        let settled_in = |since: NaiveDate| after(since, 500);
        let opened = self.school.founding.opened.filter(|opened| *opened > day(1950, 1, 1)).map(settled_in);
        let continued = self.settled.continued.map(settled_in);
        let usual = after(FIRST, (self.school.urn % 900) as u64);
        [opened, continued, Some(usual)].into_iter().flatten().max().unwrap_or(usual)
    }
}

/// As many numbers as there are for the inspections of one school.
const NUMBERS: usize = 16;

/// Numbers are far above the real ones.
pub fn number(urn: usize, nth: usize, started: NaiveDate) -> String {
    let number = (urn - FIRST_URN) * NUMBERS + nth;
    if started < SAFEGUARDING { format!("ITS{}", 900_000 + number) } else { format!("{}", 19_000_000 + number) }
}
