//! Schools, as the world sees them: every establishment of the register.

pub mod code_lists;
pub mod fact;
pub mod filter;
pub mod location;
pub mod object;
pub mod order;
pub mod parts;
pub mod query;

pub use object::School;
