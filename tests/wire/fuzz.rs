//! Documents that chance made of what the schema holds, whole and damaged. Each is answered, in the bounds of a reply,
//! and never with a fault of ours.

mod chosen;

use apollo_compiler::Schema;
use serde_json::json;
use support::{Engine, TestApp, database::TestDatabase, dice::Dice};

/// How many documents are tried, unless `FUZZ_CASES` says how many.
const CASES: u64 = 3_000;

/// The most bytes of a reply here, so that documents come to it.
const MOST_REPLY_BYTES: usize = 5_000;

/// What is put in the place of something, or between.
const SHARDS: [&str; 22] = [
    "{",
    "}",
    "(",
    ")",
    "[",
    "...",
    "... on School {",
    "...F",
    "fragment F on Query { ...F }",
    "query A { __typename }",
    "@include(if: $yes)",
    "@skip(if: true)",
    "($a: Int = 1)",
    "$a",
    "a: ",
    "first: 99999999999999999999",
    "null",
    "\"\"\"",
    "\"\\u{D800}\"",
    "-0.0e999",
    "\u{feff}",
    "subscription",
];

#[expect(clippy::disallowed_methods, reason = "how long to try is the tester's business, not the service's")]
fn cases() -> u64 {
    std::env::var("FUZZ_CASES").map_or(CASES, |cases| cases.parse().expect("FUZZ_CASES is a number"))
}

/// Cuts the text off somewhere, or leaves something out, or puts something there.
fn damaged(text: &str, dice: &mut Dice) -> String {
    let words: Vec<&str> = text.split_inclusive(' ').collect();
    if words.is_empty() {
        return String::new();
    }
    let at = dice.below(words.len());
    let (before, word, after) = (words[..at].concat(), words[at], words[at + 1..].concat());
    let shard = dice.pick(&SHARDS);
    match dice.below(5) {
        0 => before,
        1 => before + &after,
        2 => format!("{before}{shard} {after}"),
        3 => format!("{before}{shard} {word}{after}"),
        _ => format!("{before}{word}{word}{after}"),
    }
}

/// Says whether the document was fit to run.
async fn is_answered(app: &TestApp, document: &str, case: u64) -> bool {
    let reply = app.post(json!({ "query": document, "variables": { "text": "St Mary" } })).await;
    assert_ne!(reply.status.as_u16(), 500, "case {case}: {document}");
    let bytes = reply.body.to_string().len();
    assert!(bytes <= MOST_REPLY_BYTES, "case {case}, {bytes} bytes: {document}");
    let is_fit = reply.body.get("data").is_some();
    assert!(is_fit || !reply.codes().is_empty(), "case {case}, neither data nor errors: {document}");
    for code in reply.codes() {
        assert!(!["no code", "INTERNAL_SERVER_ERROR"].contains(&code), "case {case}, {}: {document}", reply.body);
    }
    is_fit
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn documents_of_any_kind_are_answered_in_bounds_and_never_with_a_fault_of_ours() {
    let database = TestDatabase::of_the_world(Engine::Sqlite).await;
    let set =
        |listen: &mut api::config::Listen| (listen.wire.quota, listen.wire.max_reply_bytes) = (0, MOST_REPLY_BYTES);
    let app = TestApp::serve_with(database, set).await;
    let schema = Schema::parse(include_str!("../../schema.graphql"), "schema.graphql").expect("the contract");
    let mut fit = 0;
    for case in 0..cases() {
        let dice = &mut Dice::of(case);
        let whole = chosen::document(&schema, dice);
        let document = (0..dice.below(3)).fold(whole, |text, _| damaged(&text, dice));
        fit += u64::from(is_answered(&app, &document, case).await);
    }
    assert!(fit >= cases() / 10, "only {fit} were fit to run");
}
