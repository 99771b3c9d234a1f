//! What the service keeps of people, for how long, and what others can find out of it.

pub mod desk;
mod erased;
mod expiry;
mod my_data;
mod probe;
