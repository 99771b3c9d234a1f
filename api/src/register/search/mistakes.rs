//! What may have been meant by a word that is none.

use super::{
    text::Typed,
    vocabulary::{Vocabulary, letters},
};

impl Vocabulary {
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
