//! Which schools came from another trust, and when.

use super::academies::{Academy, academies, lasting, left_behind, part};
use crate::demo::calendar::{after, before, opening};
use crate::demo::dice::Dice;
use crate::demo::group::Group;
use crate::demo::school::School;
use crate::demo::vocabulary::MULTI;
use crate::demo::world::World;
use chrono::NaiveDate;
use std::collections::HashMap;

/// A change of trust: from which, and the first day in the present one.
#[derive(Clone, Copy)]
pub struct Move {
    pub from: usize,
    pub on: NaiveDate,
}

/// The moves by URN. A school moves once at most, which is enough for one to look at.
#[derive(Default)]
pub struct Moves(HashMap<usize, Move>);

/// Chance for moves. See [`World`] for the other streams.
const STREAM: u64 = 3 << 40;
/// As many schools as a trust that dissolves has.
const DISSOLVED: usize = 4;

impl Moves {
    pub fn invent(world: &World, schools: &[School]) -> Self {
        let academies = academies(schools);
        let mut by_trust: HashMap<usize, Vec<Academy<'_>>> = HashMap::new();
        academies.iter().for_each(|academy| by_trust.entry(academy.trust).or_default().push(*academy));
        let running = world.groups.running.iter();
        let mut maker = Maker {
            world,
            academies,
            by_trust,
            by_group_id: running.map(|trust| (&*world.groups.all[*trust].group_id, *trust)).collect(),
            lasting: lasting(world),
            dice: Dice::new(world.options.seed, STREAM),
            moves: Self::default(),
        };
        for (place, trust) in left_behind(world) {
            match trust.closed {
                Some(closed) => maker.close(place, trust, closed),
                None => maker.empty(place, trust),
            }
        }
        maker.transfer();
        maker.moves
    }

    pub fn of(&self, school: &School) -> Option<Move> {
        self.0.get(&school.urn).copied()
    }
}

struct Maker<'m> {
    world: &'m World,
    academies: Vec<Academy<'m>>,
    by_trust: HashMap<usize, Vec<Academy<'m>>>,
    /// The running trusts.
    by_group_id: HashMap<&'m str, usize>,
    lasting: Vec<usize>,
    dice: Dice,
    moves: Moves,
}

impl Maker<'_> {
    /// A trust that closed became another one, or handed all its schools to another one.
    fn close(&mut self, place: usize, trust: &Group, closed: NaiveDate) {
        let heir = self.by_group_id.get(trust.unmarked_id()).copied();
        let joined = match heir {
            None if trust.kind == MULTI => self.largest(place, trust, closed),
            heir => heir,
        };
        let Some(theirs) = joined.and_then(|joined| self.by_trust.get(&joined)) else { return };
        let urns: Vec<usize> = self.could_have_been_in(theirs, trust, closed).collect();
        for urn in urns.into_iter().take(if heir.is_some() { 1 } else { DISSOLVED }) {
            self.moves.0.insert(urn, Move { from: place, on: closed });
        }
    }

    /// The last schools of a trust left it between the two establishments files, each for a trust of its choice.
    fn empty(&mut self, place: usize, trust: &Group) {
        let options = &self.world.options;
        let (from, until) = (after(options.earlier_establishments_as_of, 1), options.establishments_as_of);
        let some = part(&self.academies, place);
        let urns: Vec<usize> = self.could_have_been_in(some, trust, options.earlier_establishments_as_of).collect();
        for _ in 0..if trust.kind == MULTI { 2 } else { 1 } {
            if !urns.is_empty() {
                let on = opening(&mut self.dice, from, until);
                self.moves.0.insert(self.dice.pick(&urns), Move { from: place, on });
            }
        }
    }

    /// Some of the academies that opened before the group links moved before those, some after.
    fn transfer(&mut self) {
        let options = &self.world.options;
        let (listed, seen) = (options.group_links_as_of, options.earlier_establishments_as_of);
        let settled = |academy: &&Academy<'_>| after(academy.opened, 120) < listed && self.may_move(academy);
        let settled: Vec<Academy<'_>> = self.academies.iter().filter(settled).copied().collect();
        for (nth, academy) in settled.into_iter().enumerate() {
            let (earliest, latest) = match nth % 20 {
                3 | 10 | 17 => (after(academy.opened, 90), listed),
                9 => (after(listed, 1), seen),
                _ => continue,
            };
            if let Some(from) = self.another(academy, nth % 40 == 9) {
                let on = opening(&mut self.dice, earliest, latest);
                self.moves.0.insert(academy.school.urn, Move { from, on });
            }
        }
    }

    /// A trust of several schools that was there when the academy opened, or was only just being founded.
    fn another(&mut self, academy: Academy<'_>, founded_late: bool) -> Option<usize> {
        let (opened, groups) = (academy.opened, &self.world.groups.all);
        let fits = |trust: &&usize| {
            let group = &groups[**trust];
            let late = |since| since > opened && since <= after(opened, 400);
            let in_time = |since| if founded_late { late(since) } else { since <= opened };
            **trust != academy.trust
                && group.faith == groups[academy.trust].faith
                && group.incorporated.is_some_and(in_time)
        };
        let fitting: Vec<usize> = part(&self.lasting, academy.school.urn).iter().filter(fits).copied().collect();
        (!fitting.is_empty()).then(|| self.dice.pick(&fitting))
    }

    /// Of some academies those that opened in the time of a trust, long enough before a day; by URN.
    fn could_have_been_in(
        &self,
        academies: &[Academy<'_>],
        trust: &Group,
        day: NaiveDate,
    ) -> impl Iterator<Item = usize> {
        let (since, until) = (trust.incorporated.unwrap_or(day), before(day, 90));
        let could = academies.iter().filter(move |it| since <= it.opened && it.opened < until && self.may_move(it));
        could.map(|academy| academy.school.urn)
    }

    /// The trust that has most academies that could have been in another one.
    fn largest(&self, place: usize, trust: &Group, closed: NaiveDate) -> Option<usize> {
        let could = |theirs: &[Academy<'_>]| self.could_have_been_in(theirs, trust, closed).count();
        let trusts = part(&self.lasting, place).iter().copied();
        trusts.max_by_key(|trust| self.by_trust.get(trust).map(|theirs| could(theirs)))
    }

    /// Schools of single-academy trusts have never been elsewhere.
    fn may_move(&self, academy: &Academy<'_>) -> bool {
        self.world.groups.all[academy.trust].kind == MULTI && !self.moves.0.contains_key(&academy.school.urn)
    }
}
