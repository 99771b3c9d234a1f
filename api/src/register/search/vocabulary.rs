//! Every word of the register in alphabetical order, and where each occurs.

use std::{collections::HashMap, ops::Range};

use super::text::Typed;

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
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
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

/// How much something counts, in parts of 256: a word that is everywhere says little, one that occurs once says most.
pub(super) type Worth = u16;

/// How much a word says that occurs so often among so many things.
pub(super) fn rarity(occurrences: usize, things: usize) -> Worth {
    let rarity = (1.0 + things as f32 / occurrences.max(1) as f32).ln();
    (rarity * 256.0) as Worth
}

/// All words, each known by its place in the alphabet.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    words: Vec<Box<str>>,
    /// Which letters each word has, to pass over most words when looking for a similar one.
    letters: Vec<u64>,
    /// How much each word says.
    rarities: Vec<Worth>,
    /// Where the postings of each word begin; one more than there are words.
    starts: Vec<u32>,
    postings: Vec<Posting>,
}

/// Words with their postings, in the making: words are numbered as they come.
#[derive(Default)]
pub(super) struct Notes {
    numbers: HashMap<Box<str>, u32>,
    postings: Vec<(u32, Posting)>,
}

impl Notes {
    /// The number of a word.
    pub fn number(&mut self, word: &str) -> u32 {
        if let Some(&number) = self.numbers.get(word) {
            return number;
        }
        let number = self.numbers.len() as u32;
        self.numbers.insert(word.into(), number);
        number
    }

    /// Notes that a word occurs; things come in rising order.
    pub fn add(&mut self, number: u32, posting: Posting) {
        self.postings.push((number, posting));
    }

    /// How much each word says, by number.
    pub fn rarities(&self, things: usize) -> Vec<Worth> {
        let mut occurrences = vec![0; self.numbers.len()];
        self.postings.iter().for_each(|(number, _)| occurrences[*number as usize] += 1);
        occurrences.into_iter().map(|occurrences| rarity(occurrences, things)).collect()
    }

    /// Puts words in order and each one's postings beside each other.
    pub fn finish(self, rarities: &[Worth]) -> Vocabulary {
        let mut words: Vec<(Box<str>, u32)> = self.numbers.into_iter().collect();
        words.sort_unstable();
        let mut starts = vec![0; words.len() + 1];
        let mut place_of = vec![0; words.len()];
        words.iter().enumerate().for_each(|(place, (_, number))| place_of[*number as usize] = place);
        self.postings.iter().for_each(|(number, _)| starts[place_of[*number as usize] + 1] += 1);
        (1..starts.len()).for_each(|place| starts[place] += starts[place - 1]);
        let mut next: Vec<u32> = starts.clone();
        let mut postings = vec![Posting(0); self.postings.len()];
        for (number, posting) in self.postings {
            let next = &mut next[place_of[number as usize]];
            postings[*next as usize] = posting;
            *next += 1;
        }
        Vocabulary {
            letters: words.iter().map(|(word, _)| letters(word)).collect(),
            rarities: words.iter().map(|(_, number)| rarities[*number as usize]).collect(),
            words: words.into_iter().map(|(word, _)| word).collect(),
            starts,
            postings,
        }
    }
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

    /// The two words that an unknown one is made of, if a space was left out: of several pairs the one whose commoner
    /// word is the rarest.
    pub fn part(&self, typed: &Typed) -> Vec<Typed> {
        let is_known = |place: &u32| !self.postings(&(*place..place + 1)).is_empty();
        if self.place(typed.stem()).as_ref().is_some_and(is_known) || typed.has_digit() {
            return vec![typed.clone()];
        }
        let known = |part: &Typed| self.place(part.stem()).map(|place| self.rarity(place));
        let cut = |at: usize| {
            let [left, right] = [&typed.word[..at], &typed.word[at..]];
            let part = |word: &str, is_complete| Typed { word: word.to_owned(), is_complete, ..*typed };
            let parts = [part(left, true), part(right, typed.is_complete)];
            let rarity = known(&parts[0])?.min(known(&parts[1])?);
            Some((rarity, parts))
        };
        let ends = SHORTEST_PART..(typed.word.len() + 1).saturating_sub(SHORTEST_PART);
        let best = ends.filter_map(cut).max_by_key(|(rarity, _)| *rarity);
        best.map_or_else(|| vec![typed.clone()], |(_, parts)| parts.into())
    }

    /// The words that somebody may have meant by one that is none, with the number of mistakes. Where the word is
    /// still being typed, the beginnings of words are compared.
    pub fn similar(&self, typed: &str, is_complete: bool) -> Vec<(u32, usize)> {
        let most = mistakes(typed.len());
        if most == 0 {
            return vec![];
        }
        let (sought, length) = (letters(typed), typed.len());
        let may_be = |place: &usize| {
            let lacking = (sought & !self.letters[*place]).count_ones() as usize;
            let fits = self.words[*place].len() + most >= length;
            let surplus = (self.letters[*place] & !sought).count_ones() as usize;
            lacking <= most && fits && (!is_complete || (surplus <= most && self.words[*place].len() <= length + most))
        };
        let near = |place: usize| {
            let distance = distance(typed, &self.words[place], is_complete, most);
            distance.map(|distance| (place as u32, distance))
        };
        (0..self.words.len()).filter(may_be).filter_map(near).collect()
    }
}

/// How short the parts may be that a word is cut into.
const SHORTEST_PART: usize = 3;

/// How many mistakes a word of some length may have.
fn mistakes(length: usize) -> usize {
    match length {
        0..4 => 0,
        4..8 => 1,
        _ => 2,
    }
}

/// How many letters were left out, added, replaced or swapped, if not too many.
fn distance(typed: &str, word: &str, is_complete: bool, most: usize) -> Option<usize> {
    let beginnings = if is_complete { word.len()..=word.len() } else { typed.len() - most..=typed.len() + most };
    let distances = beginnings.filter_map(|length| word.get(..length)).map(|part| strsim::osa_distance(typed, part));
    distances.min().filter(|&distance| distance <= most)
}

/// One bit for each letter and digit that a word has.
fn letters(word: &str) -> u64 {
    word.bytes().fold(0, |letters, letter| letters | 1 << (letter % 64))
}
