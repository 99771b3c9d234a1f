//! The use of practices: which school has come how far with which edition, and what came of it.

pub mod code_lists;
mod input;
pub mod mutation;
mod object;
mod rules;
mod save;

pub use self::object::Adoption;
