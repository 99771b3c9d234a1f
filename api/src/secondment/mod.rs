//! Secondments: proposed, agreed by all who must, followed to their end.

mod agree;
mod amend;
mod booking;
pub mod code_lists;
mod connection;
mod costs;
mod decide;
mod filter;
mod follow_up;
pub mod input;
pub mod loaders;
pub mod moves;
pub mod mutation;
mod object;
mod objectives;
mod order;
mod parties;
mod parts;
mod propose;
pub mod query;
mod rules;
mod secondee;
pub mod state;
pub mod step;
pub mod subscription;
mod told;

pub use self::{
    agree::{BINDING, filled},
    connection::SecondmentConnection,
    filter::SecondmentFilter,
    moves::withdraw_drafts,
    object::Secondment,
    parties::{home, host},
    propose::{employer_kind, reference_of},
    rules::CALLED_OFF_AFTER,
};
