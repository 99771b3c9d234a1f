//! Every word of the register in alphabetical order, and where each occurs.

use std::ops::Range;

use super::worth::Worth;

/// Which parts of a thing a word occurs in.
pub(super) mod part {
    /// Its name.
    pub const NAME: u32 = 1;
    /// The first word of its name.
    pub const FIRST: u32 = 2;
    /// A former name.
    pub const FORMER: u32 = 4;
    /// Its place: town, authority and the like.
    pub const PLACE: u32 = 8;
    /// What kind of thing it is: phase, faith, academy or not.
    pub const KIND: u32 = 16;
    /// How many there are.
    pub const COUNT: u32 = 5;
    /// All of them.
    pub const ALL: u32 = (1 << COUNT) - 1;
}

/// One thing that a word occurs in, and in which parts of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Posting(u32);

impl Posting {
    pub fn new(doc: u32, parts: u32) -> Self {
        Self(doc << part::COUNT | parts)
    }

    pub fn doc(self) -> u32 {
        self.0 >> part::COUNT
    }

    pub fn parts(self) -> u32 {
        self.0 & part::ALL
    }
}

/// All words, each known by its place in the alphabet.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    pub words: Vec<Box<str>>,
    /// Which letters each word has, to pass over most words when looking for a similar one.
    pub letters: Vec<u64>,
    /// How much each word says.
    pub rarities: Vec<Worth>,
    /// Where the postings of each word begin; one more than there are words.
    pub starts: Vec<u32>,
    pub postings: Vec<Posting>,
}

impl Vocabulary {
    /// How much a word says.
    pub fn rarity(&self, place: u32) -> Worth {
        self.rarities[place as usize]
    }

    /// A word's place in the alphabet.
    pub fn place(&self, word: &str) -> Option<u32> {
        self.words.binary_search_by(|held| (**held).cmp(word)).ok().map(|place| place as u32)
    }

    /// The words that begin with some letters.
    pub fn beginning_with(&self, letters: &str) -> Range<u32> {
        let start = self.words.partition_point(|word| **word < *letters);
        let beyond = self.words[start..].partition_point(|word| word.starts_with(letters));
        start as u32..(start + beyond) as u32
    }

    /// Where some neighbouring words occur.
    pub fn postings(&self, words: &Range<u32>) -> &[Posting] {
        &self.postings[self.starts[words.start as usize] as usize..self.starts[words.end as usize] as usize]
    }
}

/// One bit for each letter and digit that a word has.
pub(super) fn letters(word: &str) -> u64 {
    word.bytes().fold(0, |letters, letter| letters | 1 << (letter % 64))
}
