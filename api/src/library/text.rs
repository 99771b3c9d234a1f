//! Words of practices: how texts become terms, what a question means, and how well a practice answers it.
//!
//! Terms are stems, so that "readers" finds "reading". What the sector calls by several names counts as one: a question for
//! "maths" is one for "mathematics" and "numeracy". All words of a question must be met; where no practice meets all,
//! those that meet most. The weight is Okapi's BM25, over a title that counts four times, a summary twice, and a body once.

use std::collections::HashMap;

use deunicode::deunicode;
use rust_stemmers::{Algorithm, Stemmer};

use crate::{
    graphql::{error::Error, facet::Labelled as _},
    practice::{code_lists::subject, content::Content, markdown, synonyms::meanings},
};

/// Words that say nothing.
const EMPTY: [&str; 34] = [
    "a", "an", "and", "are", "as", "at", "be", "by", "can", "do", "for", "from", "how", "in", "is", "it", "of", "on",
    "or", "our", "that", "the", "their", "this", "to", "we", "what", "when", "which", "who", "with", "you", "your",
    "i",
];

/// What BM25 is set by: how fast a word that comes again loses weight, and how much a long text does.
const K1: f64 = 1.2;
const B: f64 = 0.6;

/// A word that is not finished finds what begins like it, from so many letters on.
const SHORTEST_BEGINNING: usize = 3;

/// The longest question, in letters, and the most words of it that count.
const LONGEST: usize = 200;
const MOST_WORDS: usize = 16;

/// The words of one practice, each with its weight.
#[derive(Debug, Clone, Default)]
pub struct Terms {
    weights: HashMap<Box<str>, f32>,
    length: f32,
}

impl Terms {
    /// Of what a practice says.
    pub fn of(content: &Content) -> Self {
        let mut terms = Self::default();
        terms.add(&content.title, 4.0);
        terms.add(&content.summary, 2.0);
        terms.add(&markdown::plain(&content.body), 1.0);
        for theme in &content.themes {
            terms.add(theme.label(), 2.0);
        }
        for stage in &content.key_stages {
            terms.add(stage.label(), 0.5);
        }
        for name in content.subjects.iter().filter_map(|code| subject(code)) {
            terms.add(name, 2.0);
        }
        for strand in &content.eef_strands {
            terms.add(strand, 1.0);
        }
        for found in &content.evidence {
            terms.add(&found.statement, 0.5);
        }
        terms
    }

    fn add(&mut self, text: &str, weight: f32) {
        for word in words(text) {
            *self.weights.entry(stem(&word).into()).or_default() += weight;
            self.length += weight;
        }
    }

    /// How often a term stands there, weighed; a term that is a beginning stands for all that begin so.
    fn weight(&self, term: &Term) -> f64 {
        let whole = self.weights.get(term.stem.as_str()).copied().unwrap_or_default();
        let begun = match &term.beginning {
            Some(beginning) if whole == 0.0 => self
                .weights
                .iter()
                .filter(|(stem, _)| stem.starts_with(beginning.as_str()))
                .map(|(_, weight)| *weight)
                .sum(),
            _ => 0.0,
        };
        f64::from(whole + begun)
    }
}

/// One term of a question.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Term {
    stem: String,
    beginning: Option<String>,
}

impl Term {
    fn is_met_by(&self, word: &str) -> bool {
        self.stem == stem(word) || self.beginning.as_ref().is_some_and(|it| word.starts_with(it.as_str()))
    }
}

/// How well texts answer a question.
#[derive(Debug, Clone, Default)]
pub struct Answers {
    /// The weight of each that does, by place.
    pub weights: HashMap<u32, f64>,
    /// What no text's weight exceeds.
    pub most: f64,
    /// Whether they meet all words.
    pub is_whole: bool,
}

/// What somebody looks for: for each word all that it may mean.
#[derive(Debug, Clone, Default)]
pub struct Question {
    words: Vec<Vec<Term>>,
    essence: String,
}

