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
    /// Practices that were published, of those that the viewer may see.
    Practice,
}

impl SearchType {
    /// What is asked for of the register by some types: null is all, an empty list nothing.
    pub fn scope(types: Option<&[Self]>, open_only: bool) -> Scope {
        Scope { schools: Self::School.is_in(types), trusts: Self::Trust.is_in(types), open_only }
    }

    /// Whether things of this type are asked for.
    pub fn is_in(self, types: Option<&[Self]>) -> bool {
        types.is_none_or(|types| types.contains(&self))
    }
}
