//! A day that may not be known, with what bounds it.

use chrono::{Days, NaiveDate};

use crate::membership::code_lists::MembershipDateBasis as Basis;

/// Days within which the register tells one event twice: it enters the company some weeks after its school opened, or
/// has a school join on the first day of the month after.
const ONE_EVENT: Days = Days::new(31);

/// The day of a joining or leaving, or what is known of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Day {
    /// The day, where it is known.
    pub date: Option<NaiveDate>,
    /// The first day on which it can have been.
    pub not_before: Option<NaiveDate>,
    /// The last day on which it can have been.
    pub not_after: Option<NaiveDate>,
    /// How it is known.
    pub basis: Basis,
}

impl Day {
    /// A day that is known.
    pub fn on(date: NaiveDate, basis: Basis) -> Self {
        Self { date: Some(date), not_before: Some(date), not_after: Some(date), basis }
    }

    /// A day between the one after a file that shows how it was before, and the file that shows how it was then.
    /// Files of two days in a row leave one day.
    pub fn between(not_before: NaiveDate, not_after: NaiveDate) -> Self {
        let not_before = not_before.min(not_after);
        let date = (not_before == not_after).then_some(not_after);
        let (not_before, not_after) = (Some(not_before), Some(not_after));
        Self { date, not_before, not_after, basis: Basis::BetweenSnapshots }
    }

    /// A day that nothing tells, within bounds.
    pub fn unknown(not_before: Option<NaiveDate>, not_after: Option<NaiveDate>) -> Self {
        let not_before = not_before.map(|day| not_after.map_or(day, |last| day.min(last)));
        Self { date: None, not_before, not_after, basis: Basis::Unknown }
    }

    /// The same, no later than a day.
    pub fn by(self, last: NaiveDate) -> Self {
        let within = |day: Option<NaiveDate>| day.map(|day| day.min(last));
        let (date, not_before) = (within(self.date), within(self.not_before));
        Self { date, not_before, not_after: Some(self.not_after.map_or(last, |day| day.min(last))), ..self }
    }

    /// The same, no earlier than another.
    pub fn from(self, first: &Self) -> Self {
        let within = |day: Option<NaiveDate>| day.max(first.not_before.filter(|_| day.is_some()));
        Self { date: within(self.date), not_before: within(self.not_before), not_after: within(self.not_after), ..self }
    }
}

/// The day after.
pub fn after(day: NaiveDate) -> NaiveDate {
    day.succ_opt().unwrap_or(day)
}

/// Whether an event was certainly not the one of an earlier day, but later.
pub fn is_later(event: NaiveDate, than: NaiveDate) -> bool {
    event > than + ONE_EVENT
}

/// Whether two days can be of one event.
pub fn is_one_event(one: NaiveDate, other: NaiveDate) -> bool {
    !is_later(one, other) && !is_later(other, one)
}
