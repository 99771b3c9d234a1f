//! Partner systems that sign in by themselves: who lets them in, and what they may.

pub mod mutation;
mod object;
pub mod query;
pub mod save;

pub use self::object::ApiClient;
