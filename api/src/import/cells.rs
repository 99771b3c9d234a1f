//! Cells in the domain's words: what the reader's texts and numbers mean in any of the register's files.

use std::{convert::Infallible, fmt::Display, str::FromStr};

use chrono::{Datelike as _, NaiveDate};
use entity::{InvalidIdentifier, Postcode};
use rust_decimal::{Decimal, prelude::ToPrimitive as _};

use super::{
    finding_kind::FindingKind,
    findings::Findings,
    reader::{CellError, Column, Row},
};

/// Why a cell that must be filled is refused when it is not.
pub const MISSING: &str = "is missing";

/// A cell that must be there.
pub fn required<T, E: Display>(
    row: &Row<'_>,
    column: Column,
    parse: impl FnOnce(&str) -> Result<T, E>,
) -> Result<T, CellError> {
    row.parse(column, parse)?.ok_or_else(|| row.error(column, MISSING))
}

/// A text as it stands.
pub fn text(text: &str) -> Result<String, Infallible> {
    Ok(text.to_owned())
}

/// The number that names the row. A data tool may have made a fraction of it.
pub fn key<T: FromStr<Err = InvalidIdentifier>>(row: &Row<'_>, column: Column) -> Result<T, CellError> {
    maybe_key(row, column)?.ok_or_else(|| row.error(column, MISSING))
}

/// The number that names another row, where there is one.
pub fn maybe_key<T: FromStr<Err = InvalidIdentifier>>(row: &Row<'_>, column: Column) -> Result<Option<T>, CellError> {
    row.parse(column, |text| text.strip_suffix(".0").unwrap_or(text).parse())
}

/// A day, unless it is the first of one of the years that stand for "unknown".
pub fn day(
    row: &Row<'_>,
    column: Column,
    unknown: &[i32],
    findings: &mut Findings,
) -> Result<Option<NaiveDate>, CellError> {
    let day = row.date(column)?;
    if day.is_some_and(|day| day.ordinal() == 1 && unknown.contains(&day.year())) {
        findings.note(FindingKind::PlaceholderDate, row.line(), || day.map(|day| day.to_string()).unwrap_or_default());
        return Ok(None);
    }
    Ok(day)
}

/// An identifier that the row can do without.
pub fn identifier<T: FromStr<Err = InvalidIdentifier>>(
    row: &Row<'_>,
    column: Column,
    findings: &mut Findings,
) -> Option<T> {
    let code = row.code(column, 0)?;
    let parsed = code.parse::<T>();
    if let Err(error) = &parsed {
        findings.note(FindingKind::MalformedIdentifier, row.line(), || error.to_string());
    }
    parsed.ok()
}

/// A postcode in its usual spelling, or as it stands.
pub fn postcode(row: &Row<'_>, column: Column, findings: &mut Findings) -> Option<String> {
    let written = row.text(column)?;
    match written.parse::<Postcode>() {
        Ok(postcode) => Some(postcode.to_string()),
        Err(_) => {
            findings.note(FindingKind::UnusualPostcode, row.line(), || written.to_owned());
            Some(written.to_owned())
        }
    }
}

/// A number of things: whole and not negative.
pub fn count(row: &Row<'_>, column: Column) -> Result<Option<i32>, CellError> {
    let Some(number) = row.integer(column)? else { return Ok(None) };
    match i32::try_from(number) {
        Ok(count) if count >= 0 => Ok(Some(count)),
        _ => Err(row.error(column, "is not a count")),
    }
}

/// An age in years.
pub fn age(row: &Row<'_>, column: Column) -> Result<Option<i32>, CellError> {
    at_most(150, row, column, "is not an age")
}

/// Metres on the national grid.
pub fn metres(row: &Row<'_>, column: Column) -> Result<Option<i32>, CellError> {
    at_most(10_000_000, row, column, "is not on the national grid")
}

/// A count that the database keeps only up to a limit: a row that it would refuse must not fail the whole import.
fn at_most(most: i32, row: &Row<'_>, column: Column, reason: &str) -> Result<Option<i32>, CellError> {
    match count(row, column)? {
        Some(number) if number > most => Err(row.error(column, reason)),
        number => Ok(number),
    }
}

/// A percentage, in tenths of a per cent.
pub fn permille(row: &Row<'_>, column: Column) -> Result<Option<i32>, CellError> {
    let Some(percent) = row.decimal(column)? else { return Ok(None) };
    if percent < Decimal::ZERO || percent > Decimal::ONE_HUNDRED {
        return Err(row.error(column, "is not between 0 and 100 per cent"));
    }
    Ok((percent * Decimal::TEN).round().to_i32())
}
