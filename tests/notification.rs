//! What people are told: who, of what, how it is read, and how it is heard at once.

pub mod desk;
mod inbox;
mod live;
mod practices;
