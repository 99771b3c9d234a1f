//! What contradicts itself in what is told of an inspection. It is taken in all the same.

use chrono::NaiveDate;
use entity::{Urn, inspection::Model};

use super::framework;

/// From this day on, overall effectiveness was graded no more.
const NO_OVERALL_SINCE: Option<NaiveDate> = NaiveDate::from_ymd_opt(2024, 9, 2);

/// From this day on, there were report cards.
const REPORT_CARDS_SINCE: Option<NaiveDate> = NaiveDate::from_ymd_opt(2025, 11, 10);

/// Stands where overall effectiveness was not graded.
const NOT_JUDGED: &str = "Not judged";

/// Whether the word on an inspection's being of the school's present URN contradicts the URN at the time.
pub fn contradicts(said: Option<&str>, school: Urn, inspected: Urn) -> bool {
    match said {
        Some("Yes") => inspected != school,
        Some("No") => inspected == school,
        _ => false,
    }
}

/// What an inspection gave that nobody gave on its first day: a check, since the block of columns that is filled decides.
pub fn out_of_its_time(inspection: &Model) -> Option<&'static str> {
    let before = |day: Option<NaiveDate>| inspection.started_on.is_some() && inspection.started_on < day;
    let since = |day: Option<NaiveDate>| inspection.started_on >= day;
    match inspection.overall_code.as_deref() {
        Some(NOT_JUDGED) if before(NO_OVERALL_SINCE) => Some(NOT_JUDGED),
        Some("1" | "2" | "3" | "4") if since(NO_OVERALL_SINCE) => Some("overall effectiveness"),
        _ => {
            let card = inspection.framework.as_deref() == Some(framework::REPORT_CARD) && before(REPORT_CARDS_SINCE);
            card.then_some("a report card")
        }
    }
}
