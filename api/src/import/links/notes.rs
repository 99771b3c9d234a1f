//! What is worth noticing about links that are taken in all the same.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{
    row::{Edge, Statement, direction},
    schools::Schools,
};
use crate::{
    import::{finding_kind::FindingKind, findings::Findings},
    lineage::link_type::Side,
};

/// What one school says of a link to another.
struct Said {
    line: u64,
    side: Side,
    day: Option<NaiveDate>,
}

/// Notes what is odd about each link, and about what its two schools say of it.
pub fn note(findings: &mut Findings, statements: &[Statement<'_>], schools: &Schools) {
    let mut edges: BTreeMap<Edge, Vec<Said>> = BTreeMap::new();
    for Statement { row, link } in statements {
        let line = row.line();
        if link.established_on.is_none() {
            findings.note(FindingKind::UndatedLink, line, || {
                format!("{} {} {}", link.urn, link.link_type, link.linked_urn)
            });
        }
        let mut unknown = [link.urn, link.linked_urn].into_iter().filter(|urn| schools.lack(*urn));
        if let Some(urn) = unknown.next() {
            findings.note(FindingKind::UnknownSchool, line, || urn.to_string());
        }
        if let Some((edge, side)) = direction(link) {
            edges.entry(edge).or_default().push(Said { line, side, day: link.established_on });
        }
    }
    let mut edges: Vec<(Edge, Vec<Said>)> = edges.into_iter().collect();
    edges.sort_by_key(|(_, said)| said.first().map(|first| first.line));
    for (edge, said) in edges {
        compare(findings, edge, &said);
    }
}

/// Holds what one school says against what the other says.
fn compare(findings: &mut Findings, Edge { earlier, later }: Edge, said: &[Said]) {
    let Some(first) = said.first() else { return };
    let days = |side| said.iter().filter(move |said| said.side == side).filter_map(|said| said.day);
    if said.iter().all(|said| said.side == first.side) {
        let teller = if first.side == Side::Before { later } else { earlier };
        findings.note(FindingKind::OneSidedLink, first.line, || format!("{earlier} before {later}, says {teller}"));
    }
    let mut pairs = days(Side::After).flat_map(|left| days(Side::Before).map(move |right| (left, right)));
    if let Some((left, right)) = pairs.find(|(left, right)| disagree(*left, *right)) {
        findings.note(FindingKind::LinkDatesDisagree, first.line, || {
            format!("{earlier} before {later}: {left} and {right}")
        });
    }
}

/// The earlier school tends to name the last day of the old state and the later one the first of the new.
fn disagree(left: NaiveDate, right: NaiveDate) -> bool {
    left.signed_duration_since(right).num_days().abs() > 1
}
