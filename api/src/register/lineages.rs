//! Lineage in the register: which schools came before and after each.

use std::{cmp::Reverse, collections::HashSet, sync::Arc};

use chrono::NaiveDate;

use super::{Schools, roll::Roll};
use crate::lineage::{code_lists::LineageKind, union::Edge};

/// One school as the predecessor or successor of another.
#[derive(Clone)]
pub struct Link {
    /// Position of the school.
    pub school: u32,
    /// How the later one goes on from the earlier one.
    pub kind: LineageKind,
    /// What the register calls the link.
    pub link_type: Arc<str>,
    /// The day of the event behind it.
    pub established_on: Option<NaiveDate>,
}

/// All links between schools.
pub struct Lineages {
    predecessors: Adjacency,
    successors: Adjacency,
}

impl Lineages {
    /// Knows each edge from both of its ends.
    pub fn new(edges: Vec<Edge>, schools: &Roll) -> Self {
        let mut types: HashSet<Arc<str>> = HashSet::new();
        let (mut predecessors, mut successors) = (vec![], vec![]);
        for edge in edges {
            let Some((earlier, later)) = schools.by_urn(edge.earlier).zip(schools.by_urn(edge.later)) else { continue };
            let link_type = types.get(edge.link_type.as_str()).cloned().unwrap_or_else(|| edge.link_type.into());
            types.insert(link_type.clone());
            let link = |school| Link {
                school,
                kind: edge.kind,
                link_type: link_type.clone(),
                established_on: edge.established_on,
            };
            predecessors.push((later, link(earlier)));
            successors.push((earlier, link(later)));
        }
        Self { predecessors: Adjacency::new(predecessors, schools), successors: Adjacency::new(successors, schools) }
    }

    /// The schools that came before one.
    pub fn predecessors(&self, school: u32) -> impl Iterator<Item = &Link> {
        self.predecessors.of(school)
    }

    /// The schools that came after one.
    pub fn successors(&self, school: u32) -> impl Iterator<Item = &Link> {
        self.successors.of(school)
    }

    /// The open school that a school which is not open goes on as, found link by link; where no open one is reached,
    /// the last that is.
    pub fn heir(&self, school: u32, schools: &Schools) -> u32 {
        let (mut reached, mut seen) = (school, HashSet::from([school]));
        while !schools.at(reached).status.is_open() {
            match self.next(reached, schools).filter(|&next| seen.insert(next)) {
                Some(next) => reached = next,
                None => break,
            }
        }
        reached
    }

    /// Of several successors the plain one, else the open one, else the latest, else the one with the lower URN. A
    /// school that was split has no successor that stands for it.
    fn next(&self, school: u32, schools: &Schools) -> Option<u32> {
        use LineageKind::{Amalgamated, Continues, Merged};
        let heirs = self.successors(school).filter(|link| matches!(link.kind, Continues | Merged | Amalgamated));
        let best = heirs.max_by_key(|link| {
            let heir = schools.at(link.school);
            (link.kind == Continues, heir.status.is_open(), link.established_on, Reverse(heir.urn))
        });
        best.map(|link| link.school)
    }
}

/// The links of every school, side by side, in the order of their days, those without one last, then of URN.
struct Adjacency(Vec<(u32, Link)>);

impl Adjacency {
    fn new(mut links: Vec<(u32, Link)>, schools: &Roll) -> Self {
        links.sort_by_key(|(school, link)| {
            (*school, link.established_on.is_none(), link.established_on, schools.at(link.school).urn)
        });
        Self(links)
    }

    fn of(&self, school: u32) -> impl Iterator<Item = &Link> {
        let start = self.0.partition_point(|(of, _)| *of < school);
        self.0[start..].iter().take_while(move |(of, _)| *of == school).map(|(_, link)| link)
    }
}
