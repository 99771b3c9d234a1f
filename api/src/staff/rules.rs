//! What may be said of a member of staff.

use async_graphql::MaybeUndefined;
use rust_decimal::{Decimal, prelude::ToPrimitive as _};

use crate::graphql::user_error::UserError;

/// The longest name, reference and subject, in letters.
const LONGEST_NAME: usize = 200;
const LONGEST_REFERENCE: usize = 100;
const LONGEST_SUBJECT: usize = 255;

/// A name without blanks around it.
pub fn display_name(name: &str) -> Result<String, UserError> {
    text(name, LONGEST_NAME).ok_or_else(|| {
        UserError::invalid(&["input", "displayName"], format!("A name has 1 to {LONGEST_NAME} letters, on one line."))
    })
}

/// A reference of the employer's own.
pub fn external_reference(given: &MaybeUndefined<String>) -> Result<MaybeUndefined<String>, UserError> {
    maybe(given, "externalReference", LONGEST_REFERENCE)
}

/// Who somebody is to the issuer of their tokens.
pub fn subject(given: &MaybeUndefined<String>) -> Result<MaybeUndefined<String>, UserError> {
    maybe(given, "subject", LONGEST_SUBJECT)
}

/// A part of a full post, in hundredths.
pub fn hundredths(fte: Decimal) -> Result<i32, UserError> {
    let hundredths = fte.checked_mul(Decimal::ONE_HUNDRED).filter(|it| it.fract().is_zero());
    let hundredths = hundredths.and_then(|it| it.to_i32()).filter(|it| (1..=100).contains(it));
    hundredths.ok_or_else(|| {
        let message = "A contract is from 0.01 to 1 of a full post, in hundredths.";
        UserError::invalid(&["input", "contractFte"], message)
    })
}

fn maybe(given: &MaybeUndefined<String>, field: &str, longest: usize) -> Result<MaybeUndefined<String>, UserError> {
    let MaybeUndefined::Value(value) = given else { return Ok(given.clone()) };
    let bad = || UserError::invalid(&["input", field], format!("It has 1 to {longest} letters, on one line."));
    text(value, longest).map(MaybeUndefined::Value).ok_or_else(bad)
}

fn text(given: &str, longest: usize) -> Option<String> {
    let bare = given.trim();
    let fits = (1..=longest).contains(&bare.chars().count()) && !bare.chars().any(char::is_control);
    fits.then(|| bare.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_contract_is_held_in_hundredths() {
        assert_eq!(hundredths("0.8".parse().unwrap()), Ok(80));
        assert_eq!(hundredths("1.00".parse().unwrap()), Ok(100));
        for bad in ["0", "1.01", "0.805", "-0.5", "79228162514264337593543950335"] {
            assert!(hundredths(bad.parse().unwrap()).is_err(), "{bad}");
        }
    }

    #[test]
    fn a_name_is_one_line_of_some_letters() {
        assert_eq!(display_name("  Ada Thorne "), Ok("Ada Thorne".into()));
        for bad in ["", "  ", "Ada\nThorne", &"a".repeat(201)] {
            assert!(display_name(bad).is_err(), "{bad}");
        }
    }
}
