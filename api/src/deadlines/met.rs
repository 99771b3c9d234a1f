//! What came of one look.

use std::{collections::BTreeMap, fmt};

/// A move that is made because its day has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Move {
    /// A secondment has begun.
    Started,
    /// Its parties were reminded that checks are missing.
    Reminded,
    /// It was called off, since they were missing for too long.
    Cancelled,
    /// It has ended as planned.
    Completed,
    /// A need was not covered in time.
    NeedExpired,
    /// An offer is over.
    OfferExpired,
    /// A question was not answered.
    ContactExpired,
}

/// What came of one look.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Met {
    moves: BTreeMap<Move, u64>,
    /// How much somebody else did meanwhile, or is at.
    pub left: u64,
    /// How much could not be done.
    pub failed: u64,
}

impl Met {
    /// Counts a move.
    pub fn count(&mut self, made: Move) {
        *self.moves.entry(made).or_default() += 1;
    }

    /// How often a move was made.
    pub fn of(&self, made: Move) -> u64 {
        self.moves.get(&made).copied().unwrap_or_default()
    }

    /// How many moves were made.
    pub fn moved(&self) -> u64 {
        self.moves.values().sum()
    }
}

impl fmt::Display for Met {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (made, count) in &self.moves {
            write!(f, "{made:?}: {count}, ")?;
        }
        write!(f, "left to others: {}, failed: {}", self.left, self.failed)
    }
}
