//! Which trusts ended by going over into one other, with all of their schools.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use entity::TrustUid;

use super::{history::History, trusts::Trusts};

/// The trust that each merged trust went over into.
pub fn merged(histories: &[History], trusts: &Trusts) -> HashMap<TrustUid, TrustUid> {
    let mut last_days: HashMap<TrustUid, NaiveDate> = HashMap::new();
    for period in histories.iter().flat_map(|history| &history.periods) {
        if let (Some(trust), Some(seen)) = (period.trust, period.last_seen) {
            let last = last_days.entry(trust).or_insert(seen);
            *last = seen.max(*last);
        }
    }
    let mut went: HashMap<TrustUid, HashSet<Option<TrustUid>>> = HashMap::new();
    for pair in histories.iter().flat_map(|history| history.periods.windows(2)) {
        let [earlier, later] = pair else { continue };
        if let Some(trust) = earlier.trust.filter(|trust| trusts.is_closed(*trust))
            && last_days.get(&trust).copied() == earlier.last_seen
        {
            went.entry(trust).or_default().insert(later.trust);
        }
    }
    let into_one = |into: &HashSet<Option<TrustUid>>| into.iter().next().copied().flatten().filter(|_| into.len() == 1);
    went.iter().filter_map(|(trust, into)| Some((*trust, into_one(into)?))).collect()
}
