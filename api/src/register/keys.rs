//! Looking things up by keys that are not unique.
//!
//! Several schools or trusts may have borne one number. The open one holds it; failing that the one that opened last;
//! failing that, where that is asked for, the one that closed last; failing that the one with the lowest key.

use std::{cmp::Reverse, collections::HashMap, hash::Hash};

use chrono::NaiveDate;

/// How strong a claim to a shared key is: open before closed, opened later before earlier, closed later before earlier,
/// lower key before higher.
pub type Claim = (bool, Option<NaiveDate>, Option<NaiveDate>, Reverse<i32>);

/// For each key the position of the one that holds it.
#[derive(Debug)]
pub struct Holders<K>(HashMap<K, u32>);

impl<K: Eq + Hash> Holders<K> {
    /// Finds the holder of every key that occurs.
    pub fn new(claims: impl Iterator<Item = (K, u32, Claim)>) -> Self {
        let mut best: HashMap<K, (u32, Claim)> = HashMap::new();
        for (key, position, claim) in claims {
            let holder = best.entry(key).or_insert((position, claim));
            if claim > holder.1 {
                *holder = (position, claim);
            }
        }
        Self(best.into_iter().map(|(key, (position, _))| (key, position)).collect())
    }

    /// The position of the one that holds the key.
    pub fn get<Q: ?Sized + Eq + Hash>(&self, key: &Q) -> Option<u32>
    where
        K: std::borrow::Borrow<Q>,
    {
        self.0.get(key).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_open_one_then_the_latest_then_the_lowest_key_holds() {
        let day = |year| NaiveDate::from_ymd_opt(year, 9, 1);
        let holders = Holders::new(
            [
                ("shared", 0, (false, day(2020), None, Reverse(1))),
                ("shared", 1, (true, day(2010), None, Reverse(2))),
                ("closed", 2, (false, day(2010), None, Reverse(3))),
                ("closed", 3, (false, day(2011), None, Reverse(4))),
                ("same start", 6, (false, day(2010), day(2018), Reverse(7))),
                ("same start", 7, (false, day(2010), day(2023), Reverse(8))),
                ("equal", 4, (false, None, None, Reverse(6))),
                ("equal", 5, (false, None, None, Reverse(5))),
            ]
            .into_iter(),
        );
        assert_eq!(
            ["shared", "closed", "same start", "equal", "none"].map(|key| holders.get(key)),
            [Some(1), Some(3), Some(7), Some(5), None]
        );
    }
}
