//! Whether a person has room in their contract: the same sum that the database does, in words that can be answered with.

use chrono::{Days, NaiveDate};

use crate::graphql::{
    scalars::Date,
    user_error::{UserError, UserErrorCode},
};

/// Days for which somebody is taken, with how much of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Booking {
    /// The first day.
    pub starts_on: NaiveDate,
    /// The last day; none where no end is known.
    pub ends_on: Option<NaiveDate>,
    /// How much, in hundredths of a full post.
    pub hundredths: i32,
}

impl Booking {
    fn covers(&self, day: NaiveDate) -> bool {
        self.starts_on <= day && self.ends_on.is_none_or(|end| end >= day)
    }

    /// The same from another day on, for as long.
    fn moved(self, to: NaiveDate) -> Self {
        let ends_on = self.ends_on.map(|end| to + (end - self.starts_on));
        Self { starts_on: to, ends_on, ..self }
    }
}

/// Whether there is room for something beside what somebody is taken for. The most is reached on a day on which something
/// begins.
fn fits(contract: i32, taken: &[Booking], wanted: Booking) -> bool {
    let begins = taken.iter().map(|other| other.starts_on).filter(|day| wanted.covers(*day));
    begins.chain([wanted.starts_on]).all(|day| {
        let sum: i32 = taken.iter().filter(|other| other.covers(day)).map(|other| other.hundredths).sum();
        sum + wanted.hundredths <= contract
    })
}

/// Refuses what there is no room for, and says from when there is.
pub fn check(contract: i32, taken: &[Booking], wanted: Booking, path: &[&str]) -> Result<(), UserError> {
    if wanted.hundredths > contract {
        let message = "It is more than the person's contract.";
        return Err(UserError::new(UserErrorCode::FteExceeded, message).at(path));
    }
    if fits(contract, taken, wanted) {
        return Ok(());
    }
    let ends = taken.iter().filter_map(|other| other.ends_on?.checked_add_days(Days::new(1)));
    let mut days: Vec<NaiveDate> = ends.filter(|day| *day > wanted.starts_on).collect();
    days.sort_unstable();
    let free = days.into_iter().find(|day| fits(contract, taken, wanted.moved(*day)));
    let message = match free {
        Some(day) => format!("The person is taken on some of these days; for as long they are free from {day}."),
        None => "The person is taken on some of these days, and it is not known until when.".to_owned(),
    };
    let error = UserError::new(UserErrorCode::OverlappingSecondment, message).at(path);
    Err(UserError { next_free_on: free.map(Date), ..error })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn booking(starts: &str, ends: Option<&str>, hundredths: i32) -> Booking {
        Booking { starts_on: day(starts), ends_on: ends.map(day), hundredths }
    }

    #[test]
    fn a_person_is_free_where_their_contract_has_room() {
        let taken = [booking("2026-01-05", Some("2026-03-31"), 40), booking("2026-03-01", Some("2026-06-30"), 40)];
        assert!(fits(100, &taken, booking("2026-01-05", Some("2026-12-31"), 20)));
        assert!(!fits(100, &taken, booking("2026-01-05", Some("2026-12-31"), 30)), "both run in March");
        assert!(fits(100, &taken, booking("2026-04-01", None, 60)));
        let refused = check(100, &taken, booking("2026-02-01", Some("2026-03-10"), 50), &[]).unwrap_err();
        assert_eq!(refused.next_free_on.map(|day| day.0), Some(day("2026-04-01")));
    }

    #[test]
    fn the_days_of_both_ends_count() {
        let taken = [booking("2026-01-05", Some("2026-03-31"), 100)];
        assert!(!fits(100, &taken, booking("2026-03-31", Some("2026-04-30"), 10)));
        assert!(fits(100, &taken, booking("2026-04-01", Some("2026-04-30"), 100)));
        assert!(fits(100, &taken, booking("2025-12-01", Some("2026-01-04"), 100)));
    }

    #[test]
    fn nobody_knows_when_who_is_gone_for_good_is_free() {
        let taken = [booking("2026-01-05", None, 100)];
        let refused = check(100, &taken, booking("2026-02-01", Some("2026-03-10"), 50), &[]).unwrap_err();
        assert_eq!((refused.code, refused.next_free_on), (UserErrorCode::OverlappingSecondment, None));
        assert_eq!(check(50, &[], booking("2026-02-01", None, 60), &[]).unwrap_err().code, UserErrorCode::FteExceeded);
    }
}
