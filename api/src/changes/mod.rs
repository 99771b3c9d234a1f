//! The trace of everything private: what was changed is written with the change, whose identity was read before the reply.

mod code_lists;
mod feed;
mod idempotency;
mod identity_reads;
mod object;
pub mod query;
pub mod retention;
mod tail;
mod write;

pub use self::{
    code_lists::{ChangeOp, EntityType, name_of, named},
    feed::{Feed, Happened},
    idempotency::Before,
    identity_reads::IdentityReads,
    tail::Tail,
    write::{Change, Stop, Whose, Write},
};
