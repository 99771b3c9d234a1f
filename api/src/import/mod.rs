//! From files to rows.
//!
//! [`run`] takes the operator's paths, lets the [`reader`] find and recognise the files, hands each to its importer
//! ([`groups`], [`establishments`]) in the order in which they stand on each other, and commits everything in one
//! transaction or nothing. What came of it is a [`report::Report`].

mod batch;
mod columns;
mod diff;
mod establishments;
mod findings;
mod groups;
mod names;
mod plan;
pub mod progress;
pub mod reader;
pub mod report;
mod run;
mod school_row;

pub use run::run;
