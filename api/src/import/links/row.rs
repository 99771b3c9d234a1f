//! What one row of a links file says.

use chrono::NaiveDate;
use entity::{Urn, school_link};

use super::columns::LinkColumns;
use crate::{
    import::{
        cells::{day, key, required, text},
        findings::Findings,
        reader::{CellError, Row},
    },
    lineage::link_type::{LinkType, Side},
};

/// One row of a file, and the link that it states.
pub struct Statement<'t> {
    /// The row.
    pub row: Row<'t>,
    /// What it states.
    pub link: school_link::Model,
}

/// The first day of this year stands for an unknown one, as in the register's other files.
const UNKNOWN_YEARS: [i32; 1] = [1900];

/// Makes a link of a row, or says which cell forbids it.
pub fn read(
    row: &Row<'_>,
    columns: &LinkColumns,
    as_of: NaiveDate,
    findings: &mut Findings,
) -> Result<school_link::Model, CellError> {
    let (urn, linked_urn) = (key(row, columns.urn)?, key(row, columns.linked_urn)?);
    if urn == linked_urn {
        return Err(row.error(columns.linked_urn, "is the school itself"));
    }
    Ok(school_link::Model {
        urn,
        linked_urn,
        link_type: required(row, columns.link_type, text)?,
        established_on: day(row, columns.established_on, &UNKNOWN_YEARS, findings)?,
        as_of,
    })
}

/// What identifies a link: who states it, of whom, and what the other is to it.
pub type Key = (Urn, Urn, String);

/// What identifies this link.
pub fn key_of(link: &school_link::Model) -> Key {
    (link.urn, link.linked_urn, link.link_type.clone())
}

/// That one school came before another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Edge {
    /// The school that was there first.
    pub earlier: Urn,
    /// The school that came after it.
    pub later: Urn,
}

/// Which school came first by a link, and where the linked one stands; none where the link's type does not tell.
pub fn direction(link: &school_link::Model) -> Option<(Edge, Side)> {
    let side = LinkType::read(&link.link_type).side?;
    let (earlier, later) = match side {
        Side::Before => (link.linked_urn, link.urn),
        Side::After => (link.urn, link.linked_urn),
    };
    Some((Edge { earlier, later }, side))
}
