//! How much it counts that a word is met: how rare it is, how well it fits, and where it stands.

use super::{
    identifiers::Fit,
    vocabulary::{Posting, part},
};

/// How much something counts, in parts of 256: a word that is everywhere says little, one that occurs once says most.
pub(super) type Worth = u16;

/// How much a word says that occurs so often among so many things.
pub(super) fn rarity(occurrences: usize, things: usize) -> Worth {
    let rarity = (1.0 + things as f32 / occurrences.max(1) as f32).ln();
    (rarity * 256.0) as Worth
}

/// How well a word is met: by itself, by a longer one that it begins, by one that it was mistaken for.
pub(super) const WHOLE: f32 = 1.0;
pub(super) const BEGUN: f32 = 0.85;
pub(super) const SHORTENED: f32 = 0.6;
pub(super) const MISTAKEN: [f32; 3] = [0.8, 0.65, 0.5];

/// Some of a worth.
pub(super) fn of(worth: Worth, share: f32) -> Worth {
    (f32::from(worth) * share) as Worth
}

/// How much of a word's worth counts where it occurs.
pub(super) fn weight(posting: Posting) -> f32 {
    match posting.parts() {
        parts if parts & part::NAME > 0 => 1.0,
        parts if parts & part::FORMER > 0 => 0.8,
        parts if parts & part::PLACE > 0 => 0.6,
        _ => 0.35,
    }
}

/// How much of an identifier's worth counts.
pub(super) fn fitness(fit: Fit) -> f32 {
    match fit {
        Fit::Whole => 1.0,
        Fit::Outward => 0.7,
        Fit::Part => 0.4,
    }
}
