//! Which school it is, and since when.

use entity::{code_value::lists, school};

use super::{blank, row::SchoolReader};
use crate::import::{
    cells::{MISSING, day, identifier, key, required, text},
    reader::{CellError, Row},
};

/// Schools of unknown age are dated to the first day of this year. Of other years the first day is a day like others.
const UNKNOWN_YEARS: [i32; 1] = [1900];

impl SchoolReader<'_> {
    pub(super) fn identity(&mut self, row: &Row<'_>) -> Result<school::Model, CellError> {
        let columns = self.columns;
        let urn = key(row, columns.urn)?;
        Ok(school::Model {
            name: required(row, columns.name, text)?,
            ukprn: identifier(row, columns.ukprn, self.findings),
            la_code: self.authority(row)?,
            establishment_number: row.code(columns.number, 4).map(Into::into),
            type_code: self.type_code(row)?,
            type_group_code: self.must(row, lists::ESTABLISHMENT_TYPE_GROUP, columns.type_group, 1)?,
            status_code: self.status_code(row)?,
            phase_code: self.phase_code(row)?,
            opened_on: day(row, columns.opened_on, &UNKNOWN_YEARS, self.findings)?,
            open_reason_code: self.may(row, lists::REASON_OPENED, columns.open_reason, 2),
            closed_on: day(row, columns.closed_on, &UNKNOWN_YEARS, self.findings)?,
            close_reason_code: self.may(row, lists::REASON_CLOSED, columns.close_reason, 2),
            ..blank::school(urn)
        })
    }

    fn authority(&self, row: &Row<'_>) -> Result<String, CellError> {
        let column = self.columns.la.code;
        let code = row.code(column, 3).ok_or_else(|| row.error(column, MISSING))?;
        Ok(code.into_owned())
    }
}
