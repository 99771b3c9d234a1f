//! One statement out of many: what all rows together say of two schools.
//!
//! Most links stand in the register twice, once from each end, and some of these pairs disagree. Two schools have one
//! link here.

use std::cmp::Reverse;

use chrono::NaiveDate;
use entity::{Urn, school_link};

use super::{
    code_lists::LineageKind,
    link_type::{LinkType, Side},
};

/// That one school came after another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edge {
    /// The school that was there first.
    pub earlier: Urn,
    /// The school that came after it.
    pub later: Urn,
    /// How it goes on from the earlier one.
    pub kind: LineageKind,
    /// What the register calls the link, in the row that was believed.
    pub link_type: String,
    /// The day of the event behind it.
    pub established_on: Option<NaiveDate>,
}

/// When a school was there, to tell the earlier of two where the link does not.
#[derive(Clone, Copy, Debug, Default)]
pub struct Life {
    /// Whether it is no more.
    pub is_over: bool,
    /// Day of opening.
    pub opened_on: Option<NaiveDate>,
    /// Day of closing.
    pub closed_on: Option<NaiveDate>,
}

/// Makes one edge of all rows about two schools. A link to a school without a life, which the register lacks, is left
/// out.
pub fn unite(mut rows: Vec<school_link::Model>, life: impl Fn(Urn) -> Option<Life>) -> Vec<Edge> {
    rows.sort_unstable_by_key(pair);
    rows.chunk_by(|left, right| pair(left) == pair(right)).filter_map(|rows| edge(rows, &life)).collect()
}

/// The two schools, whichever states the link.
fn pair(row: &school_link::Model) -> (Urn, Urn) {
    (row.urn.min(row.linked_urn), row.urn.max(row.linked_urn))
}

fn edge(rows: &[school_link::Model], life: &impl Fn(Urn) -> Option<Life>) -> Option<Edge> {
    let (one, other) = pair(rows.first()?);
    let lives = [(one, life(one)?), (other, life(other)?)];
    let newest: Vec<_> = rows.iter().filter(|row| is_newest_of_its_school(row, rows)).collect();
    let believed = *newest.iter().max_by_key(|row| weight(row))?;
    let LinkType { side, kind } = LinkType::read(&believed.link_type);
    let earlier = match side {
        Some(Side::Before) => believed.linked_urn,
        Some(Side::After) => believed.urn,
        None => first_of(lives),
    };
    Some(Edge {
        earlier,
        later: if earlier == one { other } else { one },
        kind,
        link_type: believed.link_type.clone(),
        established_on: believed.established_on.or_else(|| newest.iter().find_map(|row| row.established_on)),
    })
}

/// What a newer file says of a link takes the place of what an older one said, as far as the same school states it.
fn is_newest_of_its_school(row: &school_link::Model, rows: &[school_link::Model]) -> bool {
    rows.iter().all(|other| other.urn != row.urn || other.as_of <= row.as_of)
}

/// A row that says which school came first beats one that does not, and one that says how beats a plain one. The rest
/// makes the choice the same each time.
fn weight(row: &school_link::Model) -> impl Ord {
    let LinkType { side, kind } = LinkType::read(&row.link_type);
    let specific = match kind {
        LineageKind::Other => 0,
        LineageKind::Continues => 1,
        LineageKind::Merged | LineageKind::Amalgamated | LineageKind::Split => 2,
    };
    (side.is_some(), specific, row.as_of, row.established_on.is_some(), Reverse((row.urn, row.link_type.clone())))
}

/// The school that closed first; of two that are open the one that opened first, where an unknown day is an early one;
/// else the one with the lower URN.
fn first_of(lives: [(Urn, Life); 2]) -> Urn {
    let [one, other] = lives.map(|(urn, life)| {
        let closed_on = life.closed_on.filter(|_| life.is_over);
        (!life.is_over, closed_on, life.opened_on, urn)
    });
    one.min(other).3
}

#[cfg(test)]
mod tests;
