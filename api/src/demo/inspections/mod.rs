//! Inspections of the invented schools, and the inspectorate's files that tell of them.
//!
//! As with the rest of the past, all inspections are invented first, and each file then writes what was known on its
//! day. They are drawn from streams of chance of their own, so that the register's files are what they would be without.
//! What the earlier establishments file shows of the last grade of an open school is what these files show too, except
//! of academies of sponsors: see [`standing`].

mod about;
mod cards;
mod files;
mod graded;
mod grades;
mod inspection;
mod invent;
mod layouts;
mod lost;
mod names;
mod outcomes;
mod recently;
mod seen;
mod since;
mod standing;
mod terms;

pub use files::write_all;

use super::dice::Dice;
use super::history::{History, inspections::last_rating, was_open};
use super::kind::Sector;
use super::school::School;
use about::AtTheTime;
use chrono::NaiveDate;
use inspection::Inspection;
use invent::{Past, Settled};
use standing::Standing;
use std::collections::HashMap;

/// Chance for inspections, a stream for each URN. See `World` for the other streams.
const STREAM: u64 = 5 << 40;

/// The world with its inspections.
pub struct Inspections<'h> {
    history: &'h History<'h>,
    standing: Standing,
    /// By the URN of the school that was inspected, in order.
    past: HashMap<usize, Vec<Inspection>>,
    /// Every school that was ever inspected, the lost ones too.
    schools: HashMap<usize, AtTheTime>,
    /// URNs that no school of the register has.
    free: Vec<usize>,
}

impl<'h> Inspections<'h> {
    pub fn new(history: &'h History<'h>) -> Self {
        let mut numbers = standing::free_numbers(history);
        let standing = Standing::new(history, &mut numbers);
        let free = numbers.take(history.schools.len()).collect();
        let mut inspections = Self { history, standing, past: HashMap::new(), schools: HashMap::new(), free };
        let inspected = history.schools.iter().filter(|school| is_inspected(school) && school.is_listed(history.world));
        let mut nth = 0;
        for school in inspected {
            inspections.schools.insert(school.urn, AtTheTime::of(history, school));
            let dice = Dice::new(history.world.options.seed, STREAM + school.urn as u64);
            let past = Past::new(school, inspections.settled(school, nth), dice).invent();
            inspections.past.insert(school.urn, past);
            nth += usize::from(was_open(school, terms::LAST));
        }
        inspections.invent_lost();
        inspections
    }

    fn settled(&self, school: &School, nth: usize) -> Settled {
        let standing = &self.standing;
        let fate = standing.taken_over.get(&school.urn).or(standing.sponsored.get(&school.urn));
        let before = standing.before.get(&school.urn).and_then(|urn| self.history.school(*urn));
        Settled {
            rating: last_rating(self.history.world, school),
            ends_well: fate.copied(),
            continues: standing.before.contains_key(&school.urn),
            continued: before.and_then(|before| before.founding.closed),
            nth,
        }
    }

    /// Whether the file of a day lists a school.
    fn lists(&self, school: &School, day: NaiveDate) -> bool {
        is_inspected(school) && school.is_listed(self.history.world) && was_open(school, day)
    }
}

/// Schools that the state pays for, but for those from 16 years on.
fn is_inspected(school: &School) -> bool {
    use Sector::*;
    match school.kind.code.code {
        "39" | "45" | "46" | "57" => false,
        "06" | "08" => true,
        _ => matches!(school.kind.sector, Academy | Community | Voluntary | Foundation | Referral),
    }
}
