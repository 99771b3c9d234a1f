//! Shared practices: what schools do that works, written down, looked at, shown, and used elsewhere.

pub mod code_lists;
mod compare;
mod connection;
pub mod content;
mod edition;
mod facet;
mod filter;
mod input;
mod loaders;
pub mod markdown;
mod moves;
pub mod mutation;
mod object;
mod order;
mod other_writes;
mod others;
mod parts;
pub mod query;
mod reach;
mod rules;
mod save;
mod slug;
mod state;
pub mod subscription;
pub mod synonyms;
mod told;

pub use self::{
    connection::PracticeConnection,
    edition::PracticeEdition,
    loaders::{Authors, Authorship, Editions, Practices, Saved},
    object::Practice,
    parts::decimal,
    rules::note,
    save::read_id as practice_id,
    slug::words as slug_words,
};
