//! Which fields of a stored inspection a statement may change.
//!
//! The newer file is right. An older one fills what is empty, unless every file would have told it. So the same files
//! come to the same inspections in whatever order they are taken in.

use chrono::NaiveDate;
use entity::inspection::{Column as Field, Model};
use sea_orm::{ModelTrait as _, Value};

use super::{
    fields::{AREAS, Fields, GRADES, dated},
    framework::{self, is_filled},
    kinds::{GRADED, UNGRADED},
    statement::{Statement, identity},
};

/// The fields of a stored inspection that what is said of it replaces.
pub fn taken(said: &Statement, stored: &Model) -> Fields {
    let may_take = |field: &Field| match is_right(&said.inspection, stored) {
        // Where a file need not tell, a blank is no fact.
        true => is_filled(&said.inspection, *field) || told_by_all(&said.inspection).contains(*field),
        false => !is_filled(stored, *field) && !told_by_all(stored).contains(*field),
    };
    let fields = said.carries.iter().filter(may_take).fold(Fields::default(), Fields::with);
    dated().fold(fields, |fields, pair| keep_together(fields, pair, said, stored))
}

/// A graded inspection may have begun as an ungraded one, of which the other block has another first day. Else the newer
/// file is right, and of two of one day the later.
fn is_right(said: &Model, stored: &Model) -> bool {
    match (stored.kind.as_str(), said.kind.as_str()) {
        (GRADED, UNGRADED) => false,
        (UNGRADED, GRADED) => true,
        _ => said.stated_on >= stored.stated_on,
    }
}

/// What every file tells of such an inspection: where it is empty, the file had nothing to say.
fn told_by_all(inspection: &Model) -> Fields {
    let days = identity().with(Field::StartedOn).with(Field::PublishedOn);
    let judged = days.with(Field::Framework).with(Field::ConcernCode).with(Field::SafeguardingCode);
    match inspection.framework.as_deref() {
        Some(framework::OEIF) => judged.and(Fields::of(&GRADES)),
        Some(framework::REPORT_CARD) => AREAS.iter().fold(judged, |fields, (grade, _)| fields.with(*grade)),
        _ if inspection.kind == UNGRADED => days.with(Field::UngradedOutcome),
        _ => days,
    }
}

/// A grade belongs to its day. The file of the year tells what the inspection itself found, without a day; the grade of
/// a later visit stands against that.
fn keep_together(fields: Fields, (grade, day): (Field, Field), said: &Statement, stored: &Model) -> Fields {
    let both = Fields::of(&[grade, day]);
    if is_regraded(stored, day) && !said.carries.contains(day) {
        return fields.except(both);
    }
    if is_regraded(&said.inspection, day) && !is_filled(stored, day) {
        return fields.and(both);
    }
    let same = stored.get(grade) == said.inspection.get(grade);
    match fields.contains(grade) {
        _ if same => fields,
        true => fields.with(day),
        false => fields.except(Fields::of(&[day])),
    }
}

/// Whether a later visit gave the grade.
fn is_regraded(inspection: &Model, day: Field) -> bool {
    inspection.started_on.is_some() && day_in(inspection, day) > inspection.started_on
}

fn day_in(inspection: &Model, field: Field) -> Option<NaiveDate> {
    match inspection.get(field) {
        Value::ChronoDate(day) => day,
        _ => None,
    }
}
