//! Members of staff: what they do and where, and for those who may know, who they are.

pub mod code_lists;
mod input;
pub mod mutation;
mod object;
mod persons;
pub mod query;
mod rules;
mod save;

pub use self::{
    object::StaffMember,
    persons::{Person, Persons},
};
