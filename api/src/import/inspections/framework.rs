//! By which framework grades were given: which of the blocks of columns is filled.

use entity::inspection::Model;
use sea_orm::ModelTrait as _;

use super::fields::{AREAS, Fields, GRADES};

/// The education inspection framework, and what there was before it.
pub const OEIF: &str = "OEIF";
/// Report cards.
pub const REPORT_CARD: &str = "REPORT_CARD";

/// The framework of the grades that an inspection has.
pub fn of(inspection: &Model) -> Option<&'static str> {
    let areas = AREAS.iter().fold(Fields::default(), |areas, (grade, _)| areas.with(*grade));
    let any = |fields: Fields| fields.iter().any(|field| is_filled(inspection, field));
    if any(areas) { Some(REPORT_CARD) } else { any(Fields::of(&GRADES)).then_some(OEIF) }
}

/// Whether anything stands in a field.
pub fn is_filled(inspection: &Model, field: entity::inspection::Column) -> bool {
    let value = inspection.get(field);
    value != value.as_null()
}
