//! A text held against the vocabulary: for each of its words what it may mean, and how well.

use std::ops::Range;

use super::{
    SearchIndex,
    text::{Text, Typed},
    worth::{BEGUN, MISTAKEN, SHORTENED, WHOLE, Worth, of},
};

/// How a text is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reading {
    /// As it was typed.
    Literal,
    /// With words that may be mistyped.
    Mistyped,
    /// With spaces left out between words.
    RunTogether,
}

/// What a text may mean in one register.
#[derive(Debug, Default)]
pub(super) struct Question {
    pub words: Vec<Sought>,
}

/// What one word may mean.
#[derive(Debug, Default)]
pub(super) struct Sought {
    /// Words of the vocabulary.
    pub meanings: Vec<Meaning>,
    /// Identifiers that begin with it.
    pub identifiers: Range<usize>,
    /// How many letters of these were typed.
    pub typed: usize,
    /// Whether it must be met.
    pub is_needed: bool,
    /// Whether it is the first word that says something.
    pub is_first: bool,
}

/// Neighbouring words of the vocabulary that a word may mean, and how much that is worth.
#[derive(Clone, Debug)]
pub(super) struct Meaning {
    pub words: Range<u32>,
    pub worth: Worth,
}

/// Words may be shortened to no fewer letters, unless they are being typed.
const SHORTEST: usize = 3;

impl Question {
    /// What a text means if it is read so.
    pub fn new(index: &SearchIndex, text: &Text, reading: Reading) -> Self {
        let parted = match reading {
            Reading::RunTogether => text.words.iter().flat_map(|typed| index.vocabulary.part(typed)).collect(),
            Reading::Literal | Reading::Mistyped => text.words.clone(),
        };
        let first = parted.iter().position(|typed| typed.is_needed);
        let sought = |(at, typed)| Sought::new(index, typed, Some(at) == first);
        let mut words: Vec<Sought> = parted.iter().enumerate().map(sought).collect();
        if reading == Reading::Mistyped {
            words.iter_mut().zip(&parted).for_each(|(sought, typed)| sought.add_mistakes(index, typed));
        }
        add_joined(index, &parted, &mut words);
        Self { words }
    }

    /// Whether there is something for every word that is needed.
    pub fn can_be_met(&self, index: &SearchIndex) -> bool {
        self.words.iter().all(|sought| !sought.is_needed || sought.places(index) > 0)
    }
}

/// Two words may be one with a space in it: `east bourne`, `reach 2`.
fn add_joined(index: &SearchIndex, typed: &[Typed], words: &mut [Sought]) {
    for (at, pair) in typed.windows(2).enumerate() {
        let joined = Typed { word: format!("{}{}", pair[0].word, pair[1].word), ..pair[1] };
        if let Some(place) = index.vocabulary.place(joined.stem()) {
            words[at..=at + 1].iter_mut().for_each(|sought| sought.add(index, place..place + 1, WHOLE));
        }
    }
}

impl Sought {
    fn new(index: &SearchIndex, typed: &Typed, is_first: bool) -> Self {
        let mut sought = Self { is_needed: typed.is_needed, is_first, ..Self::default() };
        let whole = index.vocabulary.place(typed.stem());
        whole.into_iter().for_each(|place| sought.add(index, place..place + 1, WHOLE));
        let mut longer = index.vocabulary.beginning_with(&typed.word);
        longer.start += u32::from(Some(longer.start) == whole);
        if !typed.is_complete {
            sought.add(index, longer, BEGUN);
        } else if typed.word.len() >= SHORTEST && typed.is_needed {
            sought.add(index, longer, SHORTENED);
        }
        if typed.has_digit() && typed.word.len() >= least(&typed.word) {
            sought.identifiers = index.identifiers.range(&typed.word);
            sought.typed = typed.word.len();
        }
        sought
    }

    /// Rare words say more than common ones.
    fn add(&mut self, index: &SearchIndex, words: Range<u32>, quality: f32) {
        let found = index.vocabulary.postings(&words).len();
        if found > 0 {
            self.meanings.push(Meaning { words, worth: of(index.rarity(found), quality) });
        }
    }

    fn add_mistakes(&mut self, index: &SearchIndex, typed: &Typed) {
        if typed.has_digit() {
            return;
        }
        let word = if typed.is_complete { typed.stem() } else { &typed.word };
        let similar = index.vocabulary.similar(word, typed.is_complete);
        let occur = similar.iter().map(|&(place, _)| index.vocabulary.postings(&(place..place + 1)).len());
        let rarity = index.rarity(occur.sum());
        self.meanings.extend(similar.into_iter().map(|(place, mistakes)| Meaning {
            words: place..place + 1,
            worth: of(rarity, MISTAKEN.get(mistakes).copied().unwrap_or_default()),
        }));
    }

    /// How much it can be worth at most.
    pub fn worth(&self, index: &SearchIndex) -> Worth {
        let meanings = self.meanings.iter().map(|meaning| meaning.worth);
        meanings.fold(self.identifier_worth(index), Worth::max)
    }

    /// What a whole identifier is worth.
    pub fn identifier_worth(&self, index: &SearchIndex) -> Worth {
        if self.identifiers.is_empty() { 0 } else { index.rarity(1) }
    }

    /// How many places it is met in.
    pub fn places(&self, index: &SearchIndex) -> usize {
        let words = self.meanings.iter().map(|meaning| index.vocabulary.postings(&meaning.words).len());
        words.sum::<usize>() + self.identifiers.len()
    }

    /// Whether a word of the vocabulary meets it.
    pub fn is_met_by(&self, place: u32) -> bool {
        self.meanings.iter().any(|meaning| meaning.words.contains(&place))
    }
}

/// Numbers are looked for among identifiers from three digits on, postcodes from two letters and digits.
fn least(word: &str) -> usize {
    if word.starts_with(|first: char| first.is_ascii_digit()) { 3 } else { 2 }
}
