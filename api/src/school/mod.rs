//! Schools, as the world sees them: every establishment of the register.

pub mod code_lists;
pub mod connection;
pub mod facet;
pub mod fact;
pub mod filter;
mod labels;
pub mod location;
pub mod object;
pub mod order;
pub mod parts;
pub mod query;
pub mod similar;

pub use connection::{SchoolConnection, Whose};
pub use object::School;
