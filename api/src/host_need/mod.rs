//! Needs: what help a school looks for.

pub mod code_lists;
mod connection;
mod filter;
pub mod input;
pub mod mutation;
mod object;
mod order;
pub mod query;
mod rules;
mod save;

pub use self::{
    connection::HostNeedConnection,
    filter::known_subjects,
    object::HostNeed,
    rules::{STALE_AFTER, reference},
    save::{bring_to, read_id},
};
