//! Search over everything in the register, as the world sees it: suggestions while somebody types, and lists.

pub mod code_lists;
pub mod hit;
pub mod object;
pub mod query;
pub mod shown;
pub mod suggestion;
