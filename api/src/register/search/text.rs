//! What somebody typed, as words to look for.

use super::{
    terms::{is_idle, is_label, stem},
    tokens::tokens,
};
use crate::graphql::error::Error;

/// A text to search for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    pub(super) words: Vec<Typed>,
}

/// One word of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Typed {
    /// As it was typed, in plain small letters.
    pub word: String,
    /// Whether nothing more of it is to come.
    pub is_complete: bool,
    /// Whether it must be met.
    pub is_needed: bool,
}

impl Typed {
    /// What it is looked for as where it is a whole word.
    pub fn stem(&self) -> &str {
        stem(&self.word)
    }

    pub fn has_digit(&self) -> bool {
        self.word.bytes().any(|byte| byte.is_ascii_digit())
    }
}

impl Text {
    /// The most characters that a text may have.
    pub const LONGEST: usize = 200;
    /// The most words that are looked for; what follows is not.
    pub const MOST_WORDS: usize = 16;

    /// Takes in a text; refuses one that is too long. It has no words where it has neither letters nor digits.
    pub fn new(text: &str) -> Result<Self, Error> {
        let long = text.chars().count();
        if long > Self::LONGEST {
            return Err(Error::bad_input(format!(
                "The text has {long} characters; at most {} may be searched for.",
                Self::LONGEST
            )));
        }
        Ok(Self { words: words(text) })
    }

    /// Whether there is nothing to look for.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// What it comes to: texts that find the same have the same.
    pub fn essence(&self) -> String {
        let word = |typed: &Typed| format!("{}{}", typed.word, if typed.is_complete { " " } else { "" });
        self.words.iter().map(word).collect()
    }
}

fn words(text: &str) -> Vec<Typed> {
    let is_complete = text.ends_with(|last: char| !last.is_alphanumeric());
    let mut words: Vec<Typed> = vec![];
    let tokens = tokens(text);
    let last = tokens.len().saturating_sub(1);
    for (at, token) in tokens.into_iter().enumerate() {
        let is_complete = at < last || is_complete;
        let is_needed = !(is_complete && is_idle(&token.word));
        if words.iter().all(|typed| typed.word != token.word) {
            words.push(Typed { word: token.word, is_complete, is_needed });
        }
    }
    drop_labels(&mut words);
    words.truncate(Text::MOST_WORDS);
    if words.iter().all(|typed| !typed.is_needed) {
        words.iter_mut().for_each(|typed| typed.is_needed = true);
    }
    words
}

/// `URN 139160` is `139160`.
fn drop_labels(words: &mut Vec<Typed>) {
    if words.iter().any(Typed::has_digit) {
        words.retain(|typed| !is_label(&typed.word));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Vec<String> {
        Text::new(text).unwrap().words.into_iter().map(|typed| typed.word).collect()
    }

    #[test]
    fn a_label_is_dropped_beside_its_identifier_only() {
        assert_eq!(of("URN: 139160"), ["139160"]);
        assert_eq!(of("GB-COH-05112090"), ["05112090"]);
        assert_eq!(of("company of wolves"), ["company", "of", "wolves"]);
    }

    #[test]
    fn idle_words_need_not_be_met_unless_nothing_else_is_there() {
        let needed = |text| Text::new(text).unwrap().words.into_iter().map(|typed| typed.is_needed).collect::<Vec<_>>();
        assert_eq!(needed("the perse school"), [false, true, true]);
        assert_eq!(needed("the "), [true]);
    }

    #[test]
    fn the_last_word_is_complete_once_something_follows_it() {
        let complete =
            |text| Text::new(text).unwrap().words.into_iter().map(|typed| typed.is_complete).collect::<Vec<_>>();
        assert_eq!(complete("st jos"), [true, false]);
        assert_eq!(complete("st jos "), [true, true]);
    }

    #[test]
    fn a_text_may_be_long_but_not_too_long() {
        assert!(Text::new(&"é".repeat(200)).is_ok());
        let refused = Text::new(&"é".repeat(201)).unwrap_err();
        assert_eq!(refused.message(), "The text has 201 characters; at most 200 may be searched for.");
    }
}
