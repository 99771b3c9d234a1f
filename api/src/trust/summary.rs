//! What a trust's open schools add up to.

use roaring::RoaringBitmap;
use rust_decimal::Decimal;

use super::{
    code_lists::GroupStatus,
    figure::{Measure, Share, TrustFigure},
    parts::{PhaseCount, RegionCount},
};
use crate::{
    register::{SchoolRecord, Schools, SourceKind, Sources, trust_record::TrustSummary},
    school::fact::MissingReason,
};

/// Adds up trusts over one set of schools.
pub struct Summariser<'a> {
    schools: &'a Schools,
    establishments_as_of: Option<chrono::NaiveDate>,
    /// Why an open trust without open schools may have some all the same; none where the files speak of one day.
    doubt: Option<MissingReason>,
}

impl<'a> Summariser<'a> {
    /// Remembers the days that the files describe: a trust may be younger than the newest file of schools.
    pub fn new(schools: &'a Schools, sources: &Sources) -> Self {
        let establishments_as_of = sources.as_of(SourceKind::Establishments);
        let doubt = match (establishments_as_of, sources.as_of(SourceKind::Groups)) {
            _ if !sources.has(SourceKind::Establishments) => Some(MissingReason::NotCollected),
            (Some(establishments), Some(groups)) if establishments == groups => None,
            _ => Some(MissingReason::SourceDatesDiffer),
        };
        Self { schools, establishments_as_of, doubt }
    }

    /// Adds up one trust.
    pub fn summarise(&self, status: GroupStatus, members: &RoaringBitmap) -> TrustSummary {
        let open: Vec<&SchoolRecord> =
            (members & &self.schools.sets.open).iter().map(|position| self.schools.at(position)).collect();
        let no_schools = self.why_no_schools(status);
        let figure = |share: &dyn Fn(&SchoolRecord) -> Option<Share>, measure| {
            let shares: Vec<Option<Share>> = open.iter().map(|school| share(school)).collect();
            TrustFigure::new(&shares, measure, no_schools)
        };
        TrustSummary {
            school_count: self.count(status, open.len()),
            regions: tally(open.iter().map(|school| school.region))
                .map(|(region, open_schools)| RegionCount { region, open_schools })
                .collect(),
            phases: tally(open.iter().map(|school| school.phase))
                .map(|(phase, open_schools)| PhaseCount { phase, open_schools })
                .collect(),
            pupils: figure(&pupils, Measure::Sum),
            capacity: figure(&|school| self.capacity(school), Measure::Sum),
            percent_full: figure(&fullness, Measure::Percent),
            fsm_percent: figure(&fsm, Measure::Percent),
        }
    }

    /// No schools is a number only where both files speak of one day, or the trust is not open anyway.
    fn count(&self, status: GroupStatus, open: usize) -> Result<i32, MissingReason> {
        match self.doubt {
            Some(doubt) if open == 0 && status.is_open() => Err(doubt),
            _ => Ok(open as i32),
        }
    }

    fn why_no_schools(&self, status: GroupStatus) -> MissingReason {
        self.doubt.filter(|_| status.is_open()).unwrap_or(MissingReason::NotApplicable)
    }

    fn capacity(&self, school: &SchoolRecord) -> Option<Share> {
        let capacity = school.counts.capacity?;
        Some(Share { part: capacity.into(), whole: Decimal::ONE, as_of: self.establishments_as_of })
    }
}

fn pupils(school: &SchoolRecord) -> Option<Share> {
    let counts = &school.counts;
    Some(Share { part: counts.pupils.value?.into(), whole: Decimal::ONE, as_of: counts.pupils.on })
}

fn fullness(school: &SchoolRecord) -> Option<Share> {
    let counts = &school.counts;
    let capacity = counts.capacity.filter(|&capacity| capacity > 0)?;
    Some(Share { part: counts.pupils.value?.into(), whole: capacity.into(), as_of: counts.pupils.on })
}

fn fsm(school: &SchoolRecord) -> Option<Share> {
    let (part, whole) = school.counts.fsm_parts?;
    Some(Share { part: part.into(), whole: whole.into(), as_of: school.counts.fsm_share.on })
}

/// How often each value occurs, in the order of the values.
fn tally<T: Ord>(values: impl Iterator<Item = T>) -> impl Iterator<Item = (T, u32)> {
    let mut counts = std::collections::BTreeMap::new();
    for value in values {
        *counts.entry(value).or_default() += 1;
    }
    counts.into_iter()
}
