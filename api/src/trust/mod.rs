//! School trusts, as the world sees them.

pub mod code_lists;
pub mod connection;
pub mod facet;
pub mod figure;
pub mod filter;
mod labels;
pub mod object;
pub mod order;
pub mod parts;
pub mod query;
pub mod summary;

pub use connection::TrustConnection;
pub use object::Trust;
