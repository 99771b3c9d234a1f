//! How far a practice has come, as GraphQL shows it.

use std::sync::Arc;

use async_graphql::Object;
use chrono::Utc;

use crate::{graphql::scalars::DateTime, library::Reach, register::Register, statistics::Proportion};

/// How far a practice and what adapts it have come, each school counted once. All of it is what schools say themselves.
pub struct PracticeReach {
    /// The counts.
    pub reach: Reach,
    /// By which the schools' pupils are counted.
    pub register: Arc<Register>,
    /// When it was counted.
    pub as_of: chrono::DateTime<Utc>,
}

/// How far a practice and what adapts it have come, each school counted once. All of it is what schools say themselves.
#[Object]
impl PracticeReach {
    /// Schools that use it or did.
    async fn adopting_schools(&self) -> usize {
        self.reach.schools.len()
    }

    /// Trusts that these schools were in when they began.
    async fn adopting_trusts(&self) -> usize {
        self.reach.trusts.len()
    }

    /// Schools that were not in the owner's trust when they began.
    async fn outside_owner_trust(&self) -> u32 {
        self.reach.outside
    }

    /// Pupils of these schools by the latest census. Schools of which no number is known add none.
    async fn pupils(&self) -> u32 {
        self.reach.pupils(&self.register).0
    }

    /// How many of them had free school meals in any of the last six years, worked out from the schools' shares. Null where
    /// no share is known.
    async fn ever_six_pupils(&self) -> Option<u32> {
        self.reach.pupils(&self.register).1
    }

    /// Days from a school's first interest to its first use, for half of those that were interested, by Kaplan and Meier's
    /// estimate. Null where fewer than half have begun.
    async fn median_days_to_in_use(&self) -> Option<i64> {
        self.reach.median_days
    }

    /// Of the schools that began a year ago or longer, those that kept to it for a year.
    async fn sustained_share(&self) -> &Proportion {
        &self.reach.sustained
    }

    /// Of the schools that say IMPROVED, NO_CHANGE or WORSE, those that say IMPROVED.
    async fn improved_share(&self) -> &Proportion {
        &self.reach.improved
    }

    /// When this was counted.
    async fn as_of(&self) -> DateTime {
        DateTime(self.as_of)
    }
}
