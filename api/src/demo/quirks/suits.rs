//! Which rows an oddity suits.

use crate::demo::row::Row;

pub fn is_academy(row: &Row) -> bool {
    row.is("EstablishmentStatus (code)", "1") && row.is("TypeOfEstablishment (code)", "34")
}

pub fn is_independent(row: &Row) -> bool {
    row.is("EstablishmentStatus (code)", "1") && row.is("TypeOfEstablishment (code)", "11")
}

pub fn is_community(row: &Row) -> bool {
    row.is("EstablishmentStatus (code)", "1") && row.is("TypeOfEstablishment (code)", "01")
}

pub fn is_primary(row: &Row) -> bool {
    is_community(row) && row.get("EstablishmentName").ends_with(" Primary School")
}

pub fn is_counted(row: &Row) -> bool {
    is_community(row) && !row.is("PercentageFSM", "")
}

pub fn has_apostrophe(row: &Row) -> bool {
    row.get("EstablishmentName").contains('\'')
}
