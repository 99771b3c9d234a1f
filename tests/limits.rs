//! How much a document may ask for: every limit, what a refusal says, and the documents that the limits are for.

mod asked;
mod attacks;
mod each;
mod over_http;
mod properties;
mod refusals;

/// What graphql-js 16 and the tools built on it send, at full length.
pub const INTROSPECTION: &str = include_str!("limits/introspection.graphql");
