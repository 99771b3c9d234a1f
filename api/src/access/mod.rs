//! WHO MAY: the only room that decides.
//!
//! Three questions, each answered in one place. Who is asking? [`token`] makes a [`Viewer`] of a token, once, at the
//! edge. Which rows are there for them? [`scope`] says so for each private table, and is the only place from which these
//! are read. May they do this? [`policy`] answers for every [`Action`]. Nobody else looks at a viewer's roles, scopes,
//! trusts or schools: they are private here.

pub mod client;
pub mod client_scope;
mod own;
pub mod policy;
pub mod role;
pub mod scope;
pub mod token;
mod viewer;

pub use self::{
    client_scope::ClientScope,
    policy::{Action, Parties, Place},
    role::Role,
    viewer::{Principal, Viewer},
};
