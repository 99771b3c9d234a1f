//! All practices at one moment.

use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
};

use uuid::Uuid;

use super::{
    Entry,
    text::{Answers, Question},
};

/// All practices at one moment: a value, which readers keep as long as they need it.
#[derive(Default, Clone)]
pub struct Shelf {
    entries: Vec<Arc<Entry>>,
    by_id: HashMap<Uuid, u32>,
    adaptations: HashMap<Uuid, Vec<u32>>,
}

impl Shelf {
    /// All practices, in the order in which they came.
    pub fn entries(&self) -> &[Arc<Entry>] {
        &self.entries
    }

    /// The practice at a position.
    pub fn at(&self, position: u32) -> &Arc<Entry> {
        &self.entries[position as usize]
    }

    /// Where a practice is.
    pub fn position(&self, id: Uuid) -> Option<u32> {
        self.by_id.get(&id).copied()
    }

    /// Puts a practice in its place, or at the end.
    pub fn put(&mut self, entry: Entry) {
        let entry = Arc::new(entry);
        match self.by_id.get(&entry.id) {
            Some(&position) => self.entries[position as usize] = entry,
            None => {
                let position = self.entries.len() as u32;
                self.by_id.insert(entry.id, position);
                if let Some(of) = entry.derived_from {
                    self.adaptations.entry(of).or_default().push(position);
                }
                self.entries.push(entry);
            }
        }
    }

    /// A practice and all that adapt it, or adapt those. Each once, also where rows contradict each other.
    pub fn with_adaptations(&self, id: Uuid) -> Vec<&Arc<Entry>> {
        let (mut found, mut seen, mut next) = (vec![], HashSet::new(), vec![id]);
        while let Some(id) = next.pop() {
            let Some(position) = self.position(id).filter(|_| seen.insert(id)) else { continue };
            found.push(self.at(position));
            next.extend(self.adaptations.get(&id).into_iter().flatten().map(|&position| self.at(position).id));
        }
        found
    }

    /// How well each practice answers a question, by position: those that do.
    pub fn ask(&self, question: &Question) -> Answers {
        let terms = self.entries.iter().map(|entry| &entry.terms);
        question.weigh(terms)
    }
}
