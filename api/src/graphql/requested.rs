//! Orders that a request makes for itself: by how well things match its text, or by how near they lie to its place.
//!
//! Nothing of them can be prepared, so each request brings a value for every thing that it chose. The page is found by
//! selection, not by sorting all: the cost rises with the number of things, whatever the page.

use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use super::{
    cursor::Cursor,
    error::Error,
    order::{Direction, SortValue},
    paging::{Page, Window},
};

/// One thing in such an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Where the thing is in the register.
    pub position: u32,
    /// What it is ordered by; without one it comes last both ways.
    pub value: Option<i64>,
    /// Its key, which orders things of equal value.
    pub key: i64,
}

/// The key of a thing whose id begins with the milliseconds of when it was made: by these, and within one by the rest of the
/// id, of which only the end differs there. Of a random id it is random.
pub fn key_of(id: Uuid) -> i64 {
    let (high, low) = id.as_u64_pair();
    let (moment, rest) = (high >> 16, low ^ (low >> 32));
    ((moment & ((1 << 42) - 1)) << 21 | (rest & ((1 << 21) - 1))) as i64
}

/// The chosen things in an order that only this request knows.
#[derive(Debug)]
pub struct Requested {
    name: String,
    direction: Direction,
    places: Vec<Place>,
}

/// What places are compared by: smaller comes first, whichever way the list runs.
type Rank = (bool, i64, i64);

impl Requested {
    /// Takes the chosen things, by rising position. `name` is the list with the field, such as `schools.DISTANCE`;
    /// `depends_on` is all of the request that the values follow from, so that cursors of other requests are refused.
    pub fn new(name: &str, depends_on: &str, direction: Direction, places: Vec<Place>) -> Self {
        debug_assert!(places.is_sorted_by_key(|place| place.position), "positions rise");
        let digest = Sha256::digest(depends_on);
        let mark: String = digest[..6].iter().map(|byte| format!("{byte:02x}")).collect();
        Self { name: format!("{name}.{mark}"), direction, places }
    }

    /// What a thing is ordered by.
    pub fn value_of(&self, position: u32) -> Option<i64> {
        self.place(position)?.value
    }

    /// The cursor of one of the things.
    pub fn cursor_of(&self, position: u32) -> String {
        let place = self.place(position).copied().unwrap_or(Place { position, value: None, key: 0 });
        let value = place.value.map(SortValue::Number);
        Cursor { order: self.name.clone(), direction: self.direction, value, key: place.key }.encode()
    }

    /// Cuts the page that `window` asks for.
    pub fn cut(&self, window: &Window) -> Result<Page, Error> {
        let (limit, from_end) = window.limit()?;
        let ranks = |holds: &dyn Fn(Rank) -> bool| self.places.iter().filter(|place| holds(self.rank(place))).count();
        let after = self.sought(window.after.as_deref())?;
        let before = self.sought(window.before.as_deref())?;
        let low = after.map_or(0, |cursor| ranks(&|rank| rank <= cursor));
        let high = before.map_or(self.places.len(), |cursor| ranks(&|rank| rank < cursor));
        let within = match (low >= high, from_end) {
            (true, true) => high..high,
            (true, false) => low..low,
            (false, true) => low.max(high.saturating_sub(limit))..high,
            (false, false) => low..high.min(low.saturating_add(limit)),
        };
        Ok(Page {
            has_previous: within.start > 0,
            has_next: within.end < self.places.len(),
            positions: self.between(within).into_iter().map(|place| place.position).collect(),
        })
    }

    /// The things from one rank to another, in order.
    fn between(&self, within: std::ops::Range<usize>) -> Vec<Place> {
        if within.is_empty() {
            return vec![];
        }
        let mut places = self.places.clone();
        if within.end < places.len() {
            places.select_nth_unstable_by_key(within.end, |place| self.rank(place));
            places.truncate(within.end);
        }
        if within.start > 0 {
            places.select_nth_unstable_by_key(within.start, |place| self.rank(place));
            places.drain(..within.start);
        }
        places.sort_unstable_by_key(|place| self.rank(place));
        places
    }

    fn place(&self, position: u32) -> Option<&Place> {
        let at = self.places.binary_search_by_key(&position, |place| place.position).ok()?;
        self.places.get(at)
    }

    fn rank(&self, place: &Place) -> Rank {
        rank(place.value, place.key, self.direction)
    }

    fn sought(&self, cursor: Option<&str>) -> Result<Option<Rank>, Error> {
        let Some(text) = cursor else { return Ok(None) };
        let cursor = Cursor::decode(text, &self.name, self.direction)?;
        let value = match cursor.value {
            Some(SortValue::Number(value)) => Some(value),
            None => None,
            Some(SortValue::Text(_)) => return Err(Cursor::refusal()),
        };
        Ok(Some(rank(value, cursor.key, self.direction)))
    }
}

/// A number's complement runs the other way and cannot overflow.
fn rank(value: Option<i64>, key: i64, direction: Direction) -> Rank {
    match (value, direction) {
        (None, _) => (true, 0, key),
        (Some(value), Direction::Asc) => (false, value, key),
        (Some(value), Direction::Desc) => (false, !value, !key),
    }
}

#[cfg(test)]
mod tests;
