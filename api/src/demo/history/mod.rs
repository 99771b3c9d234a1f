//! What was otherwise before: the past of the invented world, and the files that tell of it.
//!
//! The past is invented first and whole: which school came from which trust, and on which day. Each file then
//! writes what it could have seen of that on its own day. All of it is drawn from streams of chance of its own,
//! so that the later files are what they would be without a past.

mod academies;
mod centres;
pub mod earlier;
pub mod group_links;
pub mod inspections;
mod link_list;
pub mod links;
mod moves;
pub mod names;

use super::school::{FIRST_URN, School};
use super::world::World;
use chrono::NaiveDate;
use moves::Moves;

/// The world with its past.
pub struct History<'w> {
    pub world: &'w World,
    /// Every school as of the later establishments file, in the order of URNs.
    pub schools: Vec<School>,
    moves: Moves,
}

/// A school's time in a trust.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stay {
    /// By place in the groups file.
    pub trust: usize,
    pub since: NaiveDate,
}

impl<'w> History<'w> {
    pub fn new(world: &'w World, mut schools: Vec<School>) -> Self {
        academies::remember_trusts(world, &mut schools);
        let moves = Moves::invent(world, &schools);
        Self { world, schools, moves }
    }

    /// The school of a number; none where the register lacks it.
    pub fn school(&self, urn: usize) -> Option<&School> {
        self.schools.get(urn.checked_sub(FIRST_URN)?)
    }

    /// The trust that a school was in on a day, and since when.
    pub fn trust_on(&self, school: &School, day: NaiveDate) -> Option<Stay> {
        let (trust, opened) = (school.membership.trust?, school.founding.opened?);
        if !was_open(school, day) {
            return None;
        }
        Some(match self.moves.of(school) {
            Some(moved) if day < moved.on => Stay { trust: moved.from, since: opened },
            Some(moved) => Stay { trust, since: moved.on },
            None => Stay { trust, since: opened },
        })
    }
}

/// Whether a school was open on a day; one whose opening nobody knows always was.
pub fn was_open(school: &School, day: NaiveDate) -> bool {
    let founding = &school.founding;
    founding.opened.is_none_or(|opened| opened <= day) && founding.closed.is_none_or(|closed| day <= closed)
}
