//! What has several names, such as a faith or a multi-academy trust: whoever says one says them all.

use std::sync::LazyLock;

/// Where a name or a code says one of `signs`, with all of its words, it says all `words`.
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
    Idea { signs: &[&["jmi"], &["ji"], &["junior", "infant"]], words: &["jmi", "ji", "junior", "mixed", "infant"] },
    Idea { signs: &[&["comp"]], words: &["comprehensive"] },
    Idea { signs: &[&["pru"], &["pupil", "referral", "unit"]], words: &["pru", "pupil", "referral", "unit"] },
    Idea {
        signs: &[&["utc"], &["university", "technical", "college"]],
        words: &["utc", "university", "technical", "college"],
    },
];

/// Words of signs, one bit for each that is there.
pub(super) type Signs = u32;

/// All words of all signs; the place of each is its bit.
static SIGNS: LazyLock<Vec<&str>> = LazyLock::new(|| {
    let mut words: Vec<&str> = IDEAS.iter().flat_map(|idea| idea.signs.concat()).collect();
    words.sort_unstable();
    words.dedup();
    words
});

/// For each sign the bits of its words, and what it says.
static MEANINGS: LazyLock<Vec<(Signs, &[&str])>> = LazyLock::new(|| {
    let all = |words: &[&str]| words.iter().fold(0, |signs, word| signs | sign(word));
    IDEAS.iter().flat_map(|idea| idea.signs.iter().map(move |words| (all(words), idea.words))).collect()
});

/// The bit of a stem; none where no sign has it.
pub(super) fn sign(stem: &str) -> Signs {
    SIGNS.binary_search(&stem).map_or(0, |place| 1 << place)
}

/// All words for what some signs speak of.
pub(super) fn words(signs: Signs) -> impl Iterator<Item = &'static str> {
    let says = move |(sign, _): &&(Signs, &[&str])| signs & sign == *sign;
    MEANINGS.iter().filter(says).flat_map(|(_, words)| words.iter().copied())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(name: &str) -> Vec<&'static str> {
        words(name.split(' ').fold(0, |signs, word| signs | sign(word))).collect()
    }

    #[test]
    fn a_faith_has_all_its_names() {
        assert!(of("st mary ce primary").contains(&"england"));
        assert!(of("st mary church of england").contains(&"cofe"));
        assert!(of("st mary rc primary").contains(&"catholic"));
    }

    #[test]
    fn half_a_sign_says_nothing() {
        assert!(of("holy church academy trust").is_empty());
    }

    #[test]
    fn every_word_of_a_sign_has_a_bit_of_its_own() {
        assert!(SIGNS.len() <= Signs::BITS as usize);
    }
}
