//! Scalars that refuse a bad value with what was wrong.
//!
//! The identifiers themselves live in `entity`; here is how they look on the wire.

use std::str::FromStr;

use async_graphql::{InputValueError, InputValueResult, Pos, Scalar, ScalarType, Value};
use chrono::{NaiveDate, SecondsFormat, Utc};
use entity::{CompaniesHouseNumber, Laestab, TrustReference, Ukprn, Urn};

use super::error::own_words;

/// Reads a text through the type's own rules, so that the client sees the reason they give.
fn parse_text<T, S>(value: &Value, wanted: &str) -> InputValueResult<S>
where
    S: ScalarType + async_graphql::InputType,
    T: FromStr<Err: std::fmt::Display> + Into<S>,
{
    match value {
        Value::String(text) => text.parse::<T>().map(Into::into).map_err(InputValueError::custom),
        other => Err(InputValueError::custom(format!("{wanted}, not {}", kind_of(other)))),
    }
}

fn kind_of(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Number(_) => "a number",
        Value::Boolean(_) => "a boolean",
        Value::Enum(_) => "an enum value",
        Value::List(_) => "a list",
        Value::Object(_) => "an object",
        Value::String(_) | Value::Binary(_) => "this text",
    }
}

/// Declares the scalar that carries an identifier of `entity`.
macro_rules! identifier_scalar {
    ($(#[$doc:meta])* $scalar:ident, $name:literal, $entity:ty, $wanted:literal, $spec:literal) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        pub struct $scalar(pub $entity);

        impl From<$entity> for $scalar {
            fn from(identifier: $entity) -> Self {
                Self(identifier)
            }
        }

        $(#[$doc])*
        #[Scalar(name = $name, specified_by_url = $spec)]
        impl ScalarType for $scalar {
            fn parse(value: Value) -> InputValueResult<Self> {
                // Keys that are all digits often arrive as numbers.
                let value = match value {
                    Value::Number(number) if number.is_u64() => Value::String(number.to_string()),
                    other => other,
                };
                parse_text::<$entity, Self>(&value, $wanted)
            }

            fn to_value(&self) -> Value {
                Value::String(self.0.to_string())
            }
        }
    };
}

identifier_scalar!(
    /// A school's unique reference number: six digits, the first not zero. Goes out as a string, comes in as a
    /// string or an integer.
    UrnScalar, "Urn", Urn, "a URN is a string or an integer", "https://org-id.guide/list/GB-EDU"
);
identifier_scalar!(
    /// A UK provider reference number: eight digits, the first a 1. Goes out as a string, comes in as a string or an
    /// integer.
    UkprnScalar, "Ukprn", Ukprn, "a UKPRN is a string or an integer", "https://org-id.guide/list/GB-UKPRN"
);
identifier_scalar!(
    /// A local authority's code and a school's number there: `LLL/EEEE`. Comes in with or without the slash.
    LaestabScalar, "Laestab", Laestab, "a LAESTAB is a string",
    "https://www.get-information-schools.service.gov.uk/glossary"
);
identifier_scalar!(
    /// The Department for Education's reference of a trust: `TR` and five digits.
    TrustReferenceScalar, "TrustReference", TrustReference, "a trust reference is a string",
    "https://www.get-information-schools.service.gov.uk/glossary"
);
identifier_scalar!(
    /// A Companies House number: eight characters, all digits or two letters and six digits. Lost leading zeros are
    /// put back.
    CompaniesHouseNumberScalar, "CompaniesHouseNumber", CompaniesHouseNumber,
    "a Companies House number is a string", "https://org-id.guide/list/GB-COH"
);

/// A calendar day, `YYYY-MM-DD`, as it was in the United Kingdom.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date(pub NaiveDate);

/// A calendar day, `YYYY-MM-DD`, as it was in the United Kingdom.
#[Scalar(name = "Date", specified_by_url = "https://scalars.graphql.org/andimarek/local-date.html")]
impl ScalarType for Date {
    fn parse(value: Value) -> InputValueResult<Self> {
        let refuse = |what: &str| InputValueError::custom(format!("{what}: a date is a string such as \"2026-03-23\""));
        match &value {
            Value::String(text) if is_written_as_day(text) => {
                text.parse().map(Self).map_err(|_| refuse(&format!("\"{text}\" is not a day of the calendar")))
            }
            Value::String(text) if text.chars().count() <= LONGEST_QUOTE => {
                Err(refuse(&format!("\"{text}\" is not a date")))
            }
            _ => Err(refuse("This is not a date")),
        }
    }

    fn to_value(&self) -> Value {
        Value::String(self.0.to_string())
    }
}

/// Longer texts are not quoted in the refusal of them.
const LONGEST_QUOTE: usize = 40;

/// `YYYY-MM-DD` and nothing else: the library would also take signs and blanks.
fn is_written_as_day(text: &str) -> bool {
    let digit_or_dash =
        |(place, byte): (usize, u8)| if place == 4 || place == 7 { byte == b'-' } else { byte.is_ascii_digit() };
    text.len() == 10 && text.bytes().enumerate().all(digit_or_dash)
}

/// Digits, with a point between them or not, and a minus before them or not.
fn is_written_as_decimal(text: &str) -> bool {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    unsigned.split_once('.').map_or_else(|| digits(unsigned), |(whole, part)| digits(whole) && digits(part))
}

/// A moment in time: RFC 3339, in UTC, to the millisecond.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DateTime(pub chrono::DateTime<Utc>);

/// A moment in time: RFC 3339, in UTC, to the millisecond.
#[Scalar(name = "DateTime", specified_by_url = "https://scalars.graphql.org/andimarek/date-time.html")]
impl ScalarType for DateTime {
    fn parse(value: Value) -> InputValueResult<Self> {
        const WANTED: &str = "a moment is a string such as \"2026-03-23T09:00:00.000Z\"";
        match &value {
            Value::String(text) => chrono::DateTime::parse_from_rfc3339(text)
                .map(|moment| Self(moment.to_utc()))
                .map_err(|_| InputValueError::custom(WANTED)),
            _ => Err(InputValueError::custom(WANTED)),
        }
    }

    fn to_value(&self) -> Value {
        Value::String(self.0.to_rfc3339_opts(SecondsFormat::Millis, true))
    }
}

/// An exact decimal number. Goes out as a string without trailing zeros, comes in as a string or a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Decimal(pub rust_decimal::Decimal);

/// An exact decimal number. Goes out as a string without trailing zeros, comes in as a string or a number.
#[Scalar(name = "Decimal", specified_by_url = "https://en.wikipedia.org/wiki/Decimal")]
impl ScalarType for Decimal {
    fn parse(value: Value) -> InputValueResult<Self> {
        const WANTED: &str = "a decimal is a number or a string such as \"23.4\"";
        let text = match &value {
            Value::String(text) => text.clone(),
            Value::Number(number) => number.to_string(),
            _ => return Err(InputValueError::custom(WANTED)),
        };
        if matches!(value, Value::String(_)) && !is_written_as_decimal(&text) {
            return Err(InputValueError::custom(WANTED));
        }
        rust_decimal::Decimal::from_str_exact(&text).map(Self).map_err(|_| InputValueError::custom(WANTED))
    }

    fn to_value(&self) -> Value {
        Value::String(self.0.normalize().to_string())
    }
}

/// An absolute web address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Url(pub String);

/// An absolute web address.
#[Scalar(name = "URL", specified_by_url = "https://url.spec.whatwg.org/")]
impl ScalarType for Url {
    fn parse(value: Value) -> InputValueResult<Self> {
        match value {
            Value::String(text) if text.starts_with("https://") || text.starts_with("http://") => Ok(Self(text)),
            _ => Err(InputValueError::custom("a URL is a string that starts with https:// or http://")),
        }
    }

    fn to_value(&self) -> Value {
        Value::String(self.0.clone())
    }
}

/// An e-mail address, such as `ada.thorne@example.org`: what RFC 5321 takes, without a name around it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EmailAddress(pub String);

/// An e-mail address, such as `ada.thorne@example.org`: what RFC 5321 takes, without a name around it.
#[Scalar(
    name = "EmailAddress",
    specified_by_url = "https://html.spec.whatwg.org/multipage/input.html#valid-e-mail-address"
)]
impl ScalarType for EmailAddress {
    fn parse(value: Value) -> InputValueResult<Self> {
        const RULES: email_address::Options = email_address::Options {
            minimum_sub_domains: 2,
            allow_domain_literal: false,
            allow_display_text: false,
            allow_long_local_parts: false,
        };
        match value {
            Value::String(text) if email_address::EmailAddress::parse_with_options(&text, RULES).is_ok() => {
                Ok(Self(text))
            }
            _ => Err(InputValueError::custom("an e-mail address is a string such as \"ada.thorne@example.org\"")),
        }
    }

