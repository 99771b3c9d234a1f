//! The name of a practice in addresses: its first title and six letters of chance, fixed for good.

use aws_lc_rs::rand;
use deunicode::deunicode;

/// The most letters that are taken from the title.
const LONGEST: usize = 60;

/// Letters that are not mistaken for one another.
const LETTERS: &[u8; 32] = b"abcdefghjkmnpqrstuvwxyz234567890";

/// A name that nobody has: should it be had all the same, the database says so.
pub fn make(title: &str) -> String {
    let mut bytes = [0; 6];
    // Without chance the name is not its own, and the database refuses the second of its kind.
    let _ = rand::fill(&mut bytes);
    let tail: String = bytes.iter().map(|byte| char::from(LETTERS[usize::from(byte % 32)])).collect();
    format!("{}-{tail}", words(title))
}

/// The words of a title, as they stand in an address.
pub fn words(title: &str) -> String {
    let plain = deunicode(title).to_lowercase();
    let words = plain.split(|letter: char| !letter.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let mut slug = String::new();
    for word in words {
        if slug.len() + word.len() >= LONGEST {
            break;
        }
        if !slug.is_empty() {
            slug.push('-');
        }
        slug.push_str(word);
    }
    if slug.is_empty() { "practice".into() } else { slug }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slug_is_the_title_in_plain_letters_and_six_more() {
        let slug = make("Précis & Reading: Year 9’s first hour");
        let (words, tail) = slug.rsplit_once('-').unwrap();
        assert_eq!((words, tail.len()), ("precis-reading-year-9-s-first-hour", 6));
        assert_ne!(slug, make("Précis & Reading: Year 9’s first hour"));
        assert!(make("!!!").starts_with("practice-"));
        assert!(make(&"word ".repeat(50)).len() <= LONGEST + 8);
    }
}
