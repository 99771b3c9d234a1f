//! Who may, and what can be proven of it. Run with `--nocapture`, the tests print what they have tried.

#![expect(clippy::print_stdout, reason = "the tables are part of the proof")]

mod attacks;
pub mod cast;
mod clients;
mod external;
mod keys;
pub mod leaks;
mod lint;
mod log;
mod matrix;
mod me;
pub mod privacy;
mod retention;
mod staff;
mod streams;
