//! Search over everything in the register and the practices that the viewer may see: suggestions while somebody types, and
//! lists.

mod answers;
pub mod code_lists;
pub mod connection;
pub mod hit;
mod practices;
pub mod query;
pub mod shown;
pub mod suggestion;