impl Question {
    /// Reads what was typed. Too long a text is refused.
    pub fn new(text: &str) -> Result<Self, Error> {
        if text.chars().count() > LONGEST {
            return Err(Error::bad_input(format!("A text to search for has at most {LONGEST} characters.")));
        }
        let typed: Vec<String> = words(text).into_iter().take(MOST_WORDS).collect();
        let telling = typed.iter().any(|word| !EMPTY.contains(&word.as_str()));
        let told: Vec<&String> = typed.iter().filter(|word| !telling || !EMPTY.contains(&word.as_str())).collect();
        let last = told.len().saturating_sub(1);
        let is_open = text.chars().last().is_some_and(char::is_alphanumeric);
        let word = |(at, word): (usize, &&String)| {
            let beginning = (at == last && is_open && word.len() >= SHORTEST_BEGINNING).then(|| word.to_string());
            let own = Term { stem: stem(word), beginning };
            let others = meanings(&stem(word)).map(|stem| Term { stem, beginning: None });
            std::iter::once(own).chain(others).collect()
        };
        let words = told.iter().enumerate().map(word).collect();
        Ok(Self { words, essence: typed.join(" ") })
    }

    /// The words that count, for cursors.
    pub fn essence(&self) -> &str {
        &self.essence
    }

    /// How well texts answer: those that meet as many words as any, and more than half of them.
    pub fn weigh<'t>(&self, texts: impl Iterator<Item = &'t Terms> + Clone) -> Answers {
        if self.words.is_empty() {
            return Answers::default();
        }
        let many = texts.clone().count() as f64;
        let usual = texts.clone().map(|text| f64::from(text.length)).sum::<f64>() / many.max(1.0);
        let rare: Vec<f64> = self.words.iter().map(|word| rarity(word, texts.clone(), many)).collect();
        let mut met: Vec<(u32, usize, f64)> = vec![];
        for (place, text) in (0..).zip(texts) {
            let length = 1.0 - B + B * f64::from(text.length) / usual.max(1.0);
            let weights = self.words.iter().zip(&rare).map(|(word, rare)| {
                let weight =
                    word.iter().enumerate().map(|(at, term)| discount(at) * text.weight(term)).fold(0.0, f64::max);
                rare * weight * (K1 + 1.0) / (weight + K1 * length)
            });
            let weights: Vec<f64> = weights.collect();
            let words = weights.iter().filter(|weight| **weight > 0.0).count();
            met.push((place, words, weights.iter().sum()));
        }
        let most = met.iter().map(|(_, words, _)| *words).max().unwrap_or_default();
        let enough = most > 0 && most * 2 > self.words.len();
        let answering = met.into_iter().filter(|(_, words, _)| enough && *words == most);
        Answers {
            weights: answering.map(|(place, _, weight)| (place, weight)).collect(),
            most: rare.iter().sum::<f64>() * (K1 + 1.0),
            is_whole: most == self.words.len(),
        }
    }

    /// How much of a title the question says: the share of its telling words that answer.
    pub fn covers(&self, title: &str) -> f64 {
        let telling: Vec<String> = words(title).into_iter().filter(|word| !EMPTY.contains(&word.as_str())).collect();
        let answering = telling.iter().filter(|word| self.is_answered_by(word)).count();
        answering as f64 / telling.len().max(1) as f64
    }

    /// Whether the first word of a title is what the question begins with.
    pub fn begins(&self, title: &str) -> bool {
        let first = words(title).into_iter().next();
        first.is_some_and(|word| self.words.first().is_some_and(|terms| terms.iter().any(|term| term.is_met_by(&word))))
    }

    fn is_answered_by(&self, word: &str) -> bool {
        self.words.iter().flatten().any(|term| term.is_met_by(word))
    }

    /// A text with what answers marked: `<mark>` around it, and the rest escaped for HTML. None where nothing does.
    pub fn mark(&self, text: &str) -> Option<String> {
        let (mut marked, mut any) = (String::new(), false);
        for piece in pieces(text) {
            let is_word = piece.chars().next().is_some_and(char::is_alphanumeric);
            if is_word && self.is_answered_by(&plain(piece)) {
                any = true;
                marked.push_str(&format!("<mark>{}</mark>", escaped(piece)));
            } else {
                marked.push_str(&escaped(piece));
            }
        }
        any.then_some(marked)
    }
}

