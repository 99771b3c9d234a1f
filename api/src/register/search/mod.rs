//! Search over the register: an index of every name, place and identifier, made when the register is built.
//!
//! Serves `suggest`, `search` and the `text` of filters. The register has some ten thousands of different words, so
//! the index is a sorted list of them ([`vocabulary`]) with the things that each occurs in: what begins with some
//! letters is a stretch of that list, and what resembles a mistyped word is found by looking through it. How texts
//! become words is [`tokens`] and [`terms`]; what a text may mean is [`question`]; finding and ranking is [`evaluate`];
//! showing what was met is [`marks`].

mod build;
mod evaluate;
mod found;
mod ideas;
mod identifiers;
mod kinds;
mod marks;
mod mistakes;
mod notes;
mod question;
mod relevance;
mod terms;
mod text;
mod tokens;
mod vocabulary;
mod worth;

use roaring::RoaringBitmap;

use self::{
    evaluate::Evaluation,
    identifiers::Identifiers,
    question::{Question, Reading},
    vocabulary::Vocabulary,
    worth::{Worth, rarity},
};
pub use self::{
    found::{Hit, MatchedOn},
    marks::Reader,
    text::Text,
};

/// The index of one register.
pub struct SearchIndex {
    /// How many schools there are: the things before the trusts.
    schools: u32,
    docs: Vec<Doc>,
    vocabulary: Vocabulary,
    identifiers: Identifiers,
}

/// What ranking knows of a thing.
struct Doc {
    is_open: bool,
    /// How much the words of its name say.
    name: Worth,
    /// Which of several that match equally well comes first: the one with the highest.
    key: i32,
    /// How large it is, weighed.
    size: u8,
}

/// Which things are asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scope {
    /// Whether schools are.
    pub schools: bool,
    /// Whether trusts are.
    pub trusts: bool,
    /// Whether only open ones are.
    pub open_only: bool,
}

/// What a text found in a scope, and how it was understood.
pub struct Found {
    /// The things, by rising position.
    pub hits: Vec<Hit>,
    /// Whether they meet all words as they were typed.
    pub is_literal: bool,
    question: Question,
}

/// One of the two lists of the register, and a position in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// A school.
    School(u32),
    /// A trust.
    Trust(u32),
}

impl SearchIndex {
    /// Everything in a scope that a text means: what meets all of its words; else what does so with words mistyped;
    /// else with words that lack a space; else what meets most of its words, and more than half.
    pub fn find(&self, text: &Text, scope: Scope) -> Found {
        let asked = |doc: u32| self.is_in(doc, scope);
        let mut found = Found { hits: vec![], is_literal: true, question: Question::default() };
        for reading in [Reading::Literal, Reading::Mistyped, Reading::RunTogether] {
            found.question = Question::new(self, text, reading);
            found.is_literal = reading == Reading::Literal;
            if found.question.can_be_met(self) {
                found.hits = Evaluation::new(self, &found.question, true).hits(asked);
            }
            if !found.hits.is_empty() || text.is_empty() {
                return found;
            }
        }
        found.question = Question::new(self, text, Reading::Mistyped);
        found.hits = Evaluation::new(self, &found.question, false).best_hits(asked);
        found
    }

    /// The positions of the schools that a text means.
    pub fn schools(&self, text: &Text, open_only: bool) -> RoaringBitmap {
        let scope = Scope { schools: true, trusts: false, open_only };
        self.find(text, scope).hits.iter().map(|hit| hit.doc).collect()
    }

    /// The positions of the trusts that a text means.
    pub fn trusts(&self, text: &Text, open_only: bool) -> RoaringBitmap {
        let scope = Scope { schools: false, trusts: true, open_only };
        self.find(text, scope).hits.iter().map(|hit| hit.doc - self.schools).collect()
    }

    /// The positions of the schools or trusts that a text means, each in its own list, with what orders them: their
    /// scores, and among equals their keys.
    pub fn scores(&self, text: &Text, scope: Scope) -> impl Iterator<Item = (u32, i64, i64)> {
        let position = |doc| match self.place(doc) {
            Place::School(position) | Place::Trust(position) => position,
        };
        self.find(text, scope).hits.into_iter().map(move |hit| (position(hit.doc), hit.score, self.key(hit.doc)))
    }

    /// What a hit is.
    pub fn place(&self, doc: u32) -> Place {
        match doc.checked_sub(self.schools) {
            None => Place::School(doc),
            Some(position) => Place::Trust(position),
        }
    }

    /// Orders things that match equally well: the highest comes first. No two have the same.
    pub fn key(&self, doc: u32) -> i64 {
        self.docs.get(doc as usize).map_or(0, |thing| thing.key.into())
    }

    /// How many things there are: all positions are below this.
    pub fn size(&self) -> u32 {
        self.docs.len() as u32
    }

    fn is_in(&self, doc: u32, scope: Scope) -> bool {
        let wanted = if doc < self.schools { scope.schools } else { scope.trusts };
        wanted && (!scope.open_only || self.docs.get(doc as usize).is_some_and(|thing| thing.is_open))
    }

    /// How much a word says that occurs so often.
    fn rarity(&self, occurrences: usize) -> Worth {
        rarity(occurrences, self.docs.len())
    }
}
