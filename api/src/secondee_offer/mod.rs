//! Offers: who would go to other schools for a while, unknown until they say otherwise.

pub mod code_lists;
mod connection;
mod contact;
mod contact_object;
mod filter;
pub mod input;
pub mod loaders;
pub mod mutation;
mod object;
pub mod pseudonym;
pub mod query;
mod save;

pub use self::{
    contact::{ANSWERED_WITHIN, expire as expire_contact},
    contact_object::ContactRequest,
    object::{CoarseArea, IntBand, SecondeeOffer},
    save::{LISTED, close as close_offer, read_id},
};
