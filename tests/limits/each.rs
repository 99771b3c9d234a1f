//! Every limit: a document exactly at it passes, one past it is refused as too complex, and the refusal says by how much.

use api::graphql::document::{Documents, Limits, Refusal};

const SDL: &str = "
    directive @t repeatable on FIELD
    scalar Any
    type Query { a(x: Any): Int q: Query }";

/// The limit's name, its default, a document with so many of the thing, and what the refusal says it counted.
type Row = (&'static str, usize, fn(usize) -> String, &'static str);

#[test]
fn a_document_at_a_limit_passes_and_one_past_it_is_refused() {
    let documents = Documents::new(SDL, Limits::default()).expect("the schema is valid");
    for (name, limit, document, counted) in rows() {
        let passed = documents.check(&document(limit));
        assert!(passed.is_ok(), "{name} at {limit}: {}", passed.unwrap_err());
        let refused = documents.check(&document(limit + 1)).expect_err(name);
        assert!(matches!(refused, Refusal::TooComplex(_)), "{name}: {refused}");
        let message = &refused.problems()[0].message;
        assert!(message.replace(',', "").contains(&format!(" {} {counted}; at most {limit} ", limit + 1)), "{message}");
    }
}

fn rows() -> Vec<Row> {
    let of = Limits::default();
    vec![
        ("bytes", of.bytes, |n| format!("{{a{}}}", " ".repeat(n - 3)), "bytes"),
        ("tokens", of.tokens, |n| format!("{{q{{{}}}}}", "a ".repeat(n - 5)), "tokens"),
        ("nesting", of.nesting, |n| format!("{}{{a}}{}", "{...".repeat(n - 1), "}".repeat(n - 1)), "levels deep"),
        ("value nesting", of.value_nesting, nested_value, "levels deep"),
        ("operations", of.operations, |n| each(n, |i| format!("query Q{i}{{a}}")), "operations"),
        ("fragments", of.fragments, fragments, "fragments"),
        ("selections", of.selections, selections, "selections"),
        ("values", of.values, values, "argument values"),
        ("root fields", of.root_fields, |n| format!("{{{}}}", "a ".repeat(n)), "root fields"),
        ("root fields in a fragment", of.root_fields, root_fields, "root fields"),
        ("aliases", of.aliases, |n| format!("{{q{{{}}}}}", each(n, |i| format!("n{i}:a "))), "aliases"),
        ("directives", of.directives, |n| format!("{{a {}}}", "@t ".repeat(n)), "directives"),
        ("depth", of.depth, |n| format!("{}{{a}}{}", "{q".repeat(n - 1), "}".repeat(n - 1)), "levels deep"),
        ("depth through a fragment", of.depth, depth, "levels deep"),
        ("nesting through fragments", of.nesting, nesting, "levels deep"),
        ("introspection depth", of.introspection_depth, introspection_depth, "levels deep"),
        ("introspection lists", of.introspection_lists, introspection_lists, "levels deep"),
    ]
}

fn each(n: usize, one: impl Fn(usize) -> String) -> String {
    (0..n).map(one).collect()
}

fn nested_value(n: usize) -> String {
    format!("{{a(x:{}1{})}}", "[".repeat(n - 1) + "{k:", "}".to_string() + &"]".repeat(n - 1))
}

fn fragments(n: usize) -> String {
    let spreads = each(n, |i| format!("...F{i} "));
    format!("{{q{{{spreads}}}}}{}", each(n, |i| format!("fragment F{i} on Query{{a}}")))
}

/// A spread of nine fields counts ten.
fn selections(n: usize) -> String {
    let spreads = "...F ".repeat((n - 1) / 10) + &"a ".repeat((n - 1) % 10);
    format!("{{q{{{spreads}}}}}fragment F on Query{{{}}}", "a ".repeat(9))
}

/// A list of 99 counts 100.
fn values(n: usize) -> String {
    let list = "1 ".repeat(99);
    let rest = "1 ".repeat(n % 100 + 99);
    let spreads = "...F ".repeat(n / 100 - 1);
    format!("{{q{{{spreads}}} r:q{{a(x:[{rest}])}}}}fragment F on Query{{a(x:[{list}])}}")
}

fn root_fields(n: usize) -> String {
    format!("{{a ...{{...F ...F}}}}fragment F on Query{{{}}}", "a ".repeat((n - 1) / 2)).replacen(
        "{a",
        &format!("{{a {}", "a ".repeat((n - 1) % 2)),
        1,
    )
}

fn depth(n: usize) -> String {
    format!("{{q{{...F}}}}fragment F on Query{}{{a}}{}", "{q".repeat(n - 2), "}".repeat(n - 2))
}

fn nesting(n: usize) -> String {
    let levels = |n: usize, inside: &str| format!("{}{{{inside}}}{}", "{...".repeat(n - 1), "}".repeat(n - 1));
    let (first, second) = (n / 2, n - n / 2 - 1);
    format!("{{...F}}fragment F on Query{}fragment G on Query{}", levels(first, "...G"), levels(second, "a"))
}

fn introspection_depth(n: usize) -> String {
    format!("{{__type(name:\"Query\"){}{{name}}{}}}", "{ofType".repeat(n - 2), "}".repeat(n - 2))
}

fn introspection_lists(n: usize) -> String {
    format!("{{__type(name:\"Query\"){}{{name}}{}}}", "{fields{type".repeat(n), "}}".repeat(n))
}

/// Whoever writes large documents plans with these.
#[test]
fn the_limits_are_those_that_are_published() {
    let of = Limits::default();
    assert_eq!((of.bytes, of.tokens, of.nesting, of.value_nesting), (65_536, 5_000, 64, 32));
    assert_eq!((of.fragments, of.selections, of.root_fields, of.aliases, of.directives), (100, 5_000, 50, 100, 10));
    assert_eq!((of.objects, of.variable_values), (100_000, 5_000));
    assert_eq!((of.depth, of.introspection_depth, of.introspection_lists), (12, 20, 2));
}
