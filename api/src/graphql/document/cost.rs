//! What an operation costs, told before it runs.
//!
//! There is one formula. A reply is made of fields, each once for every object that can have it: pages are taken to be
//! full, and what lies on them is multiplied by their sizes. A hundred fields are a point, and every operation costs
//! one at least. `rateLimit` is free.

use super::{Limits, Problem, Refusal, objects::Objects};

/// Fields of a reply that make a point.
const FIELDS_IN_A_POINT: u64 = 100;

/// The field at the root that costs nothing.
const FREE: &str = "rateLimit";

/// How many fields at the root a refusal tells of.
const TOLD: usize = 5;

/// What an operation costs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cost {
    /// Points.
    pub points: u32,
    parts: Vec<(String, u64)>,
}

impl Cost {
    pub(super) fn of(asked: &Objects<'_>) -> Self {
        let parts = asked.by_root_field().into_iter().filter(|(field, _)| *field != FREE);
        let parts: Vec<(String, u64)> = parts.map(|(field, extent)| (field.to_owned(), extent.fields)).collect();
        Self { points: points(parts.iter().fold(0, |sum, (_, fields)| sum.saturating_add(*fields))), parts }
    }

    /// Refuses an operation that costs too much, and says which of its fields cost what.
    pub(super) fn check(&self, limits: &Limits) -> Result<(), Refusal> {
        if self.points as usize <= limits.cost {
            return Ok(());
        }
        let mut parts = self.parts.clone();
        parts.sort_by_key(|(_, fields)| std::cmp::Reverse(*fields));
        let parts: Vec<String> =
            parts.iter().take(TOLD).map(|(field, fields)| format!("{field} {}", points(*fields))).collect();
        let message = format!(
            "The operation costs {} points; at most {} are allowed. Of these: {}.",
            self.points,
            limits.cost,
            parts.join(", ")
        );
        Err(Refusal::TooComplex(Problem::new(message, None, limits)))
    }
}

/// The points of so many fields.
pub fn points(fields: u64) -> u32 {
    u32::try_from(fields.div_ceil(FIELDS_IN_A_POINT)).unwrap_or(u32::MAX)
}
