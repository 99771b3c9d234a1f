//! Facts: a value, or the reason why there is none, with its date and its source.

use std::sync::Arc;

use async_graphql::{Enum, SimpleObject};
use chrono::NaiveDate;

use crate::{
    graphql::scalars::{Date, Decimal},
    register::sources::Provenance,
};

/// Why a fact has no value.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum MissingReason {
    /// The source did not ask, or got no answer.
    NotCollected,
    /// The question does not arise, as for the pupils of a closed school.
    NotApplicable,
    /// The source keeps it back, since it would tell of few pupils.
    Suppressed,
    /// The source has it and has not published it yet.
    NotYetPublished,
    /// The source contradicts itself, as where it counts more pupils of a kind than pupils.
    SourceError,
    /// The inspection gave no grade here.
    NotGraded,
    /// Two sources describe different days, and between them the value cannot be told.
    SourceDatesDiffer,
    /// The person whom it would tell of was erased.
    Redacted,
}

impl MissingReason {
    /// What a marker that stands in the place of a number means, without regard to case. None where it is not known.
    pub fn of_marker(marker: &str) -> Option<Self> {
        match marker.to_lowercase().as_str() {
            "c" | "supp" => Some(Self::Suppressed),
            "z" | "na" => Some(Self::NotApplicable),
            "ne" | "x" | "u" | "lowcov" => Some(Self::NotCollected),
            "np" => Some(Self::NotYetPublished),
            _ => None,
        }
    }
}

/// A whole number from a source.
#[derive(SimpleObject)]
pub struct IntFact {
    /// The number; null where `missing` says why.
    value: Option<i32>,
    /// Why there is no value; null where there is one.
    missing: Option<MissingReason>,
    /// The day that the value describes; null where the source does not say.
    as_of: Option<Date>,
    /// Where it comes from.
    provenance: Arc<Provenance>,
}

/// A decimal number from a source.
#[derive(SimpleObject)]
pub struct DecimalFact {
    /// The number; null where `missing` says why.
    value: Option<Decimal>,
    /// Why there is no value; null where there is one.
    missing: Option<MissingReason>,
    /// The day that the value describes; null where the source does not say.
    as_of: Option<Date>,
    /// Where it comes from.
    provenance: Arc<Provenance>,
}

/// What a fact says besides its value.
pub struct Context {
    /// Why it would have no value.
    pub missing: MissingReason,
    /// The day that it describes.
    pub as_of: Option<NaiveDate>,
    /// Where it comes from.
    pub provenance: Arc<Provenance>,
}

impl Context {
    /// A whole number in this context.
    pub fn int(self, value: Option<i32>) -> IntFact {
        let missing = value.is_none().then_some(self.missing);
        IntFact { value, missing, as_of: self.as_of.map(Date), provenance: self.provenance }
    }

    /// A decimal number in this context.
    pub fn decimal(self, value: Option<rust_decimal::Decimal>) -> DecimalFact {
        let missing = value.is_none().then_some(self.missing);
        DecimalFact { value: value.map(Decimal), missing, as_of: self.as_of.map(Date), provenance: self.provenance }
    }
}
