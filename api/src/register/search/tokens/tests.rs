//! Texts that are written differently and mean the same.

use super::*;

fn words(text: &str) -> Vec<String> {
    tokens(text).into_iter().map(|token| token.word).collect()
}

#[test]
fn case_accents_and_apostrophes_are_nothing() {
    for text in ["ST JOSEPH'S École", "st joseph’s ecole", "St. Josephs e\u{301}cole", "st joseph s école"] {
        assert_eq!(words(text), ["st", "josephs", "ecole"], "{text}");
    }
    assert_eq!(words("Straße Łódź Samarès"), ["strasse", "lodz", "samares"]);
}

#[test]
fn an_ampersand_is_a_word() {
    assert_eq!(words("Infant & Nursery"), words("infant and nursery"));
}

#[test]
fn single_letters_are_one_word() {
    assert_eq!(words("Holy Cross R.C. High"), ["holy", "cross", "rc", "high"]);
    assert_eq!(words("all saints c e primary"), ["all", "saints", "ce", "primary"]);
    assert_eq!(words("All Saints C. of E. (VA)"), ["all", "saints", "cofe", "va"]);
}

#[test]
fn the_letter_that_is_being_typed_is_its_own_word() {
    assert_eq!(words("st joseph s"), ["st", "joseph", "s"]);
    assert_eq!(words("harris s leeds"), ["harris", "s", "leeds"]);
}

#[test]
fn the_parts_of_an_identifier_are_one_word() {
    assert_eq!(words("SW1A 2AA"), ["sw1a2aa"]);
    assert_eq!(words("oak ls1 4"), ["oak", "ls14"]);
    assert_eq!(words("332/5401"), ["3325401"]);
    assert_eq!(words("TR 00968"), ["tr00968"]);
    assert_eq!(words("post 16 oldham"), ["post", "16", "oldham"]);
}

#[test]
fn hyphens_part_and_are_remembered() {
    let marked: Vec<_> = tokens("Co-op – Walton-le-Dale").into_iter().map(|t| (t.word, t.is_hyphenated)).collect();
    let expected = [("co", false), ("op", true), ("walton", false), ("le", true), ("dale", true)];
    assert_eq!(marked, expected.map(|(word, joined)| (word.to_owned(), joined)));
}

#[test]
fn a_word_knows_where_it_stands() {
    let text = "Ysgol Siôn’s & C. of E.";
    let spans: Vec<_> = tokens(text).into_iter().map(|token| text[token.span].to_owned()).collect();
    assert_eq!(spans, ["Ysgol", "Siôn’s", "&", "C. of E"]);
}

#[test]
fn what_has_no_letters_has_no_words() {
    assert_eq!(words("  …!? ° 🏫 "), Vec::<String>::new());
}
