//! All public identifiers in one sorted list, so that any of them is found by its beginning.
//!
//! None is longer than eight letters and digits, so each is a number whose order is the order of its letters.

use std::ops::Range;

use super::found::MatchedOn;

/// One identifier of one thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Identifier {
    key: u64,
    /// The thing that has it.
    pub doc: u32,
    /// What it is.
    pub kind: MatchedOn,
}

impl Identifier {
    /// Takes an identifier's letters and digits, whatever stands between them; none where they are too many.
    pub fn new(text: &str, doc: u32, kind: MatchedOn) -> Option<Self> {
        let mut letters = text.bytes().filter(u8::is_ascii_alphanumeric).map(|byte| byte.to_ascii_lowercase());
        let mut key = [0; WIDTH];
        key.iter_mut().zip(&mut letters).for_each(|(place, letter)| *place = letter);
        let key = u64::from_be_bytes(key);
        (key > 0 && letters.next().is_none()).then_some(Self { key, doc, kind })
    }

    fn len(self) -> usize {
        WIDTH - self.key.trailing_zeros() as usize / 8
    }

    /// How well a beginning of it names it: whole, the first half of a postcode, or some of it.
    pub fn fit(self, typed: usize) -> Fit {
        match self.len() {
            whole if whole == typed => Fit::Whole,
            whole if whole == typed + INWARD && self.kind == MatchedOn::Postcode => Fit::Outward,
            _ => Fit::Part,
        }
    }
}

/// How much of an identifier was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fit {
    Whole,
    Outward,
    Part,
}

const WIDTH: usize = 8;

/// The second half of a postcode has three letters.
const INWARD: usize = 3;

/// All identifiers of all things.
#[derive(Debug, Default)]
pub(super) struct Identifiers(Vec<Identifier>);

impl Identifiers {
    pub fn new(mut all: Vec<Identifier>) -> Self {
        all.sort_unstable();
        all.dedup();
        all.shrink_to_fit();
        Self(all)
    }

    /// Where those are that begin with some letters and digits.
    pub fn range(&self, beginning: &str) -> Range<usize> {
        let Some(from) = Identifier::new(beginning, 0, MatchedOn::Urn) else { return 0..0 };
        let beyond = u64::MAX.checked_shr(8 * beginning.len() as u32).unwrap_or_default();
        let start = self.0.partition_point(|identifier| identifier.key < from.key);
        start..self.0.partition_point(|identifier| identifier.key <= (from.key | beyond))
    }

    /// Those in a range.
    pub fn at(&self, range: Range<usize>) -> &[Identifier] {
        self.0.get(range).unwrap_or_default()
    }

    /// Those of one thing in a range.
    pub fn of(&self, doc: u32, range: Range<usize>) -> impl Iterator<Item = &Identifier> {
        self.at(range).iter().filter(move |identifier| identifier.doc == doc)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_identifier_is_found_by_any_beginning_of_it() {
        let all = [("332/5401", 1), ("3325402", 2), ("DY3 2JH", 3), ("06228587", 4)];
        let all = all.map(|(text, doc)| Identifier::new(text, doc, MatchedOn::Laestab).unwrap());
        let identifiers = Identifiers::new(all.into());
        let found = |text| identifiers.at(identifiers.range(text)).iter().map(|found| found.doc).collect::<Vec<_>>();
        assert_eq!(found("332"), [1, 2]);
        assert_eq!(found("3325401"), [1]);
        assert_eq!(found("dy32"), [3]);
        assert_eq!(found("06228587"), [4]);
        assert_eq!(found("062285870"), Vec::<u32>::new());
        assert_eq!(found("9"), Vec::<u32>::new());
    }

    #[test]
    fn a_whole_one_fits_better_than_a_part_and_half_a_postcode_is_a_half() {
        let postcode = Identifier::new("B7 5HA", 1, MatchedOn::Postcode).unwrap();
        assert_eq!([2, 3, 5].map(|typed| postcode.fit(typed)), [Fit::Outward, Fit::Part, Fit::Whole]);
    }
}
