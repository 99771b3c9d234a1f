//! Days that may not be known, with what bounds them.

use async_graphql::SimpleObject;
use chrono::NaiveDate;

use super::code_lists::MembershipDateBasis;
use crate::graphql::scalars::Date;

/// The day of a joining or leaving, or what is known of it. A period begins with the day of joining and ends before
/// the day of leaving: on the day of a move the new trust has the school.
#[derive(SimpleObject, Clone, Copy, Debug, PartialEq, Eq)]
pub struct MembershipDate {
    /// The day; null where only bounds of it are known, or nothing.
    pub date: Option<Date>,
    /// The first day on which it can have been; null where nothing bounds it on this side.
    pub not_before: Option<Date>,
    /// The last day on which it can have been; null where nothing bounds it on this side.
    pub not_after: Option<Date>,
    /// How it is known.
    pub basis: MembershipDateBasis,
}

impl MembershipDate {
    /// The first day on which it can have been.
    pub fn earliest(&self) -> Option<NaiveDate> {
        self.date.or(self.not_before).map(|day| day.0)
    }

    /// The last day on which it can have been, or the first where nothing bounds it on this side: the day by which
    /// lists run and filters count it.
    pub fn counted(&self) -> Option<NaiveDate> {
        self.latest().or(self.earliest())
    }

    /// The last day on which it can have been.
    pub fn latest(&self) -> Option<NaiveDate> {
        self.date.or(self.not_after).map(|day| day.0)
    }

    /// Whether it was on the day or before, whatever day it was.
    pub fn was_by(&self, day: NaiveDate) -> bool {
        self.latest().is_some_and(|latest| latest <= day)
    }

    /// Whether it can have been on the day or before.
    pub fn may_have_been_by(&self, day: NaiveDate) -> bool {
        self.earliest().is_none_or(|earliest| earliest <= day)
    }
}

/// Whether a period surely holds on a day.
pub fn surely_holds(joined: &MembershipDate, left: Option<&MembershipDate>, day: NaiveDate) -> bool {
    joined.was_by(day) && left.is_none_or(|left| !left.may_have_been_by(day))
}

/// Whether a period can hold on a day.
pub fn may_hold(joined: &MembershipDate, left: Option<&MembershipDate>, day: NaiveDate) -> bool {
    joined.may_have_been_by(day) && left.is_none_or(|left| !left.was_by(day))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn known(date: &str) -> MembershipDate {
        let date = Some(Date(day(date)));
        MembershipDate { date, not_before: date, not_after: date, basis: MembershipDateBasis::RegisterGroupLink }
    }

    fn between(from: Option<&str>, to: Option<&str>) -> MembershipDate {
        let bound = |text: Option<&str>| text.map(|text| Date(day(text)));
        MembershipDate {
            date: None,
            not_before: bound(from),
            not_after: bound(to),
            basis: MembershipDateBasis::BetweenSnapshots,
        }
    }

    /// Whether a period surely holds and whether it can hold, on each of some days.
    fn on<const N: usize>(joined: MembershipDate, left: Option<MembershipDate>, days: [&str; N]) -> [(bool, bool); N] {
        days.map(|text| {
            let day = day(text);
            (surely_holds(&joined, left.as_ref(), day), may_hold(&joined, left.as_ref(), day))
        })
    }

    const YES: (bool, bool) = (true, true);
    const PERHAPS: (bool, bool) = (false, true);
    const NO: (bool, bool) = (false, false);

    #[test]
    fn a_period_holds_from_the_day_of_joining_to_the_day_before_leaving() {
        let days = ["2014-08-31", "2014-09-01", "2019-08-31", "2019-09-01"];
        assert_eq!(on(known("2014-09-01"), Some(known("2019-09-01")), days), [NO, YES, YES, NO]);
        assert_eq!(on(known("2014-09-01"), None, ["2014-08-31", "2014-09-01", "2030-01-01"]), [NO, YES, YES]);
    }

    #[test]
    fn between_its_bounds_nothing_is_certain() {
        let joined = between(Some("2025-01-06"), Some("2025-04-01"));
        let left = between(Some("2026-01-06"), Some("2026-04-01"));
        let days = [
            "2025-01-05",
            "2025-01-06",
            "2025-03-31",
            "2025-04-01",
            "2026-01-05",
            "2026-01-06",
            "2026-03-31",
            "2026-04-01",
        ];
        assert_eq!(on(joined, Some(left), days), [NO, PERHAPS, PERHAPS, YES, YES, PERHAPS, PERHAPS, NO]);
    }

    #[test]
    fn without_a_bound_nothing_is_certain_on_that_side() {
        assert_eq!(on(between(None, Some("2025-01-05")), None, ["1900-01-01", "2025-01-05"]), [PERHAPS, YES]);
        assert_eq!(on(between(Some("2025-01-05"), None), None, ["2025-01-04", "2030-01-01"]), [NO, PERHAPS]);
        let left = Some(between(None, None));
        assert_eq!(on(known("2014-09-01"), left, ["2014-08-31", "2020-01-01"]), [NO, PERHAPS]);
    }
}
