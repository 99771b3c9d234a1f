//! Schools that the register lacks, and of which the inspectorate tells all the same.

use super::about::AtTheTime;
use super::grades;
use super::inspection::{Findings, Inspection};
use super::invent::number;
use super::{Inspections, STREAM, terms};
use crate::demo::calendar::{after, before};
use crate::demo::dice::Dice;
use crate::demo::school::School;

impl Inspections<'_> {
    /// The one inspection that is known of each school that was before an academy and that the register lacks.
    pub fn invent_lost(&mut self) {
        let history = self.history;
        for (urn, later) in self.standing.lost.clone() {
            let Some(later) = history.school(later) else { continue };
            let dice = Dice::new(history.world.options.seed, STREAM + urn as u64);
            let good = self.standing.taken_over.get(&urn).copied();
            self.past.insert(urn, inspection(urn, later, good, dice).into_iter().collect());
            let school = AtTheTime { kind: "Community School", ..AtTheTime::of(history, later) };
            self.schools.insert(urn, school);
        }
    }
}

fn inspection(urn: usize, later: &School, good: Option<bool>, mut dice: Dice) -> Option<Inspection> {
    let until = before(later.founding.opened?, 30);
    let started = terms::visit(&mut dice, before(until, 1_300).max(terms::FIRST), until)?;
    let grade = match good {
        Some(true) => 2,
        Some(false) => grades::draw([0, 0, 40], &mut dice),
        None => grades::draw([25, 60, 15], &mut dice),
    };
    let grades = grades::all(later, started, grade, &mut dice);
    Some(Inspection {
        urn,
        number: number(urn, 0, started),
        visit: grades::visit(false, None, &mut dice),
        converted: false,
        started,
        ended: after(started, 1),
        published: after(started, 30),
        concern: grades::concern(grade, started, &mut dice),
        findings: Findings::Grades(grades),
    })
}
