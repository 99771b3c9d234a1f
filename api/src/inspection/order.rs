//! What lists of inspections can be ordered by.

use async_graphql::{Enum, InputObject};

use crate::{
    graphql::{order::Direction, paging::Order},
    register::Inspections,
};

/// A field that inspections can be ordered by. Those without a value come last both ways. Equal ones run by a number
/// that never changes, in the direction of the list.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum InspectionOrderField {
    /// The first day on site.
    StartedOn,
    /// The day on which the report was published.
    PublishedOn,
}

impl InspectionOrderField {
    /// Every field, in the order of its discriminant.
    pub const ALL: [Self; Self::COUNT] = [Self::StartedOn, Self::PublishedOn];
    /// How many there are.
    pub const COUNT: usize = 2;
}

/// How a list of inspections runs.
#[derive(InputObject, Clone, Copy, Debug)]
pub struct InspectionOrder {
    /// What it is ordered by.
    pub field: InspectionOrderField,
    /// Which way it runs.
    #[graphql(default_with = "Direction::Desc")]
    pub direction: Direction,
}

impl Default for InspectionOrder {
    fn default() -> Self {
        Self { field: InspectionOrderField::PublishedOn, direction: Direction::Desc }
    }
}

impl From<InspectionOrder> for Order<Inspections> {
    fn from(order: InspectionOrder) -> Self {
        Self::Prepared(order.field, order.direction)
    }
}
