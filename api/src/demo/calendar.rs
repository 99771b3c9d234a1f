//! Days on which things happen to schools.

use super::dice::Dice;
use chrono::{Datelike, Days, NaiveDate, Weekday};

/// A day that is known to exist.
pub const fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    match NaiveDate::from_ymd_opt(year, month, day) {
        Some(date) => date,
        None => panic!("no such day"),
    }
}

pub fn before(date: NaiveDate, days: u64) -> NaiveDate {
    date.checked_sub_days(Days::new(days)).unwrap_or(date)
}

pub fn after(date: NaiveDate, days: u64) -> NaiveDate {
    date.checked_add_days(Days::new(days)).unwrap_or(date)
}

/// Some day of a period; its first when the period is empty.
pub fn within(dice: &mut Dice, from: NaiveDate, until: NaiveDate) -> NaiveDate {
    let days = (until - from).num_days().max(0);
    after(from, dice.between(0, days) as u64)
}

/// The day a school opens, or joins another trust: the first of a month, and September as often as not.
pub fn opening(dice: &mut Dice, from: NaiveDate, until: NaiveDate) -> NaiveDate {
    let date = within(dice, from, until);
    let month = if dice.chance(500) { 9 } else { date.month() };
    let first = day(date.year(), month, 1);
    if first < from || first > until { date } else { first }
}

/// The January school census that a file of that day reports: publication lags by more than a year.
pub fn census_known_on(date: NaiveDate) -> NaiveDate {
    let lag = if date.month() < 6 { 1 } else { 0 };
    census(date.year() - lag)
}

/// The census is taken on the third Thursday of January.
pub fn census(year: i32) -> NaiveDate {
    NaiveDate::from_weekday_of_month_opt(year, 1, Weekday::Thu, 3).unwrap_or(day(2024, 1, 18))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_of_spring_reports_the_census_of_the_year_before() {
        assert_eq!(census_known_on(day(2025, 4, 1)), day(2024, 1, 18));
        assert_eq!(census_known_on(day(2025, 9, 1)), day(2025, 1, 16));
    }
}
