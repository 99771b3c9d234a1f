//! Which school came before which, and how well those stood that a sponsor took over.
//!
//! It is known of schools that had to join a trust that only one in ten was good before, and almost seven in ten of those
//! inspected since are. So that the invented register tells the same, these are counted out and not left to chance.

use crate::demo::history::{History, inspections::last_rating, links};
use crate::demo::plan::Fate;
use crate::demo::school::{FIRST_URN, School};
use std::collections::HashMap;

/// Who came before whom, and what is settled beforehand of their grades.
#[derive(Default)]
pub struct Standing {
    /// The school that each continues, by URN; some of these the register lacks.
    pub before: HashMap<usize, usize>,
    /// Schools that a sponsor took over, and whether they were good at the end.
    pub taken_over: HashMap<usize, bool>,
    /// Academies of sponsors, and whether they became good.
    pub sponsored: HashMap<usize, bool>,
    /// Schools that the register lacks, with the one that came after each.
    pub lost: Vec<(usize, usize)>,
}

impl Standing {
    pub fn new(history: &History, mut numbers: impl Iterator<Item = usize>) -> Self {
        let mut standing = Self { before: links::continued(history), ..Self::default() };
        // One that went on after the next had begun was not continued, whatever the links say.
        let ended = |urn: &usize| history.school(*urn).and_then(|school| school.founding.closed);
        standing.before.retain(|later, earlier| {
            let began = history.school(*later).and_then(|school| school.founding.opened.or(school.founding.closed));
            ended(earlier).zip(began).is_some_and(|(ended, began)| ended < began)
        });
        let listed = history.schools.iter().filter(|school| school.is_listed(history.world));
        let academies = listed.filter(|school| super::is_inspected(school) && school.kind.converts());
        let (mut sponsored, mut taken_over, mut orphans) = (0, 0, 0);
        for school in academies {
            standing.find_lost(school, &mut orphans, &mut numbers);
            if is_sponsored(school) {
                standing.sponsored.insert(school.urn, ![1, 4, 7, 10, 13].contains(&(sponsored % 16)));
                sponsored += usize::from(last_rating(history.world, school).is_some());
                if let Some(before) = standing.before.get(&school.urn) {
                    standing.taken_over.insert(*before, taken_over % 10 == 4);
                    taken_over += 1;
                }
            }
        }
        standing
    }

    /// Of some academies the register does not know which school they were.
    fn find_lost(&mut self, school: &School, orphans: &mut usize, numbers: &mut impl Iterator<Item = usize>) {
        if school.fate != Fate::Open || self.before.contains_key(&school.urn) {
            return;
        }
        *orphans += 1;
        if let Some(number) = (*orphans % 8 == 2).then(|| numbers.next()).flatten() {
            self.before.insert(school.urn, number);
            self.lost.push((number, school.urn));
        }
    }

    /// A school, and those before it as long as each continued the next.
    pub fn line<'s>(&'s self, urn: usize) -> impl Iterator<Item = usize> + 's {
        std::iter::successors(Some(urn), |urn| self.before.get(urn).copied()).take(4)
    }
}

fn is_sponsored(school: &School) -> bool {
    matches!(school.kind.code.code, "28" | "33" | "43")
}

/// Numbers that no school of the register has, as far as there are any.
pub fn free_numbers(history: &History) -> impl Iterator<Item = usize> {
    FIRST_URN + history.schools.len() + 20..1_000_000
}