    fn to_value(&self) -> Value {
        Value::String(self.0.clone())
    }
}

/// Says what is wrong with a value of one of our scalars, for whoever looks before anything runs. What other types take,
/// and the scalars of keys, are not looked at here; nor is a value that is none.
pub fn check(scalar: &str, value: impl FnOnce() -> Option<serde_json::Value>) -> Result<(), String> {
    let parse: fn(Value) -> Result<(), String> = match scalar {
        "Date" => refusal::<Date>,
        "DateTime" => refusal::<DateTime>,
        "Decimal" => refusal::<Decimal>,
        "EmailAddress" => refusal::<EmailAddress>,
        "URL" => refusal::<Url>,
        _ => return Ok(()),
    };
    let Some(value) = value().and_then(|value| Value::from_json(value).ok()) else { return Ok(()) };
    parse(value)
}

fn refusal<T: ScalarType + async_graphql::InputType>(value: Value) -> Result<(), String> {
    let parsed = <T as ScalarType>::parse(value);
    parsed.map(drop).map_err(|error| own_words(&error.into_server_error(Pos::default()).message).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_go_out_without_trailing_zeros() {
        let out = |text: &str| Decimal(text.parse().unwrap()).to_value();
        assert_eq!(out("21.70"), Value::String("21.7".into()));
        assert_eq!(out("100"), Value::String("100".into()));
        assert_eq!(out("0.0"), Value::String("0".into()));
    }

    #[test]
    fn a_decimal_is_digits_with_a_point_between_them() {
        for good in ["0", "-1", "23.40"] {
            assert!(Decimal::parse(Value::from(good)).is_ok(), "{good} was refused");
        }
        for bad in ["", "1_0", "+5", ".5", "5.", "1e2", "-"] {
            assert!(Decimal::parse(Value::from(bad)).is_err(), "{bad} was taken for a decimal");
        }
    }

    #[test]
    fn a_urn_comes_in_as_string_or_integer() {
        assert!(UrnScalar::parse(Value::from(100_001)).is_ok());
        assert!(UrnScalar::parse(Value::from("100001")).is_ok());
        assert!(UrnScalar::parse(Value::from(1)).is_err());
        assert!(UrnScalar::parse(Value::from(100_001.5)).is_err());
    }

    #[test]
    fn an_impossible_day_is_refused() {
        for bad in ["2026-02-30", "2026-2-3", "23/03/2026", "", "2024- 1- 1", "+2024-01-1", "-024-01-01"] {
            assert!(Date::parse(Value::from(bad)).is_err(), "{bad} was taken for a day");
        }
    }
}
