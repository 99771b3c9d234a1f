//! Memberships: the periods in which schools were in trusts, as the world sees them.

pub mod code_lists;
pub mod date;
pub mod filter;
pub mod object;
pub mod order;

pub use object::TrustMembership;
