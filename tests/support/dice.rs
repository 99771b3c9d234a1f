//! Chance that is the same in every run.

use rand_chacha::{
    ChaCha8Rng,
    rand_core::{RngCore as _, SeedableRng as _},
};

/// Decides what happens, the same in every run.
pub struct Dice(ChaCha8Rng);

impl Dice {
    /// Of one case, which stands for all that they will show.
    pub fn of(case: u64) -> Self {
        Self(ChaCha8Rng::seed_from_u64(case))
    }

    /// A number below this one, which is not nought.
    pub fn below(&mut self, many: usize) -> usize {
        (self.0.next_u64() % many as u64) as usize
    }

    /// Whether it comes up, as it does once in so many times.
    pub fn one_in(&mut self, many: usize) -> bool {
        self.below(many) == 0
    }

    /// One of these, of which there are some.
    pub fn pick<'a, T>(&mut self, things: &'a [T]) -> &'a T {
        &things[self.below(things.len())]
    }
}
