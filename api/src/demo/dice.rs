//! Chance that comes out the same on every machine and with every version of the random number crates.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{RngCore, SeedableRng};

/// A repeatable source of chance.
///
/// Only the cipher comes from a crate. The arithmetic on top is here, because crates that offer it change
/// its results between versions, and a demo that changes under its readers is no use as one.
pub struct Dice(ChaCha8Rng);

impl Dice {
    /// Independent dice for each `stream`, so that a change to one school does not shift all that follow.
    pub fn new(seed: u64, stream: u64) -> Self {
        let mut rng = ChaCha8Rng::seed_from_u64(seed);
        rng.set_stream(stream);
        Self(rng)
    }

    /// A whole number below `bound`; 0 when `bound` is 0.
    pub fn below(&mut self, bound: usize) -> usize {
        ((u128::from(self.0.next_u64()) * bound as u128) >> 64) as usize
    }

    /// A whole number from `low` to `high`, both possible.
    pub fn between(&mut self, low: i64, high: i64) -> i64 {
        low + self.below((high - low).max(0) as usize + 1) as i64
    }

    /// True `per_mille` times in a thousand.
    pub fn chance(&mut self, per_mille: usize) -> bool {
        self.below(1000) < per_mille
    }

    pub fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())]
    }

    /// Picks by weight; the first where all weights are 0.
    pub fn weigh<'a, T>(&mut self, from: &'a [T], weight: impl Fn(&T) -> u32) -> &'a T {
        let total: usize = from.iter().map(|item| weight(item) as usize).sum();
        let mut left = self.below(total);
        for item in from {
            let share = weight(item) as usize;
            if left < share {
                return item;
            }
            left -= share;
        }
        &from[0]
    }

    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            items.swap(last, self.below(last + 1));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Dice;

    #[test]
    fn the_same_seed_and_stream_throw_the_same() {
        let throws = |stream| {
            let mut dice = Dice::new(1, stream);
            [dice.below(1000), dice.below(1000), dice.below(1000)]
        };
        assert_eq!(throws(7), throws(7));
        assert_ne!(throws(7), throws(8));
    }
}
