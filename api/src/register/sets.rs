//! Prepared sets of positions, one for each value that a filter may ask for.

use std::{collections::HashMap, hash::Hash};

use roaring::RoaringBitmap;

/// The positions that carry each value.
#[derive(Debug)]
pub struct SetsBy<K>(HashMap<K, RoaringBitmap>);

impl<K: Eq + Hash> SetsBy<K> {
    /// Sorts positions by the values that each carries. Positions must rise.
    pub fn new(carried: impl Iterator<Item = (K, u32)>) -> Self {
        let mut sets: HashMap<K, RoaringBitmap> = HashMap::new();
        for (value, position) in carried {
            sets.entry(value).or_default().insert(position);
        }
        Self(sets)
    }

    /// The positions that carry a value; none where no thing does.
    pub fn get(&self, value: &K) -> Option<&RoaringBitmap> {
        self.0.get(value)
    }

    /// The positions that carry each value that occurs, in no order.
    pub fn each(&self) -> impl Iterator<Item = &RoaringBitmap> {
        self.0.values()
    }

    /// All positions that carry any of the values; none for an empty list.
    pub fn any_of<'v, Q>(&self, values: impl IntoIterator<Item = &'v Q>) -> RoaringBitmap
    where
        K: std::borrow::Borrow<Q>,
        Q: ?Sized + Eq + Hash + 'v,
    {
        union(values.into_iter().filter_map(|value| self.0.get(value)))
    }
}

/// All positions that are in any of the sets.
pub fn union<'a>(sets: impl Iterator<Item = &'a RoaringBitmap>) -> RoaringBitmap {
    sets.fold(RoaringBitmap::new(), |all, set| all | set)
}
