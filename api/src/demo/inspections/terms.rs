//! When the inspectorate does what.

use crate::demo::calendar::{after, day, within};
use crate::demo::dice::Dice;
use chrono::{Datelike, NaiveDate, Weekday};

/// Before this there were inspections that no file tells of.
pub const FIRST: NaiveDate = day(2006, 9, 11);
/// From this day on satisfactory schools are said to require improvement, and notices to improve are given no more.
pub const NO_SATISFACTORY: NaiveDate = day(2012, 9, 1);
/// From this day on early years are graded on their own.
pub const EARLY_YEARS: NaiveDate = day(2014, 9, 1);
/// From this day on files say whether safeguarding is effective, and inspections are numbered anew.
pub const SAFEGUARDING: NaiveDate = day(2015, 9, 1);
/// From this day on the quality of education is graded.
pub const QUALITY: NaiveDate = day(2019, 9, 1);
/// From this day on there is no grade for all that a school does.
pub const NO_OVERALL: NaiveDate = day(2024, 9, 2);
/// The last day of inspections before report cards.
pub const LAST_GRADED: NaiveDate = day(2025, 7, 15);
/// From this day on there are report cards.
pub const CARDS: NaiveDate = day(2025, 11, 10);
/// The last day of inspections in the invented time.
pub const LAST: NaiveDate = day(2026, 1, 22);

/// While schools were shut, nobody inspected them.
const SHUT: (NaiveDate, NaiveDate) = (day(2020, 3, 20), day(2021, 9, 13));

/// A day of a period on which inspectors come: on a weekday, in term. None where the period has none to offer.
pub fn visit(dice: &mut Dice, from: NaiveDate, until: NaiveDate) -> Option<NaiveDate> {
    if from > until {
        return None;
    }
    let mut date = within(dice, from, until);
    if (SHUT.0..SHUT.1).contains(&date) {
        date = after(SHUT.1, dice.below(200) as u64);
    }
    if date.month() == 8 || (date.month() == 7 && date.day() > 25) {
        date = after(day(date.year(), 9, 8), dice.below(14) as u64);
    }
    date = match date.weekday() {
        Weekday::Fri => after(date, 4),
        Weekday::Sat => after(date, 3),
        Weekday::Sun => after(date, 2),
        _ => date,
    };
    (date <= until).then_some(date)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inspectors_come_on_weekdays_in_term_while_schools_are_open() {
        let mut dice = Dice::new(1, 0);
        for _ in 0..2_000 {
            let Some(date) = visit(&mut dice, FIRST, LAST) else { continue };
            assert!((FIRST..=LAST).contains(&date) && date.month() != 8, "{date}");
            assert!(date.weekday().number_from_monday() < 5, "{date}");
            assert!(!(SHUT.0..SHUT.1).contains(&date), "{date}");
        }
    }
}
