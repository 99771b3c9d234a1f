//! Nothing a client can send makes the pipeline panic, and what it remembers of fragments is what they expand to.

use api::graphql::document::{Documents, Limits};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};

use super::INTROSPECTION;

const VALID: [&str; 2] = [
    "query Trust($uid: String! = \"1\", $few: Int = 3, $full: Boolean!) {
        trust(by: {uid: $uid}) { ...Trust schools(first: $few, filter: {not: {phases: [PRIMARY]}}) { nodes { urn } } }
        ... @include(if: $full) { register { version } }
    }
    fragment Trust on Trust { name regions { ...Count } totalPupils { value missing } } # a comment
    fragment Count on RegionCount { region, openSchools }",
    INTROSPECTION,
];

/// What lexers, parsers and validators find hard.
const SHARP: [&str; 34] = [
    "{",
    "}",
    "[",
    "]",
    "(",
    ")",
    "\"",
    "\"\"\"",
    "\\",
    "\\u",
    "\\uD800",
    "\\u{110000}",
    "\u{0}",
    "\u{feff}",
    "...",
    "..",
    "on",
    "fragment",
    "query",
    "é",
    "\u{1f600}",
    "-",
    "1e",
    "0x",
    "$",
    "@",
    "&",
    "|",
    "!",
    "=",
    ":",
    "#",
    "\r",
    "extend type",
];

fn documents() -> &'static Documents {
    static DOCUMENTS: std::sync::OnceLock<Documents> = std::sync::OnceLock::new();
    DOCUMENTS.get_or_init(|| Documents::new(&api::schema::sdl(), Limits::default()).expect("the contract is valid"))
}

/// A valid document with pieces overwritten.
fn mutate(text: &str, changes: &[(Index, usize, &str)]) -> String {
    let mut characters: Vec<char> = text.chars().collect();
    for (place, removed, inserted) in changes {
        let start = place.index(characters.len() + 1);
        let end = (start + removed).min(characters.len());
        characters.splice(start..end, inserted.chars());
    }
    characters.into_iter().collect()
}

/// A fragment is the numbers of later fragments it spreads, each inside or outside a field.
fn graph() -> impl Strategy<Value = Vec<Vec<(Index, bool)>>> {
    vec(vec((any::<Index>(), any::<bool>()), 0..4), 1..8)
}

fn target(fragment: usize, count: usize, index: &Index) -> Option<usize> {
    (fragment + 1 < count).then(|| fragment + 1 + index.index(count - fragment - 1))
}

fn write(graph: &[Vec<(Index, bool)>]) -> String {
    let all: String = (0..graph.len()).map(|i| format!("...F{i} ")).collect();
    let mut text = format!("{{{all}}}");
    for (i, spreads) in graph.iter().enumerate() {
        let inside = spreads.iter().filter_map(|(index, nested)| {
            let spread = format!("...F{}", target(i, graph.len(), index)?);
            Some(if *nested { format!("q{{{spread}}}") } else { spread })
        });
        text += &format!("fragment F{i} on Query{{a {}}}", inside.collect::<Vec<_>>().join(" "));
    }
    text
}

fn expanded(graph: &[Vec<(Index, bool)>], fragment: usize) -> usize {
    let spreads = graph[fragment].iter().filter_map(|(index, nested)| {
        Some(1 + usize::from(*nested) + expanded(graph, target(fragment, graph.len(), index)?))
    });
    1 + spreads.sum::<usize>()
}

fn without_limits() -> Documents {
    let many = usize::MAX;
    let limits = Limits { selections: many, root_fields: many, depth: many, ..Limits::default() };
    Documents::new("type Query { a: Int q: Query }", limits).expect("the schema is valid")
}

#[test]
fn what_is_mutated_was_valid() {
    for text in VALID {
        documents().check(text).unwrap_or_else(|refusal| panic!("{refusal}"));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn arbitrary_bytes_never_panic(bytes in vec(any::<u8>(), 0..400)) {
        let _ = documents().check(&String::from_utf8_lossy(&bytes));
    }

    #[test]
    fn sharp_pieces_never_panic(pieces in vec(select(&SHARP[..]), 0..60), space in any::<bool>()) {
        let _ = documents().check(&pieces.join(if space { " " } else { "" }));
    }

    #[test]
    fn mutated_documents_never_panic(
        text in select(&VALID[..]),
        changes in vec((any::<Index>(), 0_usize..12, select(&SHARP[..])), 1..6),
    ) {
        let _ = documents().check(&mutate(text, &changes));
    }

    #[test]
    fn remembered_sizes_are_what_fragments_expand_to(graph in graph()) {
        let naive: usize = (0..graph.len()).map(|i| 1 + expanded(&graph, i)).sum();
        let checked = without_limits().check(&write(&graph)).map_err(|refusal| TestCaseError::fail(refusal.to_string()))?;
        prop_assert_eq!(checked.selections(), naive);
    }
}
