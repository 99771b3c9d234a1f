//! What schools look for, and who offers themselves: listed, matched, and hidden from whom it does not concern.

pub mod desk;
mod lists;
mod matches;
mod offers;
mod statements;
