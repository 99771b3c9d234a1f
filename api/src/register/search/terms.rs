//! What a word is kept and looked for as: without its plural, and with what else it is called.

/// A word as it is compared: without the `s` of a plural or a genitive, so that `st joseph` finds `St Joseph's`.
pub fn stem(word: &str) -> &str {
    match word.strip_suffix('s') {
        Some(stem) if word.len() > 3 && !stem.ends_with('s') && stem.bytes().all(|byte| byte.is_ascii_lowercase()) => {
            stem
        }
        _ => word,
    }
}

/// Words that say nothing on their own: they need not be met.
pub fn is_idle(word: &str) -> bool {
    matches!(word, "the" | "of" | "and" | "at" | "in" | "for" | "a" | "an")
}

/// Words before an identifier that say what kind it is: they say nothing beside it.
pub fn is_label(word: &str) -> bool {
    matches!(
        word,
        "urn"
            | "ukprn"
            | "uid"
            | "laestab"
            | "estab"
            | "dfe"
            | "gb"
            | "edu"
            | "coh"
            | "company"
            | "number"
            | "no"
            | "ref"
            | "reference"
            | "postcode"
    )
}

/// Other spellings of one word.
const SPELLINGS: [&[&str]; 5] =
    [&["st", "saint"], &["academy", "academie"], &["mt", "mount"], &["centre", "center"], &["sixth", "6th"]];

/// The other spellings of a stem.
pub fn spellings(stem: &str) -> impl Iterator<Item = &'static str> {
    let same = SPELLINGS.iter().find(|spellings| spellings.contains(&stem));
    same.into_iter().flat_map(|spellings| spellings.iter().copied()).filter(move |other| *other != stem)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plural_is_its_singular() {
        for (word, expected) in [("josephs", "joseph"), ("schools", "school"), ("cross", "cross"), ("les", "les")] {
            assert_eq!(stem(word), expected);
        }
    }
}
