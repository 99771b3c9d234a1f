//! How lists of memberships run.

use async_graphql::Enum;

use crate::graphql::order::Direction;

/// The one field that memberships are ordered by. Those without a value come last, by URN.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum MembershipOrderField {
    /// The day of joining, or the last day on which it can have been.
    Joined,
}

/// From the first to join to the last.
pub const OLDEST_FIRST: (MembershipOrderField, Direction) = (MembershipOrderField::Joined, Direction::Asc);
