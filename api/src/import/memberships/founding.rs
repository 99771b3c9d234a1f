//! Which schools trusts were incorporated for.

use std::collections::HashMap;

use chrono::{Months, NaiveDate};
use entity::TrustUid;

use super::{
    day::is_later,
    history::{History, Period},
    trusts::Trusts,
};

/// A company is founded ahead of its first school. Free schools take longest: they are approved and built meanwhile.
const AHEAD: Months = Months::new(24);

/// The first day on which any school can have joined each trust; none where a school may have joined at any time.
pub struct Founding(HashMap<TrustUid, Option<NaiveDate>>);

impl Founding {
    /// Looks through all memberships.
    pub fn of(histories: &[History]) -> Self {
        let mut first: HashMap<TrustUid, Option<NaiveDate>> = HashMap::new();
        for period in histories.iter().flat_map(|history| &history.periods) {
            let Some(trust) = period.trust else { continue };
            let day = first.entry(trust).or_insert(period.joined.not_before);
            *day = period.joined.not_before.min(*day);
        }
        Self(first)
    }

    /// Whether a school was the first to join its trust, soon after the trust was incorporated.
    pub fn holds(&self, period: &Period, trusts: &Trusts) -> bool {
        let (Some(trust), Some(joined)) = (period.trust, period.joined.date) else { return false };
        let incorporated_for_it = |day: NaiveDate| !is_later(day, joined) && joined <= day + AHEAD;
        trusts.incorporated_on(trust).is_some_and(incorporated_for_it)
            && self.0.get(&trust).copied().flatten() == Some(joined)
    }
}
