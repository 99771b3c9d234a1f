//! Showing where a text was met: which words of a name, and what of a thing it was met in at all.

use super::{
    Found, SearchIndex,
    found::MatchedOn,
    identifiers::Identifier,
    question::Sought,
    terms::stem,
    tokens::{Token, tokens},
};

/// Reads texts of one thing that was found.
pub struct Reader<'a> {
    index: &'a SearchIndex,
    found: &'a Found,
    doc: u32,
}

impl<'a> Reader<'a> {
    /// Reads for one of the things that were found.
    pub fn new(index: &'a SearchIndex, found: &'a Found, doc: u32) -> Self {
        Self { index, found, doc }
    }

    /// A text with what was met between `<mark>` and `</mark>` and the rest escaped for HTML; none if nothing was met.
    pub fn marked(&self, text: &str) -> Option<String> {
        let (mut marked, mut done) = (String::with_capacity(text.len() + 16), 0);
        for token in self.met(text) {
            escape(&text[done..token.span.start], &mut marked);
            marked.push_str("<mark>");
            escape(&text[token.span.clone()], &mut marked);
            marked.push_str("</mark>");
            done = token.span.end;
        }
        escape(&text[done..], &mut marked);
        (done > 0).then_some(marked)
    }

    /// The identifiers of the thing that were met, each whole or in part.
    pub fn identifiers(&self) -> Vec<MatchedOn> {
        let of = |sought: &Sought| self.index.identifiers.of(self.doc, sought.identifiers.clone()).map(kind).min();
        let mut kinds: Vec<MatchedOn> = self.found.question.words.iter().filter_map(of).collect();
        kinds.dedup();
        kinds
    }

    /// What best tells why the thing was found: an identifier; a former name, if its present name lacks a word of that;
    /// its name; a place; what kind of thing it is.
    pub fn matched_on(&self, name: &str, former_names: &[Box<str>], places: &[&str]) -> MatchedOn {
        if let Some(&kind) = self.identifiers().first() {
            return kind;
        }
        let meets = |text: &str| !self.met(text).is_empty();
        let words = |text: &str| self.words_met(text);
        let more = former_names.iter().any(|former| words(former) & !words(name) != 0);
        match (more, meets(name)) {
            (true, _) => MatchedOn::FormerName,
            (false, true) => MatchedOn::Name,
            _ if places.iter().any(|place| meets(place)) => MatchedOn::Place,
            _ => MatchedOn::Kind,
        }
    }

    /// The words of a text that were met.
    fn met(&self, text: &str) -> Vec<Token> {
        let words = &self.found.question.words;
        let mut tokens = tokens(text);
        tokens.retain(|token| words.iter().any(|sought| self.meets(sought, token)));
        tokens
    }

    /// Which of the question's words a text meets, one bit for each.
    fn words_met(&self, text: &str) -> u32 {
        let tokens = tokens(text);
        let met = |sought: &Sought| tokens.iter().any(|token| self.meets(sought, token));
        self.found.question.words.iter().rev().fold(0, |bits, sought| bits << 1 | u32::from(met(sought)))
    }

    fn meets(&self, sought: &Sought, token: &Token) -> bool {
        let place = self.index.vocabulary.place(stem(&token.word));
        let identifiers = self.index.identifiers.range(&token.word);
        let is_part = |range: &std::ops::Range<usize>| range.start <= identifiers.start && identifiers.end <= range.end;
        place.is_some_and(|place| sought.is_met_by(place)) || (!identifiers.is_empty() && is_part(&sought.identifiers))
    }
}

fn kind(identifier: &Identifier) -> MatchedOn {
    identifier.kind
}

fn escape(text: &str, into: &mut String) {
    for letter in text.chars() {
        match letter {
            '&' => into.push_str("&amp;"),
            '<' => into.push_str("&lt;"),
            '>' => into.push_str("&gt;"),
            '"' => into.push_str("&quot;"),
            '\'' => into.push_str("&#39;"),
            _ => into.push(letter),
        }
    }
}
