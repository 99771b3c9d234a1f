//! What one row of a file of group links says.

use chrono::NaiveDate;
use entity::{TrustUid, group_link};

use super::columns::GroupLinkColumns;
use crate::import::{
    cells::{MISSING, day, key},
    findings::Findings,
    reader::{CellError, Row},
};

/// What one row is about.
pub enum Listed {
    /// A school in a group.
    School(group_link::Model),
    /// An establishment that has a number and no URN.
    NoSchool(String),
}

/// Schools whose day of joining is unknown joined on the first day of one of these years.
const UNKNOWN_YEARS: [i32; 2] = [1900, 1902];

/// The types of group that children's centres are in. Their own numbers have five digits.
const CENTRES: [&str; 2] = ["08", "09"];

/// Makes a link of a row, or says which cell forbids it.
pub fn read(
    row: &Row<'_>,
    columns: &GroupLinkColumns,
    as_of: NaiveDate,
    findings: &mut Findings,
) -> Result<Listed, CellError> {
    let type_code = row.code(columns.type_code, 2).ok_or_else(|| row.error(columns.type_code, MISSING))?;
    let number = row.code(columns.urn, 1).unwrap_or_default();
    let five_digits = number.len() == 5 && number.bytes().all(|byte| byte.is_ascii_digit());
    if five_digits && CENTRES.contains(&&*type_code) {
        return Ok(Listed::NoSchool(number.into_owned()));
    }
    Ok(Listed::School(group_link::Model {
        urn: key(row, columns.urn)?,
        group_uid: key::<TrustUid>(row, columns.uid)?,
        group_type_code: type_code.into_owned(),
        joined_on: day(row, columns.joined_on, &UNKNOWN_YEARS, findings)?,
        first_listed_on: as_of,
        last_listed_on: as_of,
    }))
}
