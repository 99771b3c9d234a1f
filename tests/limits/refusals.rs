//! What a client is told: a code, places, and messages of bounded number and length.

use api::graphql::document::{Checked, Documents, Limits, Location, Refusal};

const SDL: &str = "type Query { a(x: Int): Int s(v: String): String q: Query }";

fn check(text: &str) -> Result<Checked, Refusal> {
    Documents::new(SDL, Limits::default()).expect("the schema is valid").check(text)
}

fn refusal(text: &str) -> Refusal {
    check(text).expect_err(text)
}

#[test]
fn what_is_not_graphql_is_a_parse_failure_at_its_place() {
    let refused = refusal("{\n  a(\n}");
    assert_eq!(refused.code(), "GRAPHQL_PARSE_FAILED");
    assert_eq!(refused.problems()[0].locations, [Location { line: 3, column: 1 }]);
}

#[test]
fn what_does_not_fit_the_schema_is_a_validation_failure_at_its_place() {
    let refused = refusal("{\r\n  a\r\n  nothing\r\n}");
    assert_eq!(refused.code(), "GRAPHQL_VALIDATION_FAILED");
    assert_eq!(refused.problems()[0].locations, [Location { line: 3, column: 3 }]);
}

#[test]
fn fragments_in_a_circle_are_a_validation_failure() {
    let refused = refusal("{...A} fragment A on Query{q{...B}} fragment B on Query{...C} fragment C on Query{...B}");
    assert_eq!(refused.code(), "GRAPHQL_VALIDATION_FAILED");
    assert_eq!(refused.problems()[0].message, "These fragments spread themselves: \"B\", \"C\".");
    assert_eq!(refusal("{...A} fragment A on Query{...A}").code(), "GRAPHQL_VALIDATION_FAILED");
}

#[test]
fn at_most_twenty_problems_are_told() {
    assert_eq!(refusal(&format!("{{q{{{}}}}}", "no ".repeat(900))).problems().len(), 20);
    assert_eq!(refusal(&"a ".repeat(900)).problems().len(), 20);
}

#[test]
fn a_message_is_at_most_three_hundred_characters() {
    let refused = refusal(&format!("{{{}}}", "a".repeat(9_000)));
    assert_eq!(refused.problems()[0].message.chars().count(), 300);
}

#[test]
fn a_limit_says_which_it_is_and_how_much_was_found() {
    let Refusal::TooComplex(problem) = refusal(&format!("{{q{{{}}}}}", "a ".repeat(6_205))) else { panic!("passed") };
    assert_eq!(problem.message, "The document has 6,210 tokens; at most 5,000 are allowed.");
}

#[test]
fn a_missing_fragment_is_left_to_the_validator() {
    assert_eq!(refusal("{...Nowhere}").code(), "GRAPHQL_VALIDATION_FAILED");
}

#[test]
fn a_byte_order_mark_is_ignored_and_a_nul_is_not() {
    assert!(check("\u{feff}{a}").is_ok());
    assert_eq!(refusal("{a\0}").code(), "GRAPHQL_PARSE_FAILED");
}

#[test]
fn nothing_to_execute_is_refused() {
    for text in ["", " ", "#", "\u{feff}", ",,,"] {
        assert_eq!(refusal(text).code(), "GRAPHQL_PARSE_FAILED", "{text:?}");
    }
    assert_eq!(refusal("fragment F on Query{a}").code(), "GRAPHQL_VALIDATION_FAILED");
    assert_eq!(refusal("type Query{a:Int}").code(), "GRAPHQL_VALIDATION_FAILED");
}

#[test]
fn brackets_inside_strings_and_comments_are_not_nesting() {
    let brackets = "[".repeat(500);
    assert!(check(&format!("#{brackets}\n{{s(v:\"{brackets}\")}}")).is_ok());
    assert!(check(&format!("{{s(v:\"\"\"{brackets}\\\"\"\"{brackets}\"\"\")}}")).is_ok());
}

#[test]
fn a_schema_that_cannot_be_used_is_found_at_start() {
    for sdl in ["type Query {", "type Query { a: Nothing }", "type Query { i: I } interface I { i: I }"] {
        assert!(Documents::new(sdl, Limits::default()).is_err(), "{sdl}");
    }
}
