//! From files to rows.
//!
//! [`run`] takes the operator's paths, lets the [`reader`] find and recognise the files, hands each to its importer
//! ([`groups`], [`establishments`]) in the order in which they stand on each other, and commits everything in one
//! transaction or nothing. What came of it is a [`report::Report`].

mod age;
mod batch;
mod cells;
mod census;
mod claim;
mod columns;
mod diff;
mod digest;
mod edition;
mod establishments;
pub mod finding_kind;
pub mod findings;
mod first_lines;
mod group_links;
mod groups;
mod inspections;
mod links;
mod memberships;
mod names;
mod notice;
mod options;
mod placeholders;
mod plan;
pub mod progress;
pub mod reader;
mod repeat;
pub mod report;
mod run;
mod settle;
mod tally;
mod trace;
mod trouble;
mod unknown;
mod versioned;

#[cfg(test)]
pub(crate) use self::establishments::blank::school as blank_school;

pub use options::{MAX_REJECTS, Options};
pub use run::run;
pub use trouble::in_words;
