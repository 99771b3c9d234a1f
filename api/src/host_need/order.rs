//! How lists of needs run.

use async_graphql::{Enum, InputObject};
use chrono::NaiveDate;

use super::filter::Wanted;
use crate::{exchange::NeedFacts, graphql::order::Direction};

/// What needs can be ordered by.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum HostNeedOrderField {
    /// When help is to begin.
    StartsOn,
    /// How far the school lies from the place in the filter's `near`, which must be given.
    Distance,
    /// How urgent it is to the school.
    Priority,
    /// In which tenth of free school meals the school is.
    FsmDecile,
    /// When it was posted.
    CreatedAt,
}

/// How a list of needs runs. Equal ones run by when they were posted; those without a value come last both ways.
#[derive(InputObject, Clone, Copy, Debug)]
pub struct HostNeedOrder {
    /// What they are ordered by.
    pub field: HostNeedOrderField,
    /// Which way.
    #[graphql(default_with = "Direction::Asc")]
    pub direction: Direction,
}

impl HostNeedOrderField {
    /// What a need is ordered by; none where it has no such value.
    pub fn value(self, need: &NeedFacts, wanted: &Wanted<'_>) -> Option<i64> {
        match self {
            Self::StartsOn => Some((need.starts_on - NaiveDate::default()).num_days()),
            Self::Distance => wanted.metres(need).map(i64::from),
            Self::Priority => Some(need.priority.into()),
            Self::FsmDecile => wanted.decile(need).map(i64::from),
            Self::CreatedAt => Some(need.created_at.timestamp_micros()),
        }
    }
}
