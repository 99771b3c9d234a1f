//! The file of predecessors and successors.

use super::History;
use super::link_list::{Kinds, LinkList};
use crate::demo::layout;
use crate::demo::plan::Fate;
use crate::demo::row::{Layout, Row};
use crate::demo::school::{FIRST_URN, School, dashed};
use crate::demo::table::{Form, Table};
use std::collections::HashMap;
use std::path::Path;

const SUCCESSION: Kinds = Kinds("Successor", "Predecessor");
const MERGER: Kinds = Kinds("Successor - merged", "Predecessor - merged");
const AMALGAMATION: Kinds = Kinds("Successor - amalgamated", "Predecessor - amalgamated");
const SPLIT: Kinds = Kinds("Successor - Split School", "Predecessor - Split School");
const SIXTH_FORM: Kinds = Kinds("Sixth Form Centre Link", "Sixth Form Centre School");

/// Kinds of which there are few.
const RARE: [Kinds; 7] = [
    MERGER,
    Kinds("Result of Amalgamation", "Result of Amalgamation"),
    Kinds("Closure", "Merged - expansion of school capacity"),
    Kinds("Merged - change in age range", "Merged - change in age range"),
    Kinds(
        "Merged - expansion in school capacity and changer in age range",
        "Merged - expansion in school capacity and changer in age range",
    ),
    Kinds("Expansion", "Expansion"),
    Kinds("Other", "Other"),
];

pub fn write_all(history: &History, path: &Path) -> anyhow::Result<()> {
    let layout = Layout::new(layout::LINKS);
    let mut table = Table::create(path, &layout, Form::Links)?;
    let mut row = Row::new(layout);
    for link in gather(history).sorted() {
        row.set("URN", link.urn);
        row.set("LinkURN", link.other);
        row.set("LinkName", &history.schools[link.other - FIRST_URN].name);
        row.set("LinkType", link.kind);
        row.set("LinkEstablishedDate", dashed(link.since));
        table.write(&row)?;
    }
    table.finish()
}

/// The school that each continues, by URN.
pub fn continued(history: &History) -> HashMap<usize, usize> {
    let links = gather(history).links.into_iter();
    let pairs = links.filter_map(|link| match link.kind {
        kind if kind == SUCCESSION.1 => Some((link.urn, link.other)),
        kind if kind == SUCCESSION.0 => Some((link.other, link.urn)),
        _ => None,
    });
    pairs.collect()
}

fn gather(history: &History) -> LinkList {
    let listed = || history.schools.iter().filter(|school| school.is_listed(history.world));
    let maintained = || listed().filter(|school| school.kind.may_federate());
    let replaced: Vec<usize> = listed().filter_map(|school| school.former).collect();
    let mut list = LinkList::default();
    let mut closed =
        maintained().filter(|school| school.fate == Fate::Closed && replaced.binary_search(&school.urn).is_err());
    let mut open = maintained().filter(|school| school.fate == Fate::Open);
    link_centre(&mut list, listed(), &mut open);
    link_rare(&mut list, history.schools.len(), &mut closed, &mut open);
    let academies = listed().filter_map(|school| Some((school, &history.schools[school.former? - FIRST_URN])));
    for (nth, (school, former)) in academies.enumerate() {
        list.link(former, school, SUCCESSION, school.founding.opened);
        let Some(other) = [3, 5, 10].contains(&(nth % 14)).then(|| closed.next()).flatten() else { continue };
        // One in seven took in another school too, and of some the predecessor had one of its own.
        match nth % 14 {
            5 => list.link(other, former, SUCCESSION, other.founding.closed),
            _ => join(&mut list, other, school),
        }
    }
    list
}

/// A school that closed before the academy opened was one of those it was made of; later it was taken in.
fn join(list: &mut LinkList, other: &School, academy: &School) {
    match other.founding.closed > academy.founding.opened {
        true => list.link(other, academy, MERGER, other.founding.closed),
        false => list.link(other, academy, AMALGAMATION, academy.founding.opened),
    }
}

/// Schools that have their sixth form in common.
fn link_centre<'s>(
    list: &mut LinkList,
    mut schools: impl Iterator<Item = &'s School>,
    open: &mut impl Iterator<Item = &'s School>,
) {
    if let Some(centre) = schools.find(|school| school.kind.is("31") && school.is_open()) {
        open.take(2).for_each(|school| list.link(school, centre, SIXTH_FORM, None));
    }
}

/// One link of each rare kind to nine hundred schools, one school that split, and two that became one.
fn link_rare<'s>(
    list: &mut LinkList,
    schools: usize,
    closed: &mut impl Iterator<Item = &'s School>,
    open: &mut impl Iterator<Item = &'s School>,
) {
    for _ in 0..schools / 900 {
        for kinds in RARE {
            let Some((old, new)) = closed.next().zip(open.next()) else { return };
            list.link(old, new, kinds, old.founding.closed);
        }
        if let Some(old) = closed.next() {
            open.take(2).for_each(|new| list.link(old, new, SPLIT, old.founding.closed));
        }
        if let Some(new) = open.next() {
            closed.take(2).for_each(|old| list.link(old, new, AMALGAMATION, old.founding.closed));
        }
    }
}
