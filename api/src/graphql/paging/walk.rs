//! Walking the chosen things in a prepared order.

use std::ops::Range;

use roaring::RoaringBitmap;

use crate::graphql::order::{Direction, Ranking};

/// The chosen things in one order.
pub(super) struct Walk<'a> {
    pub ranking: &'a Ranking,
    pub direction: Direction,
    pub chosen: &'a RoaringBitmap,
}

impl Walk<'_> {
    pub fn len(&self) -> u32 {
        self.ranking.len()
    }

    fn is_chosen(&self, rank: u32) -> bool {
        self.chosen.contains(self.ranking.position_at(rank, self.direction))
    }

    /// Few chosen things are ranked and sorted; many are met soon enough by walking the order.
    fn is_sparse(&self, limit: usize) -> bool {
        let chosen = self.chosen.len();
        chosen * chosen < (limit as u64 + 1) * u64::from(self.len())
    }

    fn chosen_ranks(&self, within: &Range<u32>) -> impl Iterator<Item = u32> {
        let ranks = self.chosen.iter().map(|position| self.ranking.rank_of(position, self.direction));
        ranks.filter(|rank| within.contains(rank))
    }

    fn sorted_ranks(&self, within: &Range<u32>) -> Vec<u32> {
        let mut ranks: Vec<u32> = self.chosen_ranks(within).collect();
        ranks.sort_unstable();
        ranks
    }

    pub fn first(&self, within: Range<u32>, limit: usize) -> Vec<u32> {
        if self.is_sparse(limit) {
            let mut ranks = self.sorted_ranks(&within);
            ranks.truncate(limit);
            return ranks;
        }
        within.filter(|&rank| self.is_chosen(rank)).take(limit).collect()
    }

    pub fn last(&self, within: Range<u32>, limit: usize) -> Vec<u32> {
        if self.is_sparse(limit) {
            let ranks = self.sorted_ranks(&within);
            return ranks[ranks.len().saturating_sub(limit)..].to_vec();
        }
        let mut ranks: Vec<u32> = within.rev().filter(|&rank| self.is_chosen(rank)).take(limit).collect();
        ranks.reverse();
        ranks
    }

    pub fn holds_any(&self, mut within: Range<u32>) -> bool {
        if within.is_empty() || self.chosen.is_empty() {
            return false;
        }
        if self.is_sparse(1) {
            self.chosen_ranks(&within).next().is_some()
        } else {
            within.any(|rank| self.is_chosen(rank))
        }
    }
}
