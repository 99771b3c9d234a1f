//! What one block of one row says of an inspection, and how two statements of one inspection become one.

use entity::inspection::{Column as Field, Model};
use sea_orm::ModelTrait as _;

use super::{
    fields::Fields,
    kinds::{GRADED, UNGRADED},
};

/// An inspection as it is told of.
pub struct Statement {
    /// The inspection.
    pub inspection: Model,
    /// The fields of which something is said, even if it is that nothing is known.
    pub carries: Fields,
}

impl Statement {
    /// Adds what another row or block of the same file says. Returns the fields in which the two contradict each other
    /// and this one is believed.
    pub fn join(&mut self, mut other: Self) -> Fields {
        let (own, others) = (self.inspection.kind.as_str(), other.inspection.kind.as_str());
        // It began as an ungraded one and became a graded one, of which the other block knows no more than a day.
        let converted = [own, others] == [GRADED, UNGRADED] || [own, others] == [UNGRADED, GRADED];
        if own == UNGRADED && others == GRADED {
            std::mem::swap(self, &mut other);
        }
        let both = self.carries.shared(other.carries);
        let contradicted =
            if converted { Fields::default() } else { unlike(&self.inspection, &other.inspection, both) };
        overlay(&mut self.inspection, &other.inspection, other.carries.except(self.carries));
        self.carries = self.carries.and(other.carries);
        contradicted
    }
}

/// Puts some fields of one inspection in place of those of another. What is left of the other gives way where the two
/// cannot both be: a visit ends on its first day or later.
pub fn overlay(inspection: &mut Model, of: &Model, fields: Fields) {
    for field in fields.iter() {
        inspection.set(field, of.get(field));
    }
    if inspection.ended_on.is_some() && inspection.ended_on < inspection.started_on {
        inspection.ended_on = None;
    }
}

/// The fields in which two inspections differ, of some.
pub fn unlike(one: &Model, other: &Model, of: Fields) -> Fields {
    of.iter().filter(|field| one.get(*field) != other.get(*field)).fold(Fields::default(), Fields::with)
}

/// The fields that say which inspection it is, which every block carries.
pub fn identity() -> Fields {
    Fields::of(&[Field::InspectionNumber, Field::InspectedUrn, Field::Kind])
}
