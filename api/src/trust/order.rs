//! What lists of trusts can be ordered by.

use async_graphql::{Enum, InputObject};

use crate::graphql::order::Direction;

/// A field that trusts can be ordered by. Those without a value come last both ways, by
/// group UID. Equal ones run by group UID, in the direction of the list.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum TrustOrderField {
    /// The name, compared without case.
    Name,
    /// Open schools in the trust.
    SchoolCount,
    /// Pupils in its open schools.
    Pupils,
    /// Day of incorporation.
    IncorporatedOn,
    /// When the trust's record last changed here.
    UpdatedAt,
}

impl TrustOrderField {
    /// Every field, in the order of its discriminant.
    pub const ALL: [Self; Self::COUNT] =
        [Self::Name, Self::SchoolCount, Self::Pupils, Self::IncorporatedOn, Self::UpdatedAt];
    /// How many there are.
    pub const COUNT: usize = 5;
}

/// How a list of trusts runs.
#[derive(InputObject, Clone, Copy, Debug)]
pub struct TrustOrder {
    /// What it is ordered by.
    pub field: TrustOrderField,
    /// Which way it runs.
    #[graphql(default_with = "Direction::Asc")]
    pub direction: Direction,
}

impl Default for TrustOrder {
    fn default() -> Self {
        Self { field: TrustOrderField::Name, direction: Direction::Asc }
    }
}

impl From<TrustOrder> for (TrustOrderField, Direction) {
    fn from(order: TrustOrder) -> Self {
        (order.field, order.direction)
    }
}
