//! Which inspections count for which school.
//!
//! Ofsted counts an inspection of an earlier school as a later one's where the later one continues it. In its file of
//! August 2025 every inspection that it lists for a school under another URN, and that the links explain, stands at a
//! school that simply goes on; none at one that merged or was split. So a school inherits along links that CONTINUE, and
//! what Ofsted lists for it besides.

use std::collections::{BTreeMap, HashSet};

use crate::{
    lineage::code_lists::LineageKind,
    register::{InspectionRecord, Lineages, roll::Roll},
};

/// An inspection in the history of a school.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Position of the inspection.
    pub inspection: u32,
    /// Whether the school has it from one that it continues.
    pub inherited: bool,
}

/// The record of every school: entries side by side, latest last.
pub struct Histories {
    starts: Vec<u32>,
    entries: Vec<Entry>,
}

impl Histories {
    /// Gathers the record of every school.
    pub fn new(
        records: &[InspectionRecord],
        listed: impl Iterator<Item = (u32, u32)>,
        schools: &Roll,
        lineages: &Lineages,
    ) -> Self {
        let mut own: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
        for (position, record) in (0..).zip(records) {
            own.entry(record.school.unwrap_or(u32::MAX)).or_default().push(position);
        }
        own.remove(&u32::MAX);
        let mut inherited: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
        for (school, inspection) in listed {
            inherited.entry(school).or_default().push(inspection);
        }
        let (mut starts, mut entries) = (vec![0], vec![]);
        for school in 0..schools.records().len() as u32 {
            let mut theirs: BTreeMap<u32, bool> = BTreeMap::new();
            let continued = reached(school, lineages, |kind| kind == LineageKind::Continues);
            let of_continued = continued.iter().filter_map(|earlier| own.get(earlier)).flatten();
            for inspection in of_continued.chain(inherited.get(&school).into_iter().flatten()) {
                theirs.insert(*inspection, true);
            }
            for inspection in own.get(&school).into_iter().flatten() {
                theirs.insert(*inspection, false);
            }
            entries.extend(theirs.into_iter().map(|(inspection, inherited)| Entry { inspection, inherited }));
            starts.push(entries.len() as u32);
        }
        entries.shrink_to_fit();
        Self { starts, entries }
    }

    /// The record of a school, latest last.
    pub fn of(&self, school: u32) -> &[Entry] {
        let [start, end] = [school, school + 1].map(|at| self.starts[at as usize] as usize);
        &self.entries[start..end]
    }

    /// The record of a school and those of all that came before it by any link, latest last. What it does not inherit is
    /// marked as not inherited.
    pub fn of_all_before(&self, school: u32, lineages: &Lineages) -> Vec<Entry> {
        let mut theirs: BTreeMap<u32, bool> = BTreeMap::new();
        for earlier in reached(school, lineages, |kind| kind != LineageKind::Other) {
            theirs.extend(self.of(earlier).iter().map(|entry| (entry.inspection, false)));
        }
        theirs.extend(self.of(school).iter().map(|entry| (entry.inspection, entry.inherited)));
        theirs.into_iter().map(|(inspection, inherited)| Entry { inspection, inherited }).collect()
    }
}

/// The schools that came before one, however long ago, by links of some kinds.
fn reached(school: u32, lineages: &Lineages, follows: impl Fn(LineageKind) -> bool) -> Vec<u32> {
    let (mut reached, mut seen) = (vec![], HashSet::new());
    let mut from = vec![school];
    while let Some(later) = from.pop() {
        for link in lineages.predecessors(later).filter(|link| follows(link.kind)) {
            if link.school != school && seen.insert(link.school) {
                reached.push(link.school);
                from.push(link.school);
            }
        }
    }
    reached
}
