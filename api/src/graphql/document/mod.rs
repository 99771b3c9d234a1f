//! What happens to a GraphQL document before the executor sees it.
//!
//! Serves the transports: each hands over a text and gets back either a [`Checked`] document or a [`Refusal`]
//! that can be sent to the client as it is. The order is the point of it. A flat pass over the text comes first,
//! so that nothing recursive meets a text of unknown depth; then the parser; then the sizes, so that nothing
//! expands fragments before their expanded size is known; then the validator.
//!
//! What passed is remembered by its hash, so that all this happens once for a text.
//!
//! It stops at the document and the variables sent with it. Permission belongs to others.

mod brackets;
mod checked;
mod complexity;
mod cost;
mod directives;
mod documents;
mod fragments;
mod guard;
mod inputs;
mod judge;
mod limit;
mod limits;
mod literals;
mod location;
mod loops;
mod memory;
mod objects;
mod prepared;
mod refusal;
mod size;
mod variables;

pub use checked::{Checked, Operation};
pub use cost::{Cost, points};
pub use documents::{Documents, UnusableSchema};
pub use judge::{Judge, Unexecuted};
pub use limits::Limits;
pub use location::Location;
pub use memory::{DocumentHash, Memory};
pub use prepared::Prepared;
pub use refusal::{Problem, Refusal};
