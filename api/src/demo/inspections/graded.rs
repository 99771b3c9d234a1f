//! The graded inspections of a school, as long as there was a grade for all that it does.

use super::grades::{self, CONVERTED, Grade, Odds};
use super::inspection::Findings;
use super::invent::Past;
use super::terms::{self, NO_OVERALL};
use crate::demo::calendar::{after, before, day};
use crate::demo::kind::Sector;
use crate::demo::plan::Fate;
use chrono::NaiveDate;

/// Grades of schools whose rating the register does not have, and of those before the last one.
const USUAL: Odds = [13, 52, 28];
/// Grades of what a sponsor took over, good or not, and of what became of it.
const GOOD: Odds = [12, 88, 0];
const WEAK: Odds = [0, 0, 35];
const STILL_WEAK: Odds = [0, 0, 88];

impl Past<'_> {
    /// The last inspection that gave a grade for all that the school does.
    pub fn last_graded(&mut self) -> Option<(NaiveDate, Grade)> {
        let until = self.closed().map_or(before(NO_OVERALL, 30), |closed| before(closed, 20));
        let rated = self.settled.rating.map(|rating| rating.on);
        let unrated = self.school.fate == Fate::Closed || self.school.kind.sector == Sector::Independent;
        let earliest = self.earliest().max(before(until, 2_200));
        let on = match rated {
            None if unrated => terms::visit(&mut self.dice, earliest, until),
            rated => rated,
        }?;
        Some((on, self.last_grade()))
    }

    /// The grade that the register had, unless the school is to end otherwise.
    fn last_grade(&mut self) -> Grade {
        let rated = self.settled.rating.map(|rating| match rating.name {
            "Outstanding" => 1,
            "Good" => 2,
            "Requires improvement" => 3,
            _ => 4,
        });
        let odds = match (self.settled.ends_well, self.school.fate == Fate::Closed) {
            (None, _) => USUAL,
            (Some(true), _) => GOOD,
            (Some(false), true) => WEAK,
            (Some(false), false) => STILL_WEAK,
        };
        let fits = |grade: &Grade| self.settled.ends_well.is_none_or(|well| well == (*grade <= 2));
        rated.filter(fits).unwrap_or_else(|| grades::draw(odds, &mut self.dice))
    }

    /// Inspections before the last graded one. What another school was before has rarely had more than one of its own.
    pub fn before(&mut self, last: NaiveDate, grade: Grade) {
        let (earliest, most) = (self.earliest(), if self.settled.continues { 1 } else { 3 });
        let (mut next, mut next_grade) = (last, grade);
        for _ in 0..most {
            if self.settled.continues && !self.dice.chance(400) {
                return;
            }
            let earlier = grades::draw(if next_grade < 3 { USUAL } else { [6, 50, 36] }, &mut self.dice);
            let gap = match earlier {
                1 => self.dice.between(1_100, 2_900),
                2 => self.dice.between(1_000, 1_700),
                3 => self.dice.between(560, 900),
                _ => self.dice.between(430, 700),
            };
            let from = before(next, gap as u64);
            let Some(on) = (from >= earliest).then(|| terms::visit(&mut self.dice, from, after(from, 60))).flatten()
            else {
                return;
            };
            self.grade(on, earlier);
            (next, next_grade) = (on, earlier);
        }
    }

    pub fn grade(&mut self, on: NaiveDate, grade: Grade) {
        let grades = grades::all(self.school, on, grade, &mut self.dice);
        let concern = match self.settled.rating {
            Some(rating) if grade == 4 && rating.on == on && rating.name == "Special Measures" => "SM",
            Some(rating) if grade == 4 && rating.on == on && rating.name == "Serious Weaknesses" => "SWK",
            _ => grades::concern(grade, on, &mut self.dice),
        };
        let previous = self.made.iter().filter(|made| made.started < on).max_by_key(|made| made.started);
        let before = previous.and_then(|made| made.grades()).and_then(|grades| grades.overall.parse().ok());
        let academy = self.school.kind.sector == Sector::Academy;
        let visit = grades::visit(academy, before, &mut self.dice);
        self.make(on, visit, concern, Findings::Grades(grades));
        // A visit to a good school that came upon so much that it became a full inspection.
        let convertible = on > day(2018, 1, 1) && grade > 1 && self.school.kind.may_federate();
        if let Some(made) = self.made.last_mut().filter(|_| convertible && self.dice.chance(60)) {
            (made.visit, made.converted) = (CONVERTED, true);
        }
    }
}
