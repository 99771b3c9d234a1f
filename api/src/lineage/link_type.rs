//! What the register's link types mean.

use super::code_lists::LineageKind;

/// Which way a link points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The linked school came before the one whose row states the link.
    Before,
    /// The linked school came after it.
    After,
}

/// A link type, read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LinkType {
    /// Where the linked school stands; none where the type does not say.
    pub side: Option<Side>,
    /// How one school goes on from the other.
    pub kind: LineageKind,
}

impl LinkType {
    /// Reads a type as the register writes it, without regard to case.
    pub fn read(text: &str) -> Self {
        let text = text.trim().to_lowercase();
        let directed = [("predecessor", Side::Before), ("successor", Side::After)];
        let found = directed.into_iter().find_map(|(word, side)| Some((side, text.strip_prefix(word)?)));
        match found {
            Some((side, suffix)) => Self { side: Some(side), kind: kind_of_suffix(suffix) },
            None => Self { side: None, kind: kind_of_event(&text) },
        }
    }
}

fn kind_of_suffix(suffix: &str) -> LineageKind {
    match suffix.trim_matches([' ', '-']) {
        "" => LineageKind::Continues,
        "merged" => LineageKind::Merged,
        "amalgamated" => LineageKind::Amalgamated,
        "split school" => LineageKind::Split,
        _ => LineageKind::Other,
    }
}

fn kind_of_event(text: &str) -> LineageKind {
    match text {
        "result of amalgamation" => LineageKind::Amalgamated,
        _ if text.starts_with("merged") => LineageKind::Merged,
        _ => LineageKind::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_published_type_has_its_meaning() {
        use LineageKind::{Amalgamated, Continues, Merged, Other, Split};
        let [before, after] = [Some(Side::Before), Some(Side::After)];
        for (text, side, kind) in [
            ("Predecessor", before, Continues),
            ("Predecessor - merged", before, Merged),
            ("Predecessor - amalgamated", before, Amalgamated),
            ("Predecessor - Split School", before, Split),
            ("Successor", after, Continues),
            ("Successor - merged", after, Merged),
            ("Successor - amalgamated", after, Amalgamated),
            ("Successor - Split School", after, Split),
            ("Successor - by a new rule", after, Other),
            ("Result of Amalgamation", None, Amalgamated),
            ("Merged - change in age range", None, Merged),
            ("Merged - expansion of school capacity", None, Merged),
            ("Merged - expansion in school capacity and changer in age range", None, Merged),
            ("Sixth Form Centre Link", None, Other),
            ("Sixth Form Centre School", None, Other),
            ("Expansion", None, Other),
            ("Closure", None, Other),
            ("Other", None, Other),
        ] {
            assert_eq!(LinkType::read(text), LinkType { side, kind }, "{text}");
        }
    }
}
