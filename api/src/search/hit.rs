//! One thing that was found.

use std::sync::Arc;

use async_graphql::Union;

use crate::{
    practice::Practice,
    register::{Register, search::Place},
    school::School,
    trust::Trust,
};

/// What a search can find.
#[derive(Union)]
pub enum SearchHit {
    /// A trust.
    Trust(Trust),
    /// A school.
    School(School),
    /// A practice.
    Practice(Practice),
}

impl SearchHit {
    /// The thing at a place of the register.
    pub fn new(register: &Arc<Register>, place: Place) -> Self {
        match place {
            Place::School(position) => Self::School(School::new(register.clone(), position)),
            Place::Trust(position) => Self::Trust(Trust::new(register.clone(), position)),
        }
    }
}
