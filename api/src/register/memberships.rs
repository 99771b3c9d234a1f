//! Memberships in the register: those of a school, those of a trust, and what held on a day.

use std::{collections::HashMap, ops::Range};

use chrono::NaiveDate;
use roaring::RoaringBitmap;
use uuid::Uuid;

use super::MembershipRecord;
use crate::{
    graphql::{
        order::{Ranking, SortValue},
        paging::Listing,
    },
    membership::{code_lists::JoinReason, date::MembershipDate, order::MembershipOrderField},
};

/// All memberships: those of one school side by side, oldest first.
pub struct Memberships {
    records: Vec<MembershipRecord>,
    by_id: HashMap<Uuid, u32>,
    by_trust: HashMap<u32, RoaringBitmap>,
    by_joining: Ranking,
}

impl Memberships {
    /// Orders memberships by school and age.
    pub fn new(mut records: Vec<MembershipRecord>) -> Self {
        records.sort_by_cached_key(|record| (record.school, record.age()));
        let mut by_trust: HashMap<u32, RoaringBitmap> = HashMap::new();
        for (position, record) in (0..).zip(&records) {
            if let Some(trust) = record.trust {
                by_trust.entry(trust).or_default().insert(position);
            }
        }
        Self {
            by_id: (0..).zip(&records).map(|(position, record)| (record.id, position)).collect(),
            by_trust,
            by_joining: Ranking::new(records.len(), |position| sort_key(&records[position as usize])),
            records,
        }
    }

    /// All records, by school.
    pub fn records(&self) -> &[MembershipRecord] {
        &self.records
    }

    /// The membership at a position.
    pub fn at(&self, position: u32) -> &MembershipRecord {
        &self.records[position as usize]
    }

    /// The membership with an id.
    pub fn by_id(&self, id: Uuid) -> Option<u32> {
        self.by_id.get(&id).copied()
    }

    /// The memberships of a school, oldest first.
    pub fn of_school(&self, school: u32) -> Range<u32> {
        let start = self.records.partition_point(|record| record.school < school);
        let end = self.records.partition_point(|record| record.school <= school);
        start as u32..end as u32
    }

    /// The memberships of a trust.
    pub fn of_trust(&self, trust: u32) -> RoaringBitmap {
        self.by_trust.get(&trust).cloned().unwrap_or_default()
    }

    /// The trust that a school surely was in on a day. Where the rows contradict each other, the younger membership
    /// counts.
    pub fn trust_on(&self, school: u32, day: NaiveDate) -> Option<u32> {
        let mut theirs = self.of_school(school).rev().map(|position| self.at(position));
        theirs.find(|membership| membership.surely_holds(day))?.trust
    }

    /// When a school joined the trust that it is in; none where it is in none. A trust that only took another form is the
    /// same trust.
    pub fn joining_of_present_trust(&self, school: u32) -> Option<&MembershipDate> {
        let mut theirs = self.of_school(school).rev().map(|position| self.at(position));
        let mut since = theirs.next().filter(|latest| latest.is_current())?;
        while since.join_reason == JoinReason::TrustChangedForm {
            let Some(earlier) = theirs.next() else { break };
            since = earlier;
        }
        Some(&since.joined)
    }

    /// The schools that surely were in a trust on a day.
    pub fn members_on(&self, trust: u32, day: NaiveDate) -> RoaringBitmap {
        let theirs = self.of_trust(trust);
        let held = theirs.iter().map(|position| self.at(position)).filter(|membership| membership.surely_holds(day));
        held.map(|membership| membership.school).collect()
    }

    /// The memberships of a trust that may or may not hold on a day, in the order of joining.
    pub fn uncertain_on(&self, trust: u32, day: NaiveDate) -> Vec<u32> {
        let theirs = self.of_trust(trust);
        let mut uncertain: Vec<u32> = theirs.iter().filter(|&position| self.at(position).is_uncertain(day)).collect();
        let (_, direction) = crate::membership::order::OLDEST_FIRST;
        uncertain.sort_by_key(|&position| self.by_joining.rank_of(position, direction));
        uncertain
    }
}

/// Days count as numbers, so that cursors stay small.
fn sort_key(record: &MembershipRecord) -> (Option<i64>, i64) {
    (record.joined.counted().map(|day| i64::from(day.to_epoch_days())), record.key())
}

impl Listing for Memberships {
    type Field = MembershipOrderField;
    const NAME: &'static str = "memberships";

    fn ranking(&self, field: MembershipOrderField) -> Option<&Ranking> {
        match field {
            MembershipOrderField::Joined => Some(&self.by_joining),
        }
    }

    fn sort_key(&self, field: MembershipOrderField, position: u32) -> (Option<SortValue>, i64) {
        match field {
            MembershipOrderField::Joined => {
                let (value, key) = sort_key(self.at(position));
                (value.map(SortValue::Number), key)
            }
        }
    }
}
