//! Who asks, as they are told of themselves.

mod object;
pub mod query;

pub use self::object::Me;
