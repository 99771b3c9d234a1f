//! From files to rows.
//!
//! [`run`] takes the operator's paths, lets the [`reader`] find and recognise the files, hands each to its importer
//! ([`groups`], [`establishments`]) in the order in which they stand on each other, and commits everything in one
//! transaction or nothing. What came of it is a [`report::Report`].

mod batch;
mod cells;
mod claim;
mod columns;
mod diff;
mod establishments;
pub mod findings;
mod first_lines;
mod groups;
mod names;
mod plan;
pub mod progress;
pub mod reader;
pub mod report;
mod run;

pub use run::run;
