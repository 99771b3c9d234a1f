//! What cannot be searched for, and how much may be asked.

use serde_json::{Value, json};
use support::{Engine, TestApp};

use super::{SEARCH, SUGGEST};

#[tokio::test]
async fn a_text_may_have_two_hundred_characters_and_no_more() {
    let app = TestApp::start(Engine::Sqlite).await;
    let lists = ["schools", "trusts"]
        .map(|list| format!("query($text: String!) {{ {list}(filter: {{text: $text}}) {{ totalCount }} }}"));
    for query in [SUGGEST, SEARCH, &lists[0], &lists[1]] {
        let longest = app.ask_with(query, json!({ "text": "é".repeat(200) })).await;
        assert!(longest.codes().is_empty(), "{query}: {:#}", longest.body);
        let refused = app.ask_with(query, json!({ "text": "é".repeat(201) })).await;
        assert_eq!(refused.codes(), ["BAD_USER_INPUT"], "{query}");
        assert_eq!(refused.message(), "The text has 201 characters; at most 200 may be searched for.");
    }
}

#[tokio::test]
async fn a_text_without_a_letter_or_a_digit_finds_nothing() {
    let app = TestApp::start(Engine::Sqlite).await;
    for nothing in ["", "   ", "…!?", "'", "🏫", "\u{301}"] {
        let suggested = app.ask_with(SUGGEST, json!({ "text": nothing })).await;
        assert_eq!(suggested.at("/suggest"), &json!([]), "{nothing:?}");
        let found = app.ask_with(SEARCH, json!({ "text": nothing })).await;
        assert_eq!(found.at("/search/totalCount"), 0, "{nothing:?}");
        assert_eq!(found.at("/search/pageInfo/endCursor"), &Value::Null, "{nothing:?}");
    }
}

#[tokio::test]
async fn garbage_finds_nothing() {
    let app = TestApp::start(Engine::Sqlite).await;
    for garbage in ["qxjkv", "zzzzzzzz wwwwwwww", "99999999999999999999", "SELECT * FROM school; --", "<script>", "\0"]
    {
        let found = app.ask_with(SEARCH, json!({ "text": garbage, "types": ["TRUST"] })).await;
        assert_eq!(found.at("/search/totalCount"), 0, "{garbage}");
    }
}

#[tokio::test]
async fn suggestions_are_five_unless_asked_and_twenty_at_most() {
    let app = TestApp::start(Engine::Sqlite).await;
    let count = |reply: &support::Reply| reply.at("/suggest").as_array().expect("a list").len();
    for (first, expected) in [(Value::Null, 5), (json!(0), 0), (json!(20), 20)] {
        assert_eq!(count(&app.ask_with(SUGGEST, json!({ "text": "school", "first": first })).await), expected);
    }
    assert_eq!(count(&app.ask("{ suggest(text: \"school\") { label } }").await), 5);
    for first in [-1, 21] {
        let refused = app.ask_with(SUGGEST, json!({ "text": "school", "first": first })).await;
        assert_eq!(refused.codes(), ["BAD_USER_INPUT"]);
        assert_eq!(refused.message(), format!("first is {first}; it may be 0 to 20."));
    }
}

#[tokio::test]
async fn a_page_of_a_search_holds_a_hundred_at_most() {
    let app = TestApp::start(Engine::Sqlite).await;
    let full = app.ask_with(SEARCH, json!({ "text": "school", "first": 100 })).await;
    assert_eq!(full.at("/search/edges").as_array().map(Vec::len), Some(100));
    let default = app.ask_with(SEARCH, json!({ "text": "school" })).await;
    assert_eq!(default.at("/search/edges").as_array().map(Vec::len), Some(20));
    let refused = app.ask_with(SEARCH, json!({ "text": "school", "first": 101 })).await;
    assert_eq!((refused.codes(), refused.message()), (vec!["BAD_USER_INPUT"], "first is 101; it may be 0 to 100."));
}

#[tokio::test]
async fn words_after_the_sixteenth_do_not_count() {
    let app = TestApp::start(Engine::Sqlite).await;
    let letters: Vec<String> = ('a'..='p').map(|letter| format!("{letter}{letter}")).collect();
    let total =
        async |text: String| app.ask_with(SEARCH, json!({ "text": text })).await.at("/search/totalCount").clone();
    let sixteen = letters.join(" ");
    assert_eq!(total(format!("{sixteen} school")).await, total(format!("{sixteen} xyzzy")).await);
}
