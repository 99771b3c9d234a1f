//! The trusts that a school was seen in, one after the other.

use chrono::NaiveDate;
use entity::TrustUid;

use super::{
    calendar::Calendar,
    evidence::Evidence,
    glimpses::{Glimpse, glimpses},
};

/// One school seen in one trust, again and again, with nothing else between.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stay {
    /// The trust.
    pub trust: TrustUid,
    /// The day of joining, where a link states it.
    pub joined_on: Option<NaiveDate>,
    /// The first day on which it was seen there.
    pub first_seen: NaiveDate,
    /// The last day on which it was seen there.
    pub last_seen: NaiveDate,
    /// From when until when it was then shown without a trust.
    pub without: Option<(NaiveDate, NaiveDate)>,
}

/// The stays of a school in order, and whether the files had it in two trusts at once.
pub fn stays(evidence: &Evidence, calendar: &Calendar) -> (Vec<Stay>, bool) {
    let (glimpses, overlap) = glimpses(evidence);
    let mut stays: Vec<Stay> = vec![];
    for glimpse in &glimpses {
        match (glimpse.trust, stays.last_mut()) {
            (None, None) => {}
            (None, Some(stay)) => stay.without = Some((glimpse.day, glimpse.until)),
            (Some(trust), Some(stay)) if stay.trust == trust && stay.without.is_none() => stay.see(glimpse),
            (Some(trust), _) => stays.push(Stay::begin(trust, glimpse)),
        }
    }
    if evidence.shown.is_empty()
        && let Some(stay) = stays.last_mut()
    {
        stay.without = shown_without(evidence, calendar, stay.last_seen);
    }
    (stays, overlap)
}

/// A school that files of group links alone had in a trust is in none by the next establishments file, if that lists it.
fn shown_without(evidence: &Evidence, calendar: &Calendar, last_seen: NaiveDate) -> Option<(NaiveDate, NaiveDate)> {
    let snapshots = calendar.snapshots_of(evidence.school.vanished_on);
    let next = snapshots.iter().copied().find(|day| *day > last_seen);
    next.zip(snapshots.last().copied()).filter(|_| !evidence.school.is_closed)
}

impl Stay {
    fn begin(trust: TrustUid, glimpse: &Glimpse) -> Self {
        let joined_on = glimpse.joining.then_some(glimpse.day);
        Self { trust, joined_on, first_seen: glimpse.day, last_seen: glimpse.until, without: None }
    }

    fn see(&mut self, glimpse: &Glimpse) {
        if glimpse.joining && glimpse.day == self.first_seen {
            self.joined_on = Some(glimpse.day);
        }
        self.last_seen = self.last_seen.max(glimpse.until);
    }
}
