//! The two that are compared, each with what the register says of where it is.

use crate::{
    exchange::{NeedFacts, OfferFacts},
    register::{Register, grid::GridPoint, middles::Middle},
};

/// A need, and where its school stands.
pub struct NeedSide<'a> {
    pub facts: &'a NeedFacts,
    /// Where the school lies.
    pub point: Option<GridPoint>,
    /// The tenth of free school meals in which it is.
    pub decile: Option<u8>,
}

impl<'a> NeedSide<'a> {
    pub fn of(facts: &'a NeedFacts, register: &Register) -> Self {
        let school = register.schools.by_urn(facts.urn);
        Self {
            facts,
            point: school.and_then(|position| register.schools.map.point(position)),
            decile: school.and_then(|position| register.schools.at(position).counts.fsm_decile.0.ok()),
        }
    }
}

/// An offer, and where its area stands.
pub struct OfferSide<'a> {
    pub facts: &'a OfferFacts,
    /// What is in the middle of the area.
    pub middle: Middle,
}

impl<'a> OfferSide<'a> {
    pub fn of(facts: &'a OfferFacts, register: &Register) -> Self {
        Self { facts, middle: facts.area.middle(register) }
    }
}
