//! The academies, and the trusts that the register forgot they were in.

use crate::demo::group::Group;
use crate::demo::kind::Sector;
use crate::demo::plan::Fate;
use crate::demo::school::School;
use crate::demo::vocabulary::{MULTI, SINGLE};
use crate::demo::world::World;
use chrono::NaiveDate;
use std::collections::HashSet;

/// A school whose past can be told: an academy in a trust, with the day on which it opened.
#[derive(Clone, Copy)]
pub struct Academy<'s> {
    pub school: &'s School,
    pub trust: usize,
    pub opened: NaiveDate,
}

/// The open academies that are in a trust.
pub fn academies(schools: &[School]) -> Vec<Academy<'_>> {
    let open = schools.iter().filter(|school| school.is_open() && school.kind.sector == Sector::Academy);
    open.filter_map(Academy::of).collect()
}

impl<'s> Academy<'s> {
    fn of(school: &'s School) -> Option<Self> {
        Some(Self { school, trust: school.membership.trust?, opened: school.founding.opened? })
    }
}

/// Trusts of several schools that are running still.
pub fn lasting(world: &World) -> Vec<usize> {
    let all = &world.groups.all;
    let lasts = |trust: &usize| all[*trust].kind == MULTI && all[*trust].closed.is_none();
    world.groups.running.iter().copied().filter(lasts).collect()
}

/// Academy trusts that have no school any more, with their places.
pub fn left_behind(world: &World) -> impl Iterator<Item = (usize, &Group)> {
    let groups = &world.groups;
    let running: HashSet<&usize> = groups.running.iter().collect();
    let trusts = groups.all.iter().enumerate().filter(|(_, group)| group.kind == MULTI || group.kind == SINGLE);
    trusts.filter(move |(place, _)| !running.contains(place))
}

/// The register does not say which trust a closed academy was in. Here it was one that was there when it opened.
pub fn remember_trusts(world: &World, schools: &mut [School]) {
    let lasting = lasting(world);
    let forgotten = schools.iter_mut().filter(|school| {
        school.fate == Fate::Closed && school.kind.sector == Sector::Academy && school.membership.trust.is_none()
    });
    for (nth, school) in forgotten.enumerate() {
        let mut elder = lasting.iter().cycle().skip(nth * 5).take(lasting.len());
        school.membership.trust =
            elder.find(|trust| world.groups.all[**trust].incorporated <= school.founding.opened).copied();
    }
}

/// As much of a list as is looked through for each thing of another one.
const PART: usize = 2_000;

/// A part of a long list, so that the time taken does not grow with the square of the register.
pub fn part<T>(list: &[T], nth: usize) -> &[T] {
    let parts = list.len().div_ceil(PART).max(1);
    list.chunks(PART).nth(nth % parts).unwrap_or_default()
}
