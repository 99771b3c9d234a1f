//! What Ofsted found at schools, under every way of judging that it has had.

pub mod change;
pub mod code_lists;
pub mod connection;
pub mod filter;
mod judgement;
mod object;
pub mod order;
pub mod query;
mod school_inspection;

pub use self::{object::Inspection, school_inspection::SchoolInspection};
