//! What the files tell of one school's trusts.

use chrono::NaiveDate;
use entity::{TrustUid, Urn, group_link};

use crate::{
    register::rows::SchoolLife,
    school::code_lists::{SchoolStatus, is_academy},
};

/// One school, as far as its memberships depend on it.
#[derive(Clone, Debug)]
pub struct School {
    /// The school.
    pub urn: Urn,
    /// Its published establishment type.
    pub type_code: String,
    /// Whether it is open in the newest file.
    pub is_open: bool,
    /// Whether it has closed.
    pub is_closed: bool,
    /// The day it opened.
    pub opened_on: Option<NaiveDate>,
    /// The day it closed; none where it is open, or is only to close.
    pub closed_on: Option<NaiveDate>,
    /// The day of the first file that no longer lists it.
    pub vanished_on: Option<NaiveDate>,
}

impl School {
    /// Reads a row. A closing day that the newest file of establishments has not reached is only a plan.
    pub fn new(row: SchoolLife, newest: Option<NaiveDate>) -> Self {
        let status = SchoolStatus::from_code(&row.status_code);
        let closed_on = row.closed_on.filter(|day| status == SchoolStatus::Closed || Some(*day) <= newest);
        Self {
            urn: row.urn,
            is_open: status.is_open() && closed_on.is_none() && row.vanished_on.is_none(),
            is_closed: status == SchoolStatus::Closed || closed_on.is_some(),
            type_code: row.type_code,
            opened_on: row.opened_on,
            closed_on,
            vanished_on: row.vanished_on,
        }
    }

    /// Whether it is an academy, which is in a trust from the day it opens.
    pub fn is_academy(&self) -> bool {
        is_academy(&self.type_code)
    }
}

/// What the establishments files show of a school, from the first file to show it to the last in a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shown {
    /// The trust that they name; none where they name none.
    pub trust: Option<TrustUid>,
    /// The day of the first file.
    pub first: NaiveDate,
    /// The day of the last file.
    pub last: NaiveDate,
}

impl Shown {
    /// Makes spans of sightings, which only tell where a file differs from the one before it.
    pub fn spans(sightings: &[(NaiveDate, Option<TrustUid>)], snapshots: &[NaiveDate]) -> Vec<Self> {
        let mut until = snapshots.last().copied();
        let mut spans = vec![];
        for (first, trust) in sightings.iter().rev().copied() {
            spans.push(Self { trust, first, last: until.unwrap_or(first).max(first) });
            until = snapshots[..snapshots.partition_point(|day| *day < first)].last().copied();
        }
        spans.reverse();
        spans
    }

    /// Whether a day lies in it.
    pub fn holds(&self, day: NaiveDate) -> bool {
        self.first <= day && day <= self.last
    }
}

/// What the files of group links state of a school and one trust.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Link {
    /// The trust.
    pub trust: TrustUid,
    /// The day of joining, where they have one.
    pub joined_on: Option<NaiveDate>,
    /// The day of the first file that states it.
    pub first_listed_on: NaiveDate,
    /// The day of the last file that states it.
    pub last_listed_on: NaiveDate,
}

impl From<&group_link::Model> for Link {
    fn from(row: &group_link::Model) -> Self {
        Self {
            trust: row.group_uid,
            joined_on: row.joined_on,
            first_listed_on: row.first_listed_on,
            last_listed_on: row.last_listed_on,
        }
    }
}

/// All that the files tell of one school's trusts.
#[derive(Clone, Debug)]
pub struct Evidence {
    /// The school.
    pub school: School,
    /// What the establishments files show, in order.
    pub shown: Vec<Shown>,
    /// What the files of group links state.
    pub links: Vec<Link>,
}
