//! Finding what a question asks for: one pass over the postings of each word, the rarest first.

use super::{
    SearchIndex,
    found::Hit,
    identifiers::Fit,
    question::{Question, Sought},
    vocabulary::part,
    worth::{Worth, fitness, of, weight},
};

/// How a thing stands after some of the words.
#[derive(Clone, Copy, Default)]
struct Standing {
    /// What the words that met it are worth.
    worth: Worth,
    /// What the present word is worth so far.
    present: Worth,
    /// How much the words of its name that were met say.
    named: Worth,
    /// How much that one says which the present word met.
    naming: Worth,
    /// The last word that met it, counted from 1.
    word: u8,
    /// How many of the words that are needed met it.
    met: u8,
    /// Whether the first word met the first of the name.
    begins: bool,
    /// Whether a whole identifier was given.
    is_identified: bool,
}

/// All things in the light of one question.
pub(super) struct Evaluation<'a> {
    index: &'a SearchIndex,
    standings: Vec<Standing>,
    needed: u8,
    /// What all words together can be worth.
    most: u32,
}

impl<'a> Evaluation<'a> {
    /// Holds every word against every thing. If `all` are needed, things that fail one are passed over from then on.
    pub fn new(index: &'a SearchIndex, question: &Question, all: bool) -> Self {
        let mut words: Vec<&Sought> = question.words.iter().collect();
        words.sort_by_cached_key(|sought| (!sought.is_needed, sought.places(index)));
        let mut evaluation = Self {
            index,
            standings: vec![Standing::default(); index.docs.len()],
            needed: 0,
            most: words.iter().map(|sought| u32::from(sought.worth(index))).sum(),
        };
        for (number, sought) in (1..).zip(words) {
            let before = if all || !sought.is_needed { evaluation.needed } else { 0 };
            evaluation.meet(number, sought, before);
            evaluation.needed += u8::from(sought.is_needed);
        }
        evaluation
    }

    /// Lets a word meet all things that at least `before` words have met.
    fn meet(&mut self, number: u8, sought: &Sought, before: u8) {
        for meaning in &sought.meanings {
            for place in meaning.words.clone() {
                let says = self.index.vocabulary.rarity(place);
                for &posting in self.index.vocabulary.postings(&(place..place + 1)) {
                    let Some(standing) = self.standings.get_mut(posting.doc() as usize) else { continue };
                    if standing.meet(number, sought, of(meaning.worth, weight(posting)), before) {
                        standing.see(posting.parts(), says, sought.is_first);
                    }
                }
            }
        }
        let whole = sought.identifier_worth(self.index);
        for identifier in self.index.identifiers.at(sought.identifiers.clone()) {
            let fit = identifier.fit(sought.typed);
            let Some(standing) = self.standings.get_mut(identifier.doc as usize) else { continue };
            let met = standing.meet(number, sought, of(whole, fitness(fit)), before);
            standing.is_identified |= met && fit == Fit::Whole;
        }
    }

    /// The things among those asked for that all needed words met, by rising position.
    pub fn hits(&self, asked: impl Fn(u32) -> bool) -> Vec<Hit> {
        self.hits_of(self.needed, asked)
    }

    /// The things that most of the needed words met, and no other thing more of them; more than half at the least.
    pub fn best_hits(&self, asked: impl Fn(u32) -> bool) -> Vec<Hit> {
        let met = (0..).zip(&self.standings).filter(|(doc, _)| asked(*doc)).map(|(_, standing)| standing.met);
        let most = met.max().unwrap_or_default();
        if most * 2 <= self.needed { vec![] } else { self.hits_of(most, asked) }
    }

    fn hits_of(&self, met: u8, asked: impl Fn(u32) -> bool) -> Vec<Hit> {
        let fits = |&(doc, standing): &(u32, &Standing)| standing.met == met && met > 0 && asked(doc);
        let standings = (0..).zip(&self.standings).filter(fits);
        standings.map(|(doc, standing)| Hit { doc, score: self.score(doc, standing) }).collect()
    }

    /// A whole identifier before all else, then what is open, then what fits best, in thousandths of it.
    fn score(&self, doc: u32, standing: &Standing) -> i64 {
        let Some(thing) = self.index.docs.get(doc as usize) else { return 0 };
        let fits = 700.0 * share(standing.worth, self.most);
        let covered = 200.0 * share(standing.named, thing.name.into());
        let begins = if standing.begins { 60 } else { 0 };
        let identified = if standing.is_identified { 4000 } else { 0 };
        let open = if thing.is_open { 2000 } else { 0 };
        identified + open + (fits + covered) as i64 + begins + i64::from(thing.size)
    }
}

fn share(part: Worth, whole: u32) -> f32 {
    (f32::from(part) / whole.max(1) as f32).min(1.0)
}

impl Standing {
    /// Lets a word meet this thing; tells whether it was let. Of several meanings the one that is worth most counts.
    fn meet(&mut self, number: u8, sought: &Sought, worth: Worth, before: u8) -> bool {
        if self.word != number {
            if self.met < before {
                return false;
            }
            self.word = number;
            self.met += u8::from(sought.is_needed);
            (self.present, self.naming) = (0, 0);
        }
        if worth > self.present {
            self.worth = self.worth.saturating_add(worth - self.present);
            self.present = worth;
        }
        true
    }

    /// Notes where a word was met that says so much.
    fn see(&mut self, parts: u32, says: Worth, is_first: bool) {
        if parts & part::NAME > 0 && says > self.naming {
            self.named = self.named.saturating_add(says - self.naming);
            self.naming = says;
        }
        self.begins |= is_first && parts & part::FIRST > 0;
    }
}
