//! What can be searched for.

use async_graphql::Enum;

use crate::register::search::Scope;

/// A kind of thing that can be searched for.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum SearchType {
    /// School trusts.
    Trust,
    /// Schools, and the other establishments of the register.
    School,
}

impl SearchType {
    /// What is asked for by some types: null is all, an empty list nothing.
    pub fn scope(types: Option<&[Self]>, open_only: bool) -> Scope {
        let wanted = |kind| types.is_none_or(|types| types.contains(&kind));
        Scope { schools: wanted(Self::School), trusts: wanted(Self::Trust), open_only }
    }
}
