//! The vocabulary in the making: words are numbered as they come, and put in order at the end.

use rustc_hash::FxHashMap;

use super::{
    vocabulary::{Posting, Vocabulary, letters},
    worth::{Worth, rarity},
};

/// Words with their postings, in the making: words are numbered as they come.
#[derive(Default)]
pub(super) struct Notes {
    numbers: FxHashMap<Box<str>, u32>,
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
        let mut postings = vec![Posting::default(); self.postings.len()];
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
