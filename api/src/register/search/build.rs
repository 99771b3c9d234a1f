//! Making the index from the records.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::{
    Doc, SearchIndex,
    found::MatchedOn,
    ideas::{self, Signs},
    identifiers::{Identifier, Identifiers},
    kinds,
    notes::Notes,
    terms::{is_idle, spellings, stem},
    tokens::tokens,
    vocabulary::{Posting, part},
};
use crate::register::{LocalAuthorities, SchoolRecord, Schools, TrustRecord, Trusts, place::Address};

impl SearchIndex {
    /// Reads every name, place and identifier.
    pub fn new(schools: &Schools, trusts: &Trusts, authorities: &LocalAuthorities) -> Self {
        let mut builder = Builder::default();
        schools.records().iter().for_each(|school| builder.add_school(school, authorities));
        trusts.records().iter().for_each(|trust| builder.add_trust(trust));
        let rarities = builder.notes.rarities(builder.docs.len());
        for (doc, word) in builder.named {
            let name = &mut builder.docs[doc as usize].name;
            *name = name.saturating_add(rarities[word as usize]);
        }
        Self {
            schools: schools.records().len() as u32,
            docs: builder.docs,
            vocabulary: builder.notes.finish(&rarities),
            identifiers: Identifiers::new(builder.identifiers),
        }
    }
}

/// A word as it stands in texts.
struct Word {
    /// Its stem and the other spellings of that.
    numbers: Box<[u32]>,
    /// Whether it says nothing on its own.
    is_idle: bool,
    signs: Signs,
}

/// An index in the making.
#[derive(Default)]
struct Builder {
    docs: Vec<Doc>,
    notes: Notes,
    identifiers: Vec<Identifier>,
    /// The words of all names that say something.
    named: Vec<(u32, u32)>,
    /// All words that were met.
    known: FxHashMap<Box<str>, Arc<Word>>,
    /// The words of texts that many things share, such as towns.
    shared: FxHashMap<Box<str>, Arc<[u32]>>,
    /// The words of the thing at hand, with the parts that they occur in.
    words: Vec<(u32, u32)>,
}

impl Builder {
    fn add_school(&mut self, school: &SchoolRecord, authorities: &LocalAuthorities) {
        let doc = self.docs.len() as u32;
        let authority = &authorities.at(school.authority).name;
        let kinds = kinds::of_school(school);
        self.add_names(doc, &school.name, &school.former_names, &kinds);
        self.add_address(doc, &school.address);
        self.add_place(authority);
        school.geo.district.iter().for_each(|district| self.add_place(&district.name));
        self.identify(doc, &school.urn.to_string(), MatchedOn::Urn);
        self.identify_by(doc, school.ukprn, MatchedOn::Ukprn);
        self.identify_by(doc, school.laestab.as_ref(), MatchedOn::Laestab);
        let size = size(school.counts.pupils.value, 50.0, 5.0);
        self.end(Doc { is_open: school.status.is_open(), name: 0, key: -school.urn.number(), size });
    }

    fn add_trust(&mut self, trust: &TrustRecord) {
        let doc = self.docs.len() as u32;
        self.add_names(doc, &trust.name, &trust.former_names, kinds::of_trust(trust));
        self.add_address(doc, &trust.address);
        self.identify(doc, &trust.uid.to_string(), MatchedOn::GroupUid);
        self.identify_by(doc, trust.ukprn, MatchedOn::Ukprn);
        if let Some(reference) = &trust.reference {
            self.identify(doc, reference.as_str(), MatchedOn::TrustReference);
            self.identify(doc, reference.as_str().trim_start_matches("TR"), MatchedOn::TrustReference);
        }
        if let Some(number) = &trust.companies_house_number {
            self.identify(doc, number.as_str(), MatchedOn::CompaniesHouseNumber);
            self.identify(doc, number.as_str().trim_start_matches('0'), MatchedOn::CompaniesHouseNumber);
        }
        let size = size(trust.summary.school_count.ok(), 1.0, 16.0);
        self.end(Doc { is_open: trust.status.is_open(), name: 0, key: trust.uid.number(), size });
    }

