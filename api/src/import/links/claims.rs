//! Which of several claims that contradict each other is believed.

use std::{
    cmp::Ordering,
    collections::{HashMap, HashSet},
};

use chrono::NaiveDate;

use super::{
    cycles,
    row::{Edge, Statement, direction},
    schools::Schools,
    stored::Stored,
};
use crate::lineage::link_type::Side;

/// How old a claim is beside the file. What comes first here is believed first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Standing {
    /// A newer file stated it.
    Newer,
    /// The file states it, or one of the same day did.
    Current,
    /// An older file stated it, and the file does not.
    Outdated,
}

/// All that is said for one school's having come before another.
struct Claim {
    standing: Standing,
    by_earlier: bool,
    by_later: bool,
    line: u64,
}

impl Claim {
    fn back(&mut self, standing: Standing, side: Side, line: u64) {
        self.standing = self.standing.min(standing);
        self.line = self.line.min(line);
        match side {
            Side::Before => self.by_later = true,
            Side::After => self.by_earlier = true,
        }
    }

    fn one_sided(&self) -> bool {
        !(self.by_earlier && self.by_later)
    }
}

/// The claims that contradict better ones: kept is what the newest file says, then what both schools state, then what
/// agrees with the schools' days, then what is stored, then what the file says first. So a file that came before the
/// one of establishments is judged again by their days when it is imported again.
pub fn refused(statements: &[Statement<'_>], stored: &Stored, schools: &Schools, as_of: NaiveDate) -> HashSet<Edge> {
    let known = stored.links().map(|link| {
        let standing = match link.as_of.cmp(&as_of) {
            Ordering::Less => Standing::Outdated,
            Ordering::Equal => Standing::Current,
            Ordering::Greater => Standing::Newer,
        };
        (link, standing, 0)
    });
    let listed = statements.iter().map(|Statement { row, link }| (link, Standing::Current, row.line()));
    let mut claims: HashMap<Edge, Claim> = HashMap::new();
    for (link, standing, line) in known.chain(listed) {
        let Some((edge, side)) = direction(link) else { continue };
        let unbacked = || Claim { standing, by_earlier: false, by_later: false, line };
        claims.entry(edge).or_insert_with(unbacked).back(standing, side, line);
    }
    let mut claims: Vec<(Edge, Claim)> = claims.into_iter().collect();
    claims.sort_by_cached_key(|(edge, claim)| {
        (claim.standing, claim.one_sided(), schools.order(*edge), claim.line, *edge)
    });
    let edges: Vec<Edge> = claims.into_iter().map(|(edge, _)| edge).collect();
    cycles::closing(&edges)
}
