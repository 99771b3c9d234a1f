//! What one row of a census file says.

use chrono::{DateTime, NaiveDate};
use entity::school_census;

use super::CensusColumns;
use crate::import::{
    cells::{count, key, permille},
    reader::{CellError, Column, Row},
};

/// What one row is about.
pub enum Counted {
    /// A school.
    School(Box<school_census::Model>),
    /// The whole country, or all its schools of one kind.
    Total,
}

/// What stands in place of the number of a school in the rows of totals.
const TOTAL: &str = "NAT";

/// What stands in place of a number, as the publisher explains it: not applicable, suppressed, no entries, not
/// published, low coverage; and the signs of newer tables: not applicable, not available, suppressed, low reliability.
const MARKERS: [&str; 9] = ["NA", "SUPP", "NE", "NP", "LOWCOV", "z", "x", "c", "u"];

/// Makes the counts of one school of a row, or says which cell forbids it.
pub fn read(row: &Row<'_>, columns: &CensusColumns, census_on: NaiveDate) -> Result<Counted, CellError> {
    if row.text(columns.urn) == Some(TOTAL) {
        return Ok(Counted::Total);
    }
    let urn = key(row, columns.urn)?;
    let (pupils, pupils_marker) = figure(row, columns.pupils, count)?;
    let (fsm_pupils, fsm_pupils_marker) = figure(row, columns.fsm_pupils, count)?;
    let (fsm_of_pupils, fsm_of_pupils_marker) = figure(row, columns.fsm_of_pupils, count)?;
    let (fsm_ever_six_permille, fsm_ever_six_marker) = figure(row, columns.fsm_ever_six, permille)?;
    let (sen_support_permille, sen_support_marker) = figure(row, columns.sen_support, permille)?;
    let (ehcp_permille, ehcp_marker) = figure(row, columns.ehcp, permille)?;
    let (eal_permille, eal_marker) = figure(row, columns.eal, permille)?;
    Ok(Counted::School(Box::new(school_census::Model {
        urn,
        census_on,
        pupils,
        pupils_marker,
        fsm_pupils,
        fsm_pupils_marker,
        fsm_of_pupils,
        fsm_of_pupils_marker,
        fsm_ever_six_permille,
        fsm_ever_six_marker,
        sen_support_permille,
        sen_support_marker,
        ehcp_permille,
        ehcp_marker,
        eal_permille,
        eal_marker,
        updated_at: DateTime::UNIX_EPOCH,
        version: 1,
    })))
}

/// A number, or the marker in its place; neither where the cell is blank.
fn figure(
    row: &Row<'_>,
    column: Column,
    number: fn(&Row<'_>, Column) -> Result<Option<i32>, CellError>,
) -> Result<(Option<i32>, Option<String>), CellError> {
    match row.text(column) {
        Some(text) if MARKERS.contains(&text) => Ok((None, Some(text.to_owned()))),
        _ => Ok((number(row, column)?, None)),
    }
}

/// Of what there is a larger part than the whole. A whole of nothing is none: nurseries have no pupils of the ages that
/// free school meals are told of.
pub fn excess(counted: &school_census::Model) -> Option<String> {
    let part = counted.fsm_pupils?;
    let wholes = [counted.pupils, counted.fsm_of_pupils.filter(|whole| *whole > 0)];
    let whole = wholes.into_iter().flatten().find(|whole| part > *whole)?;
    Some(format!("{} has {part} pupils eligible for free school meals of {whole}", counted.urn))
}
