//! The links between schools, as they are gathered.

use crate::demo::calendar::before;
use crate::demo::school::School;
use chrono::NaiveDate;

/// What one school's page says of another.
pub struct Link {
    pub urn: usize,
    pub other: usize,
    pub kind: &'static str,
    pub since: Option<NaiveDate>,
}

/// What the older school says of the newer, and the newer of the older.
#[derive(Clone, Copy)]
pub struct Kinds(pub &'static str, pub &'static str);

/// A growing list of links.
#[derive(Default)]
pub struct LinkList {
    pub links: Vec<Link>,
    pairs: usize,
}

impl LinkList {
    /// Links two schools. A quarter of the links has no date, a few are told by one side only, and where there are
    /// dates, the sides often disagree: one names the last day of the old, the other the first of the new.
    pub fn link(&mut self, older: &School, newer: &School, kinds: Kinds, since: Option<NaiveDate>) {
        self.pairs += 1;
        let since = since.filter(|_| self.pairs % 4 != 2);
        let last = since.map(|since| if self.pairs.is_multiple_of(5) { since } else { before(since, 1) });
        if self.pairs % 40 != 23 {
            self.links.push(Link { urn: older.urn, other: newer.urn, kind: kinds.0, since: last });
        }
        if self.pairs % 25 != 11 {
            self.links.push(Link { urn: newer.urn, other: older.urn, kind: kinds.1, since });
        }
    }

    /// All links, in the order of the file.
    pub fn sorted(mut self) -> Vec<Link> {
        self.links.sort_by_key(|link| (link.urn, link.other));
        self.links
    }
}
