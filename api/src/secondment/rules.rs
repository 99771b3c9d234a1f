//! What may be said of a secondment.

use chrono::{Days, Months, NaiveDate};

use super::code_lists::SecondmentKind;
use crate::{
    graphql::user_error::{UserError, UserErrorCode},
    register::SchoolRecord,
};

/// The longest text, in letters.
const LONGEST: usize = 2000;

/// The shortest and the longest time of what is no coaching and not for good.
const SHORTEST_DAYS: i64 = 5;
const LONGEST_TIME: Months = Months::new(36);

/// How long after its first day what is agreed waits for checks, before it is called off.
pub const CALLED_OFF_AFTER: Days = Days::new(28);

/// By what input something is asked for: it tells where in it lies what cannot be.
#[derive(Clone, Copy, Debug)]
pub enum Asked {
    /// A proposal, which says everything.
    Proposal,
    /// What was proposed, by its key.
    Secondment,
    /// A change, which says the days and how much.
    Change,
    /// A change that was asked for, by its key.
    Amendment,
}

impl Asked {
    /// Where a field is said, or what stands for it.
    pub fn at(self, field: &'static str) -> [&'static str; 2] {
        let said = match (self, field) {
            (Self::Proposal, _) | (Self::Change, "startsOn" | "endsOn" | "fte") => field,
            (Self::Secondment | Self::Change, _) => "secondmentId",
            (Self::Amendment, _) => "amendmentId",
        };
        ["input", said]
    }

    fn out_of_range(self, field: &'static str, message: impl Into<String>) -> UserError {
        UserError::new(UserErrorCode::DatesOutOfRange, message).at(&self.at(field))
    }
}

/// Refuses a first day so long ago that it would be called off at once.
pub fn in_time(starts_on: NaiveDate, today: NaiveDate, asked: Asked) -> Result<(), UserError> {
    if starts_on > today - CALLED_OFF_AFTER {
        return Ok(());
    }
    Err(asked.out_of_range("startsOn", "Its first day is 28 days ago or more: propose it again from a later day."))
}

/// Refuses days that the kind does not allow.
pub fn days(
    kind: SecondmentKind,
    (starts_on, ends_on): (NaiveDate, Option<NaiveDate>),
    asked: Asked,
) -> Result<(), UserError> {
    let out_of_range = |message: String| Err(asked.out_of_range("endsOn", message));
    let Some(ends_on) = ends_on else {
        return match kind {
            SecondmentKind::Redeployment => Ok(()),
            _ => out_of_range("Only a REDEPLOYMENT may have no end.".into()),
        };
    };
    if ends_on < starts_on {
        return out_of_range("It ends before it begins.".into());
    }
    let lasts = (ends_on - starts_on).num_days() + 1;
    if matches!(kind, SecondmentKind::Secondment | SecondmentKind::SharedPost) && lasts < SHORTEST_DAYS {
        return out_of_range(format!("It lasts {lasts} days; {SHORTEST_DAYS} are the least."));
    }
    let latest = starts_on.checked_add_months(LONGEST_TIME).unwrap_or(NaiveDate::MAX);
    if kind != SecondmentKind::Redeployment && ends_on >= latest {
        return out_of_range("It lasts longer than 36 months.".into());
    }
    Ok(())
}

/// Refuses days on which a school is not open.
pub fn open_throughout(
    school: &SchoolRecord,
    (starts_on, ends_on): (NaiveDate, Option<NaiveDate>),
    asked: Asked,
) -> Result<(), UserError> {
    let is_listed = school.vanished_on.is_none();
    let closes_before = school.closed_on.is_some_and(|closed| ends_on.is_none_or(|end| closed <= end));
    let opens_after = school.opened_on.is_some_and(|opened| opened > starts_on);
    if is_listed && school.status.is_open() && !closes_before && !opens_after {
        return Ok(());
    }
    Err(asked.out_of_range("hostSchool", "The school is not open on all of these days."))
}

/// A text with something in it, and not too much.
pub fn text(given: &str, path: &[&str]) -> Result<String, UserError> {
    let bare = given.trim();
    match (1..=LONGEST).contains(&bare.chars().count()) {
        true => Ok(bare.to_owned()),
        false => Err(UserError::invalid(path, format!("A text has 1 to {LONGEST} letters."))),
    }
}

/// The reason for something that needs one.
pub fn reason(given: Option<&str>) -> Result<String, UserError> {
    let path = ["input", "reason"];
    given.map_or_else(|| Err(UserError::invalid(&path, "Say why.")), |given| text(given, &path))
}

/// The day that somebody names, or today. It is not in the future.
pub fn past_day(given: Option<NaiveDate>, today: NaiveDate) -> Result<NaiveDate, UserError> {
    let day = given.unwrap_or(today);
    if day > today { Err(UserError::invalid(&["input", "on"], "The day is in the future.")) } else { Ok(day) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use SecondmentKind::{Coaching, Redeployment, Secondment};

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn each_kind_has_its_shortest_and_longest() {
        let fits =
            |kind, starts: &str, ends: Option<&str>| days(kind, (day(starts), ends.map(day)), Asked::Proposal).is_ok();
        assert!(
            fits(Secondment, "2026-01-05", Some("2026-01-09")) && !fits(Secondment, "2026-01-05", Some("2026-01-08"))
        );
        assert!(fits(Coaching, "2026-01-05", Some("2026-01-05")) && !fits(Coaching, "2026-01-05", None));
        assert!(
            fits(Secondment, "2026-01-05", Some("2029-01-04")) && !fits(Secondment, "2026-01-05", Some("2029-01-05"))
        );
        assert!(fits(Redeployment, "2026-01-05", None) && !fits(Redeployment, "2026-01-05", Some("2026-01-04")));
    }
}
