//! What may have been meant by a word that is none.

use super::{
    text::Typed,
    vocabulary::{Vocabulary, letters},
};

impl Vocabulary {
    /// The two words that an unknown one is made of, if a space was left out: of several pairs the one whose commoner
    /// word is the rarest.
    pub fn part(&self, typed: &Typed) -> Vec<Typed> {
        if self.place(typed.stem()).is_some() || typed.has_digit() {
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
            lacking <= most
                && fits
                && begins_alike(typed, &self.words[*place])
                && (!is_complete || (surplus <= most && self.words[*place].len() <= length + most))
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

/// Whether the first two letters can be the same after a mistake in them: most words are told apart by that.
fn begins_alike(typed: &str, word: &str) -> bool {
    let [typed, word] = [typed, word].map(|word| [0, 1].map(|at| word.as_bytes().get(at)));
    typed[0] == word[0] || typed[1] == word[1] || typed[0] == word[1] || typed[1] == word[0]
}

/// How many letters were left out, added, replaced or swapped, if not too many.
fn distance(typed: &str, word: &str, is_complete: bool, most: usize) -> Option<usize> {
    let beginnings = if is_complete { word.len()..=word.len() } else { typed.len() - most..=typed.len() + most };
    let distances = beginnings.filter_map(|length| word.get(..length)).map(|part| strsim::osa_distance(typed, part));
    distances.min().filter(|&distance| distance <= most)
}

#[cfg(test)]
mod tests {
    use super::{
        super::{notes::Notes, vocabulary::Posting},
        *,
    };

    fn vocabulary(words: &[&str]) -> Vocabulary {
        let mut notes = Notes::default();
        for word in words {
            let number = notes.number(word);
            notes.add(number, Posting::new(0, 1));
        }
        let rarities = notes.rarities(1);
        notes.finish(&rarities)
    }

    fn similar(typed: &str, is_complete: bool) -> Vec<String> {
        let vocabulary = vocabulary(&["harris", "harrison", "wimbledon", "oak", "federation", "fed"]);
        let similar = vocabulary.similar(typed, is_complete).into_iter();
        similar.map(|(place, mistakes)| format!("{} {mistakes}", vocabulary.words[place as usize])).collect()
    }

    #[test]
    fn a_letter_may_be_left_out_added_replaced_or_swapped_with_its_neighbour() {
        for typed in ["haris", "harrris", "harros", "hraris"] {
            assert_eq!(similar(typed, true), ["harris 1"], "{typed}");
        }
    }

    #[test]
    fn a_long_word_may_have_two_mistakes_and_a_short_one_none() {
        assert_eq!(similar("wimbeldun", true), ["wimbledon 2"]);
        assert_eq!(similar("oka", true), Vec::<String>::new());
        assert_eq!(similar("hrarsi", true), Vec::<String>::new());
    }

    #[test]
    fn the_beginning_of_a_word_may_be_mistyped_while_it_is_typed() {
        assert_eq!(similar("fedar", false), ["federation 1"]);
        assert_eq!(similar("fedar", true), Vec::<String>::new());
    }

    #[test]
    fn an_unknown_word_is_cut_into_two_known_ones() {
        let vocabulary = vocabulary(&["barley", "field", "eastbourne", "east"]);
        let part = |word: &str| {
            let typed = Typed { word: word.into(), is_complete: true, is_needed: true };
            vocabulary.part(&typed).into_iter().map(|part| part.word).collect::<Vec<_>>()
        };
        assert_eq!(part("barleyfields"), ["barley", "fields"]);
        assert_eq!(part("eastbourne"), ["eastbourne"]);
        assert_eq!(part("qwertz"), ["qwertz"]);
    }
}
