//! Local authorities, as the world sees them.

pub mod object;
pub mod query;

pub use object::LocalAuthority;
