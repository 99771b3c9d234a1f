//! The command line: what is printed where, how it ends, and what mends it.

mod demo;
mod demo_exchange;
mod doctor;
mod findings;
mod import;
pub mod program;
mod serve;
mod settings;
