//! The smaller objects that a school is made of.

use async_graphql::SimpleObject;

/// Places and pupils in a school's special provision.
#[derive(SimpleObject, Clone, Copy, Debug, PartialEq, Eq)]
pub struct ResourcedProvision {
    /// Pupils in the resourced provision; null where the register says nothing.
    pub on_roll: Option<i32>,
    /// Places in the resourced provision; null where the register says nothing.
    pub capacity: Option<i32>,
    /// Pupils in the special unit; null where the register says nothing.
    pub sen_unit_on_roll: Option<i32>,
    /// Places in the special unit; null where the register says nothing.
    pub sen_unit_capacity: Option<i32>,
}
