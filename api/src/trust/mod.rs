//! School trusts, as the world sees them.

pub mod code_lists;
pub mod figure;
pub mod filter;
pub mod object;
pub mod order;
pub mod parts;
pub mod query;
pub mod summary;

pub use object::Trust;
