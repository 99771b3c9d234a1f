//! What may be said of a need.

use chrono::{Days, Months, NaiveDate};

use crate::{
    changes::name_of,
    graphql::{
        money,
        scalars::Decimal,
        user_error::{UserError, UserErrorCode},
    },
    practice::code_lists::Visibility,
};

/// The longest description, in letters, and the longest reference.
const LONGEST: usize = 2000;
const LONGEST_REFERENCE: usize = 100;
/// The most, in hundredths of a full post.
const MOST: i32 = 10_000;
/// The longest time.
const LONGEST_TIME: Months = Months::new(36);

/// How long after its first day a need is looked after.
pub const STALE_AFTER: Days = Days::new(28);

/// A description with something in it, and not too much.
pub fn description(given: &str) -> Result<String, UserError> {
    let bare = given.trim();
    match (1..=LONGEST).contains(&bare.chars().count()) {
        true => Ok(bare.to_owned()),
        false => {
            Err(UserError::invalid(&["input", "description"], format!("A description has 1 to {LONGEST} letters.")))
        }
    }
}

/// A reference of the school's own system.
pub fn reference(given: &str) -> Result<String, UserError> {
    let bare = given.trim();
    let fits = (1..=LONGEST_REFERENCE).contains(&bare.chars().count()) && !bare.chars().any(char::is_control);
    let message = format!("It has 1 to {LONGEST_REFERENCE} letters, on one line.");
    if fits { Ok(bare.to_owned()) } else { Err(UserError::invalid(&["input", "externalReference"], message)) }
}

/// How much is needed, in hundredths of a full post.
pub fn fte(given: Decimal) -> Result<i32, UserError> {
    money::hundredths(given)
        .filter(|it| (1..=MOST).contains(it))
        .ok_or_else(|| UserError::invalid(&["input", "fte"], "It is from 0.01 to 100 full posts, in hundredths."))
}

/// Who may see it. A need that only its own school sees finds nobody.
pub fn visibility(given: Visibility) -> Result<&'static str, UserError> {
    match given {
        Visibility::School => {
            Err(UserError::invalid(&["input", "visibility"], "A need is for TRUST, SIGNED_IN or PUBLIC."))
        }
        other => Ok(name_of(other)),
    }
}

/// Refuses days that cannot be.
pub fn days(starts_on: NaiveDate, ends_on: Option<NaiveDate>, today: NaiveDate) -> Result<(), UserError> {
    let bad =
        |field: &str, message: &str| UserError::new(UserErrorCode::DatesOutOfRange, message).at(&["input", field]);
    if starts_on.checked_add_days(STALE_AFTER).is_none_or(|last| last < today) {
        return Err(bad("startsOn", "It would be looked after until 28 days after it begins: that is over."));
    }
    let Some(ends_on) = ends_on else { return Ok(()) };
    if ends_on < starts_on {
        return Err(bad("endsOn", "It ends before it begins."));
    }
    if starts_on.checked_add_months(LONGEST_TIME).is_none_or(|latest| ends_on >= latest) {
        return Err(bad("endsOn", "It lasts longer than 36 months."));
    }
    Ok(())
}
