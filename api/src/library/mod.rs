//! The practices as they are searched: in memory, made from the database at the start, and following every change.
//!
//! What is found here is a candidate: which of it there is for somebody, the scope says. Every instance asks the log, some
//! times a second, what changed since; the one that made a change follows it before it answers.

mod entry;
mod keeper;
mod reach;
mod shelf;
mod text;

pub use self::{
    entry::{AdoptionFact, Entry},
    keeper::Library,
    reach::Reach,
    shelf::Shelf,
    text::{Answers, Question, Terms, stem},
};
