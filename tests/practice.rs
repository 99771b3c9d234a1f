//! Shared practices: written, looked at, shown, found, used.

pub mod desk;
mod find;
mod hammer;
mod life;
mod reach;
mod relevance;
mod search;
pub mod updates;
mod uses;
mod write;
