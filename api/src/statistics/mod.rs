//! What counts add up to: shares with their intervals, and times of which some are not over.

mod proportion;
pub mod survival;
pub mod wilson;

pub use self::proportion::Proportion;