    /// Notes the words of all names, and of the kinds that they and the codes speak of.
    fn add_names(&mut self, doc: u32, name: &str, former: &[Box<str>], kinds: &[&'static str]) {
        let said = self.add_name(name, |builder, word, is_first| {
            builder.named.extend((!word.is_idle).then_some((doc, word.numbers[0])));
            if is_first { part::NAME | part::FIRST } else { part::NAME }
        });
        ideas::words(said).for_each(|word| self.note(word, part::NAME));
        let formerly = former.iter().fold(0, |said, name| said | self.add_name(name, |_, _, _| part::FORMER));
        kinds.iter().for_each(|kind| self.note(kind, part::KIND));
        let kinds = kinds.iter().fold(formerly, |said, kind| said | ideas::sign(kind));
        ideas::words(said | kinds).for_each(|word| self.note(word, part::KIND));
    }

    /// Notes the words of one name as belonging to the parts that `parts` tells, and which signs they have. The first
    /// word is the first that says something.
    fn add_name(&mut self, name: &str, parts: impl Fn(&mut Self, &Word, bool) -> u32) -> Signs {
        let (mut signs, mut is_first) = (0, true);
        let mut before: Option<String> = None;
        for token in tokens(name) {
            let word = self.word(&token.word);
            let parts = parts(self, &word, is_first);
            self.words.extend(word.numbers.iter().map(|&number| (number, parts)));
            if let Some(before) = before.filter(|_| token.is_hyphenated) {
                self.note(&format!("{before}{}", stem(&token.word)), parts);
            }
            signs |= word.signs;
            is_first &= word.is_idle;
            before = Some(token.word);
        }
        signs
    }

    fn add_place(&mut self, text: &str) {
        let words = match self.shared.get(text) {
            Some(words) => words.clone(),
            None => self.read_shared(text),
        };
        self.words.extend(words.iter().map(|&word| (word, part::PLACE)));
    }

    fn add_address(&mut self, doc: u32, address: &Address) {
        let lines = [&address.locality, &address.address3, &address.town, &address.county];
        lines.into_iter().flatten().for_each(|line| self.add_place(line));
        self.identify_by(doc, address.postcode.as_ref(), MatchedOn::Postcode);
    }

    fn read_shared(&mut self, text: &str) -> Arc<[u32]> {
        let words: Arc<[u32]> = tokens(text).iter().flat_map(|token| self.word(&token.word).numbers.to_vec()).collect();
        self.shared.insert(text.into(), words.clone());
        words
    }

    /// What is known of a word, as it stands in a text.
    fn word(&mut self, word: &str) -> Arc<Word> {
        if let Some(known) = self.known.get(word) {
            return known.clone();
        }
        let stem = stem(word);
        let mut numbers = vec![self.notes.number(stem)];
        numbers.extend(spellings(stem).map(|other| self.notes.number(other)));
        let read = Arc::new(Word { numbers: numbers.into(), is_idle: is_idle(stem), signs: ideas::sign(stem) });
        self.known.insert(word.into(), read.clone());
        read
    }

    fn note(&mut self, word: &str, parts: u32) {
        let number = self.notes.number(word);
        self.words.push((number, parts));
    }

    fn identify(&mut self, doc: u32, text: &str, kind: MatchedOn) {
        self.identifiers.extend(Identifier::new(text, doc, kind));
    }

    fn identify_by(&mut self, doc: u32, identifier: Option<impl ToString>, kind: MatchedOn) {
        if let Some(identifier) = identifier {
            self.identify(doc, &identifier.to_string(), kind);
        }
    }

    /// Ends the thing at hand: each of its words is noted once, with all parts that it occurs in.
    fn end(&mut self, doc: Doc) {
        let position = self.docs.len() as u32;
        self.words.sort_unstable();
        for same in self.words.chunk_by(|left, right| left.0 == right.0) {
            let parts = same.iter().fold(0, |parts, (_, of)| parts | of);
            self.notes.add(same[0].0, Posting::new(position, parts));
        }
        self.words.clear();
        self.docs.push(doc);
    }
}

/// How much the size of a thing weighs beside how well it matches: more often than not a large one is meant, but ten
/// times as large is not ten times as likely.
fn size(counted: Option<i32>, unit: f32, weight: f32) -> u8 {
    (weight * (1.0 + counted.unwrap_or_default() as f32 / unit).ln()) as u8
}
