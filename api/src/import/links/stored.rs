//! The links that are stored, and what a file changes of them.

use std::collections::{HashMap, HashSet};

use entity::school_link::Model;

use super::row::{Edge, Key, direction, key_of};
use crate::import::{
    edition::Edition,
    tally::Tally,
    trace::{Change, Trace},
};

/// The table, as the trace calls it.
const TABLE: &str = "school_link";

/// Every link that is stored.
pub struct Stored(HashMap<Key, Model>);

/// What a file makes of them.
#[derive(Default)]
pub struct Merged {
    /// Rows to be written.
    pub to_write: Vec<Model>,
    /// Rows to be taken away.
    pub to_delete: Vec<Model>,
    /// How many rows did what.
    pub tally: Tally,
    /// Which rows changed, and how.
    pub trace: Trace,
}

impl Stored {
    /// Starts from what is stored.
    pub fn new(links: Vec<Model>) -> Self {
        Self(links.into_iter().map(|link| (key_of(&link), link)).collect())
    }

    /// All of them.
    pub fn links(&self) -> impl Iterator<Item = &Model> {
        self.0.values()
    }

    /// The one that says the same but for its day.
    fn get(&self, link: &Model) -> Option<&Model> {
        self.0.get(&key_of(link))
    }

    /// Takes in what a file states. A link that no newer file states and that contradicts a better one is given
    /// up.
    pub fn merge(&self, links: Vec<Model>, refused: &HashSet<Edge>, edition: &Edition) -> Merged {
        let mut merged = Merged::default();
        for link in links {
            match self.get(&link) {
                None => merged.create(link),
                Some(stored) if stored.as_of > link.as_of => merged.tally.unchanged += 1,
                Some(stored) => merged.renew(stored, link),
            }
        }
        let contradicted = |link: &&Model| direction(link).is_some_and(|(edge, _)| refused.contains(&edge));
        for link in self.links().filter(|link| link.as_of <= edition.as_of).filter(contradicted) {
            merged.give_up(link.clone());
        }
        if edition.is_first() {
            merged.trace = Trace::default();
        }
        merged
    }
}

impl Merged {
    fn create(&mut self, link: Model) {
        self.tally.created += 1;
        self.trace.changes.push((TABLE, link.urn.number(), Change::Created));
        self.to_write.push(link);
    }

    /// A blank is no fact: it takes no day away.
    fn renew(&mut self, stored: &Model, link: Model) {
        let link = Model { established_on: link.established_on.or(stored.established_on), ..link };
        if link.established_on == stored.established_on {
            self.tally.unchanged += 1;
        } else {
            self.tally.changed += 1;
            self.trace.changes.push((TABLE, link.urn.number(), Change::Changed(vec!["established_on"])));
        }
        if link != *stored {
            self.to_write.push(link);
        }
    }

    fn give_up(&mut self, link: Model) {
        self.tally.vanished += 1;
        self.trace.changes.push((TABLE, link.urn.number(), Change::Vanished));
        self.to_delete.push(link);
    }
}
