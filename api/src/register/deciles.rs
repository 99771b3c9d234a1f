//! Where the share of pupils eligible for free school meals stands among like schools: national tenths of each census.

use std::collections::BTreeMap;

use async_graphql::{Enum, SimpleObject};
use chrono::NaiveDate;

use super::{SchoolRecord, census::Censuses};
use crate::{
    graphql::scalars::{Date, Decimal},
    school::{
        code_lists::{Phase, SchoolSector, SettingKind},
        fact::MissingReason,
    },
};

/// The schools among which a share of free school meals is ranked: open state-funded schools of one group.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum FsmPhaseGroup {
    /// Primary schools, and middle schools that count as primary.
    Primary,
    /// Secondary schools, middle schools that count as secondary, and all-through schools.
    Secondary,
    /// Special schools.
    Special,
    /// Alternative provision.
    AlternativeProvision,
}

impl FsmPhaseGroup {
    /// The group of a school; none for nurseries, for ages 16 and over, for schools without a phase, for those that are
    /// not open and for those that the state does not pay for.
    pub fn of(school: &SchoolRecord) -> Option<Self> {
        let counts = school.status.is_open() && school.sector == SchoolSector::StateFunded;
        let group = match (school.setting, school.phase) {
            (SettingKind::Special, _) => Self::Special,
            (SettingKind::AlternativeProvision, _) => Self::AlternativeProvision,
            (_, Phase::Primary | Phase::MiddleDeemedPrimary) => Self::Primary,
            (_, Phase::Secondary | Phase::MiddleDeemedSecondary | Phase::AllThrough) => Self::Secondary,
            _ => return None,
        };
        counts.then_some(group)
    }
}

/// The tenth in which a school's share lies, or why there is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decile(pub Result<u8, MissingReason>);

impl Default for Decile {
    fn default() -> Self {
        Self(Err(MissingReason::NotApplicable))
    }
}

/// Where the tenths of one group at one census begin.
#[derive(SimpleObject, Clone, Debug, PartialEq, Eq)]
pub struct FsmDeciles {
    /// The schools that are ranked.
    phase_group: FsmPhaseGroup,
    /// The day of the census.
    as_of: Date,
    /// How many schools had a share at that census.
    schools: i32,
    /// The lowest share in each tenth, in per cent, from the tenth with the lowest shares to that with the highest; null
    /// for a tenth in which no school lies, since many have the same share.
    lowest: Vec<Option<Decimal>>,
}

/// The shares of one group at one census, in order.
pub struct Shares(Vec<i32>);

impl Shares {
    /// One, and ten times the share of schools that are strictly below: 10 for the most disadvantaged.
    pub fn decile(&self, share: i32) -> u8 {
        let below = self.0.partition_point(|other| *other < share);
        (1 + 10 * below / self.0.len().max(1)).min(10) as u8
    }

    fn published(&self, phase_group: FsmPhaseGroup, as_of: NaiveDate) -> FsmDeciles {
        let mut lowest = vec![None; 10];
        for &share in self.0.iter().rev() {
            lowest[usize::from(self.decile(share)) - 1] = Some(Decimal(rust_decimal::Decimal::new(share.into(), 1)));
        }
        FsmDeciles { phase_group, as_of: Date(as_of), schools: self.0.len() as i32, lowest }
    }
}

/// Fewer schools than this make no tenths.
const FEWEST: usize = 10;

/// Ranks every school among those of its group at the census of its share, and says where the tenths begin.
pub fn rank(schools: &mut [SchoolRecord], censuses: &Censuses) -> Vec<FsmDeciles> {
    let mut shares: BTreeMap<(FsmPhaseGroup, NaiveDate), Shares> = BTreeMap::new();
    for school in schools.iter() {
        let Some(group) = FsmPhaseGroup::of(school) else { continue };
        for (on, share) in shares_of(school, censuses) {
            shares.entry((group, on)).or_insert_with(|| Shares(vec![])).0.push(share);
        }
    }
    shares.retain(|_, shares| shares.0.len() >= FEWEST);
    shares.values_mut().for_each(|shares| shares.0.sort_unstable());
    for school in schools {
        school.counts.fsm_decile = Decile(decile_of(school, &shares));
    }
    shares.into_iter().map(|((group, on), shares)| shares.published(group, on)).collect()
}

/// What each census says of a school's share, once for each day.
fn shares_of(school: &SchoolRecord, censuses: &Censuses) -> BTreeMap<NaiveDate, i32> {
    let counted = censuses.of(school.urn).iter().filter_map(|census| Some((census.on, census.fsm_share()?)));
    let mut shares: BTreeMap<NaiveDate, i32> = counted.collect();
    let latest = school.counts.fsm_share;
    shares.extend(latest.on.zip(latest.value));
    shares
}

fn decile_of(
    school: &SchoolRecord,
    shares: &BTreeMap<(FsmPhaseGroup, NaiveDate), Shares>,
) -> Result<u8, MissingReason> {
    let group = FsmPhaseGroup::of(school).ok_or(MissingReason::NotApplicable)?;
    let latest = school.counts.fsm_share;
    let why_not = latest.missing.unwrap_or(MissingReason::NotCollected);
    let (on, share) = latest.on.zip(latest.value).ok_or(why_not)?;
    let peers = shares.get(&(group, on)).ok_or(MissingReason::SourceDatesDiffer)?;
    Ok(peers.decile(share))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tenth_counts_those_that_are_strictly_below() {
        let shares = Shares((0..100).collect());
        assert_eq!([0, 9, 10, 55, 99].map(|share| shares.decile(share)), [1, 1, 2, 6, 10]);
        let alike = Shares(vec![5; 40]);
        assert_eq!(alike.decile(5), 1);
    }

    #[test]
    fn a_tenth_in_which_no_school_lies_has_no_lowest_share() {
        let mut shares = vec![0; 50];
        shares.extend(1..=50);
        let published = Shares(shares).published(FsmPhaseGroup::Primary, "2024-01-18".parse().unwrap());
        let lowest: Vec<Option<String>> =
            published.lowest.iter().map(|share| share.map(|share| share.0.to_string())).collect();
        assert_eq!(lowest[0].as_deref(), Some("0.0"));
        assert!(lowest[1..5].iter().all(Option::is_none));
        assert_eq!(lowest[5].as_deref(), Some("0.1"));
    }
}
