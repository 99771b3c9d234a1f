//! Lineage: which school came before or after which, as the world sees it.

pub mod code_lists;
pub mod link_type;
pub mod object;
pub mod union;

pub use object::Lineage;