/// What a word means by another name counts a little less than the word itself.
fn discount(at: usize) -> f64 {
    if at == 0 { 1.0 } else { 0.7 }
}

fn rarity<'t>(word: &[Term], texts: impl Iterator<Item = &'t Terms>, many: f64) -> f64 {
    let with = texts.filter(|text| word.iter().any(|term| text.weight(term) > 0.0)).count() as f64;
    ((many - with + 0.5) / (with + 0.5) + 1.0).ln()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;").replace('\'', "&#39;")
}

/// Words and what stands between them, in turn.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    text.split_inclusive(|letter: char| !letter.is_alphanumeric()).flat_map(|piece| {
        let end = piece.trim_end_matches(|letter: char| !letter.is_alphanumeric()).len();
        [&piece[..end], &piece[end..]].into_iter().filter(|piece| !piece.is_empty())
    })
}

fn plain(word: &str) -> String {
    deunicode(word).to_lowercase()
}

fn words(text: &str) -> Vec<String> {
    let plain = plain(text).replace('\'', "");
    plain
        .split(|letter: char| !letter.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// What words of one root have in common.
pub fn stem(word: &str) -> String {
    thread_local! {
        static STEMMER: Stemmer = Stemmer::create(Algorithm::English);
    }
    STEMMER.with(|stemmer| stemmer.stem(word).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn terms(text: &str) -> Terms {
        let mut terms = Terms::default();
        terms.add(text, 1.0);
        terms
    }

    fn found(question: &str, texts: &[&str]) -> Vec<usize> {
        let texts: Vec<Terms> = texts.iter().map(|text| terms(text)).collect();
        let mut found: Vec<_> = Question::new(question).unwrap().weigh(texts.iter()).weights.into_iter().collect();
        found.sort_by(|left, right| right.1.total_cmp(&left.1));
        found.into_iter().map(|(place, _)| place as usize).collect()
    }

    #[test]
    fn words_of_one_root_and_of_one_meaning_find_each_other() {
        assert_eq!(found("readers", &["Reading aloud", "Writing"]), [0]);
        assert_eq!(found("maths", &["A numeracy hour", "Mathematics first", "Music"]).len(), 2);
        assert_eq!(found("absence", &["Attendance calls", "Assembly"]), [0]);
    }

    #[test]
    fn all_words_must_be_met_and_else_most_of_them() {
        assert_eq!(found("year 9 reading", &["Year 9 reading", "Year 7 reading", "Reading"]), [0]);
        assert_eq!(found("phonics in the early rocket", &["Phonics early on", "Rockets"]), [0]);
        assert_eq!(found("rocket", &["Phonics"]), Vec::<usize>::new());
        assert_eq!(found("", &["Phonics"]), Vec::<usize>::new());
    }

    #[test]
    fn the_last_word_may_be_unfinished() {
        assert_eq!(found("whole class feedb", &["Whole-class feedback", "Whole class reading"]), [0]);
    }

    #[test]
    fn a_title_is_covered_by_the_words_that_say_something() {
        let question = Question::new("reading alou").unwrap();
        assert_eq!(
            (question.covers("Reading aloud in the library"), question.begins("Reading aloud")),
            (2.0 / 3.0, true)
        );
        assert_eq!((question.covers("The"), question.begins("Aloud")), (0.0, false));
        let texts = [terms("Reading aloud"), terms("Reading")];
        let answers = question.weigh(texts.iter());
        assert!(answers.weights.len() == 1 && answers.weights.values().all(|weight| *weight <= answers.most));
    }

    #[test]
    fn what_answers_is_marked_and_the_rest_escaped() {
        let question = Question::new("readers").unwrap();
        assert_eq!(
            question.mark("Reading <b> & writing").as_deref(),
            Some("<mark>Reading</mark> &lt;b&gt; &amp; writing")
        );
        assert_eq!(question.mark("Writing"), None);
    }
}
