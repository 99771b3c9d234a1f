//! Texts as search sees them: words without case, accents and apostrophes, each with its place in the text.
//!
//! What is searched and what is typed are cut by the same function, so that they meet.

use std::ops::Range;

use deunicode::deunicode_char;

/// One word of a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Token {
    /// The word in lower-case ASCII letters and digits.
    pub word: String,
    /// Where it stands in the text, in bytes.
    pub span: Range<usize>,
    /// Whether nothing but a hyphen stands between it and the word before.
    pub is_hyphenated: bool,
}

/// Cuts a text into words: `St. Joseph’s C. of E.` into `st`, `josephs` and `cofe`.
pub fn tokens(text: &str) -> Vec<Token> {
    let mut bare = bare_tokens(text).into_iter();
    let mut tokens = Vec::with_capacity(bare.len());
    while let many @ 1.. = together(bare.as_slice()) {
        tokens.extend(bare.by_ref().take(many).reduce(joined));
    }
    tokens
}

/// How many of the first words are one; none where there are no words.
fn together(rest: &[Token]) -> usize {
    let word = |at: usize| rest.get(at).map_or("", |token| token.word.as_str());
    let letters = rest.iter().take_while(|token| is_letter(&token.word)).count();
    match (word(0), word(1)) {
        ("", _) => 0,
        ("c", "of") if word(2) == "e" => 3,
        _ if letters > 1 => letters,
        (owner, "s") if rest.len() > 2 && is_word(owner) && !owner.ends_with('s') => 2,
        (outward, inward) if is_outward(outward) && is_inward(inward) => 2,
        (authority, number) if is_number(authority, 3..=3) && is_number(number, 1..=4) => 2,
        ("tr", number) if is_number(number, 1..=5) => 2,
        _ => 1,
    }
}

fn joined(mut left: Token, right: Token) -> Token {
    left.word.push_str(&right.word);
    left.span.end = right.span.end;
    left
}

fn is_letter(word: &str) -> bool {
    word.len() == 1 && is_word_of_letters(word)
}

fn is_word(word: &str) -> bool {
    word.len() > 2 && is_word_of_letters(word)
}

fn is_word_of_letters(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_lowercase())
}

fn is_number(word: &str, digits: std::ops::RangeInclusive<usize>) -> bool {
    digits.contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// The first half of a postcode, such as `sw1a`.
fn is_outward(word: &str) -> bool {
    let letters = word.bytes().take_while(u8::is_ascii_lowercase).count();
    let digit = word.as_bytes().get(letters).is_some_and(u8::is_ascii_digit);
    (1..=2).contains(&letters) && digit && word.len() <= letters + 2
}

/// The second half of a postcode or a beginning of it, such as `2a`.
fn is_inward(word: &str) -> bool {
    let mut bytes = word.bytes();
    word.len() <= 3
        && bytes.next().is_some_and(|byte| byte.is_ascii_digit())
        && bytes.all(|byte| byte.is_ascii_lowercase())
}

/// Words that nothing but letters and digits is in. `&` is a word, an apostrophe is nothing.
fn bare_tokens(text: &str) -> Vec<Token> {
    let mut tokens = vec![];
    let mut token = Token::default();
    let mut hyphen_at = None;
    for (at, letter) in text.char_indices() {
        let until = at + letter.len_utf8();
        match letter {
            'a'..='z' | '0'..='9' => extend(&mut token, letter.encode_utf8(&mut [0; 4]), at..until),
            'A'..='Z' => extend(&mut token, letter.to_ascii_lowercase().encode_utf8(&mut [0; 4]), at..until),
            '\'' | '’' | '‘' | '`' | '´' | 'ʼ' => {}
            _ if letter.is_alphabetic() => extend(&mut token, &plain(letter), at..until),
            _ if is_accent(letter) => {}
            _ => {
                hyphen_at = end(&mut tokens, &mut token, hyphen_at).filter(|_| letter == '-').map(|_| until);
                if matches!(letter, '&' | '+') {
                    tokens.push(Token { word: "and".into(), span: at..until, is_hyphenated: false });
                }
            }
        }
    }
    end(&mut tokens, &mut token, hyphen_at);
    tokens
}

fn extend(token: &mut Token, letters: &str, span: Range<usize>) {
    if token.word.is_empty() {
        token.span = span.clone();
    }
    token.word.push_str(letters);
    token.span.end = span.end;
}

/// Ends a word, and tells where it ended; none where there was none.
fn end(tokens: &mut Vec<Token>, token: &mut Token, hyphen_at: Option<usize>) -> Option<usize> {
    let mut ended = std::mem::take(token);
    if ended.word.is_empty() {
        return None;
    }
    ended.is_hyphenated = hyphen_at == Some(ended.span.start);
    let until = ended.span.end;
    tokens.push(ended);
    Some(until)
}

/// A letter of any script in plain ones: `é` is `e`, `ß` is `ss`.
fn plain(letter: char) -> String {
    let plain = deunicode_char(letter).unwrap_or_default();
    plain.chars().filter(char::is_ascii_alphanumeric).map(|letter| letter.to_ascii_lowercase()).collect()
}

/// A mark that stands after the letter that it belongs to.
fn is_accent(letter: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&letter)
}

#[cfg(test)]
mod tests;
