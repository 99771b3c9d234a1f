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

/// What has several names: where a name or a code says one of these (all words of any `signs`), all `words` say it too.
struct Idea {
    signs: &'static [&'static [&'static str]],
    words: &'static [&'static str],
}

const IDEAS: [Idea; 7] = [
    Idea { signs: &[&["mat"], &["multi", "academy", "trust"]], words: &["mat", "multi", "academy", "trust"] },
    Idea {
        signs: &[&["cofe"], &["ce"], &["coe"], &["church", "england"]],
        words: &["cofe", "ce", "coe", "church", "england"],
    },
    Idea { signs: &[&["catholic"], &["rc"]], words: &["catholic", "roman", "rc"] },
    Idea {
        signs: &[&["jmi"], &["jim"], &["junior", "mixed", "infant"], &["junior", "infant"], &["ji"]],
        words: &["jmi", "ji", "junior", "mixed", "infant"],
    },
    Idea { signs: &[&["comprehensive"], &["comp"]], words: &["comprehensive"] },
    Idea { signs: &[&["pru"], &["pupil", "referral", "unit"]], words: &["pru", "pupil", "referral", "unit"] },
    Idea {
        signs: &[&["utc"], &["university", "technical", "college"]],
        words: &["utc", "university", "technical", "college"],
    },
];

/// The other words for what some stems speak of.
pub fn ideas(holds: impl Fn(&str) -> bool) -> impl Iterator<Item = &'static str> {
    let says = move |idea: &&Idea| idea.signs.iter().any(|sign| sign.iter().all(|word| holds(word)));
    IDEAS.iter().filter(says).flat_map(|idea| idea.words.iter().copied())
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

    #[test]
    fn a_faith_has_all_its_names() {
        let words = |name: &str| ideas(|word| name.split(' ').any(|held| held == word)).collect::<Vec<_>>();
        assert!(words("st mary ce primary").contains(&"england"));
        assert!(words("st mary church of england").contains(&"cofe"));
        assert!(words("st mary rc primary").contains(&"catholic"));
        assert!(words("holy church").is_empty());
    }
}
