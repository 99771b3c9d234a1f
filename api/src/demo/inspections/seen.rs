//! What was known on a day of the inspections of a school and of those that it continues.

use super::Inspections;
use super::inspection::{Findings, Inspection};
use chrono::NaiveDate;

/// What a row of a file tells of.
#[derive(Default)]
pub struct Seen<'i> {
    /// The latest that gave grades, and the one before it.
    pub graded: Option<&'i Inspection>,
    pub previous: Option<&'i Inspection>,
    /// The latest ungraded one since, and how many there were.
    pub ungraded: Option<&'i Inspection>,
    pub ungraded_count: usize,
    /// The latest report card.
    pub card: Option<&'i Inspection>,
}

impl Inspections<'_> {
    /// What was published by a day.
    pub fn seen(&self, urn: usize, day: NaiveDate) -> Seen<'_> {
        let known = |inspection: &&Inspection| inspection.published <= day;
        let line = self.standing.line(urn).filter_map(|urn| self.past.get(&urn));
        let mut known: Vec<&Inspection> = line.flatten().filter(known).collect();
        known.sort_by_key(|inspection| inspection.started);
        let mut seen = Seen::default();
        for inspection in known {
            match inspection.findings {
                Findings::Grades(_) => {
                    let previous = seen.graded;
                    seen = Seen { graded: Some(inspection), previous, ..Seen::default() };
                }
                Findings::Outcome(_) => {
                    seen.ungraded = Some(inspection);
                    seen.ungraded_count += 1;
                }
                Findings::Card(_) => seen.card = Some(inspection),
                Findings::Visit { .. } => {}
            }
        }
        // One that became a full inspection counts as none, and is told of as both.
        seen.ungraded = seen.ungraded.or(seen.graded.filter(|graded| graded.converted));
        seen
    }
}
