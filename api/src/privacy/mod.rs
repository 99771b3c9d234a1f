//! The rights of the people whom the service knows, and the limits of what it keeps.

mod erasure;
pub mod expiry;
mod forget;
pub mod mutation;
mod my_data;
mod my_rows;
pub mod sweep;
mod wipe;

pub use self::erasure::hold;
