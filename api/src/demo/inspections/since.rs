//! What came after the last grade for all that a school does.

use super::grades::{self, Grade};
use super::inspection::Findings;
use super::invent::Past;
use super::outcomes;
use super::terms::{self, LAST_GRADED, NO_OVERALL, SAFEGUARDING};
use crate::demo::calendar::{after, before, day};
use chrono::NaiveDate;

impl Past<'_> {
    /// What came after the last grade for all: visits to good schools, and later full ones that say nothing of all.
    pub fn since(&mut self, last: Option<(NaiveDate, Grade)>) {
        let until = self.closed().map_or(LAST_GRADED, |closed| before(closed, 20)).min(LAST_GRADED);
        let (again, from) = match last {
            None => (600, self.earliest().max(after(NO_OVERALL, 8))),
            Some((on, 3 | 4)) => (550, after(on, 480).max(after(NO_OVERALL, 8))),
            Some((on, _)) => (170, after(on, 1_000).max(after(NO_OVERALL, 8))),
        };
        let full = if self.dice.chance(again) { terms::visit(&mut self.dice, from, until) } else { None };
        if let Some((on, grade @ (1 | 2))) = last {
            self.visits(on, grade, full.unwrap_or(until).min(until));
        }
        if let Some(on) = full {
            let grade = grades::draw([15, 62, 17], &mut self.dice);
            self.grade(on, grade);
        }
    }

    /// Good schools are visited every four years or so; outstanding ones were not until 2021.
    fn visits(&mut self, graded: NaiveDate, grade: Grade, until: NaiveDate) {
        let mut from = after(graded, self.dice.between(1_000, 1_900) as u64).max(SAFEGUARDING);
        if grade == 1 {
            from = from.max(after(day(2021, 9, 20), self.dice.below(1_300) as u64));
        }
        while let Some(on) =
            (from < until).then(|| terms::visit(&mut self.dice, from, after(from, 90).min(until))).flatten()
        {
            let outcome = outcomes::draw(grade, on, &mut self.dice);
            self.make(on, outcomes::VISIT, "", Findings::Outcome(outcome));
            from = after(on, self.dice.between(1_000, 1_700) as u64);
        }
    }
}
