//! What can happen, and to what.

use async_graphql::{Enum, resolver_utils::EnumType};

/// What happened to a thing.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChangeOp {
    /// It was made.
    Created,
    /// It was changed.
    Updated,
    /// It was taken away.
    Deleted,
}

/// What kind of thing it happened to.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntityType {
    /// A member of staff.
    StaffMember,
    /// A partner system that may sign in.
    ApiClient,
    /// A practice.
    Practice,
    /// A school's use of a practice.
    Adoption,
}

/// The name of a value, as the contract and the database have it.
pub fn name_of<E: EnumType>(value: E) -> &'static str {
    E::items().iter().find(|item| item.value == value).map_or("", |item| item.name)
}

/// The value of a name.
pub fn named<E: EnumType>(name: &str) -> Option<E> {
    E::items().iter().find(|item| item.name == name).map(|item| item.value)
}
