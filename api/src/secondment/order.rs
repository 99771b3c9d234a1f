//! How lists of secondments run.

use async_graphql::{Enum, InputObject};
use entity::secondment::Column;

use crate::graphql::order::Direction;

/// What secondments can be ordered by.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum SecondmentOrderField {
    /// The first day.
    StartsOn,
    /// The last day that is planned.
    EndsOn,
    /// When they last changed.
    UpdatedAt,
    /// When they were drafted.
    CreatedAt,
}

/// How a list of secondments runs. Equal ones run by when they were drafted; those without a value come last both ways.
#[derive(InputObject, Clone, Copy, Debug)]
pub struct SecondmentOrder {
    /// What they are ordered by.
    pub field: SecondmentOrderField,
    /// Which way.
    #[graphql(default_with = "Direction::Asc")]
    pub direction: Direction,
}

impl Default for SecondmentOrder {
    fn default() -> Self {
        Self { field: SecondmentOrderField::StartsOn, direction: Direction::Desc }
    }
}

impl SecondmentOrderField {
    /// The column that holds it.
    pub fn column(self) -> Column {
        match self {
            Self::StartsOn => Column::StartsOn,
            Self::EndsOn => Column::EndsOn,
            Self::UpdatedAt => Column::UpdatedAt,
            Self::CreatedAt => Column::CreatedAt,
        }
    }

    /// Whether that is a day, and not a moment.
    pub fn is_day(self) -> bool {
        matches!(self, Self::StartsOn | Self::EndsOn)
    }
}
