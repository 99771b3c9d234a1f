//! The vocabulary that every feature shares. No rule of the sector is known here.

pub mod batch;
pub mod connection;
pub mod cursor;
pub mod deadline;
pub mod document;
pub mod error;
pub mod facet;
pub mod flag;
pub mod keyset;
pub mod lenient;
pub mod money;
pub mod node_id;
pub mod order;
pub mod paging;
pub mod range;
pub mod requested;
pub mod row_connection;
pub mod scalars;
pub mod user_error;
