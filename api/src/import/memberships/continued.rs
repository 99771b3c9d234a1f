//! Academies that closed and went on at once as another academy, under a URN of its own.

use std::{cmp::Reverse, collections::HashMap};

use chrono::NaiveDate;
use entity::{TrustUid, Urn, school_link};

use super::{day::is_one_event, evidence::School, history::History};
use crate::lineage::{
    code_lists::LineageKind,
    union::{Life, unite},
};

/// The academy that another one continues.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Continued {
    /// The academy that closed.
    pub urn: Urn,
    /// The day it closed.
    pub closed_on: NaiveDate,
    /// The last trust that it is known to have been in.
    pub trust: Option<TrustUid>,
}

/// Which academy each academy continues. Of several it is the one that closed last.
pub fn continued(links: Vec<school_link::Model>, schools: &[School], histories: &[History]) -> HashMap<Urn, Continued> {
    let academies: HashMap<Urn, &School> =
        schools.iter().filter(|school| school.is_academy()).map(|school| (school.urn, school)).collect();
    let last_trust = |history: &History| Some((history.school.urn, history.periods.last()?.trust?));
    let last_trusts: HashMap<Urn, TrustUid> = histories.iter().filter_map(last_trust).collect();
    let life = |urn: Urn| {
        let academy = academies.get(&urn)?;
        Some(Life { is_over: academy.is_closed, opened_on: academy.opened_on, closed_on: academy.closed_on })
    };
    let mut continued: HashMap<Urn, Continued> = HashMap::new();
    for edge in unite(links, life).into_iter().filter(|edge| edge.kind == LineageKind::Continues) {
        let closed_on = academies.get(&edge.earlier).and_then(|academy| academy.closed_on);
        let opened_on = academies.get(&edge.later).and_then(|academy| academy.opened_on);
        let Some((closed_on, opened_on)) = closed_on.zip(opened_on) else { continue };
        if is_one_event(closed_on, opened_on) {
            let found = Continued { urn: edge.earlier, closed_on, trust: last_trusts.get(&edge.earlier).copied() };
            let known = continued.entry(edge.later).or_insert(found);
            *known = known.or_later(found);
        }
    }
    continued
}

impl Continued {
    /// The one that closed last, else the one with the lower URN.
    fn or_later(self, other: Self) -> Self {
        std::cmp::min_by_key(self, other, |continued| (Reverse(continued.closed_on), continued.urn))
    }
}
