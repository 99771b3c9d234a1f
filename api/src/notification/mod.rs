//! What people are told: that something happened which is theirs to look at. Never who, and nothing that anybody wrote.

pub mod code_lists;
mod loaders;
pub mod mutation;
mod object;
pub mod query;
pub mod subscription;
mod words;
mod write;

pub use self::{
    code_lists::NotificationKind,
    loaders::ReadMarks,
    object::Notification,
    write::{Recipient, notify},
};
