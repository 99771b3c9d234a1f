use super::*;

fn urn(number: i32) -> Urn {
    number.to_string().parse().unwrap()
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A row of 2025 about the schools 100001 and 100002, whose first number states it.
fn row(urn_of_row: i32, link_type: &str, established_on: Option<&str>) -> school_link::Model {
    school_link::Model {
        urn: urn(urn_of_row),
        linked_urn: urn(200_003 - urn_of_row),
        link_type: link_type.into(),
        established_on: established_on.map(day),
        as_of: day("2025-04-22"),
    }
}

/// The one edge that rows about two open schools make: earlier, kind, link type, day.
fn edge_of(rows: &[school_link::Model]) -> (i32, LineageKind, String, Option<NaiveDate>) {
    let edges = unite(rows.to_vec(), |_| Some(Life::default()));
    assert_eq!(edges.len(), 1, "{edges:?}");
    assert_eq!(edges[0].earlier.number() + edges[0].later.number(), 200_003);
    (edges[0].earlier.number(), edges[0].kind, edges[0].link_type.clone(), edges[0].established_on)
}

#[test]
fn both_ends_of_a_link_make_one_edge() {
    let both = [row(100_001, "Successor", None), row(100_002, "Predecessor", Some("2014-09-01"))];
    let (earlier, kind, _, established_on) = edge_of(&both);
    assert_eq!((earlier, kind, established_on), (100_001, LineageKind::Continues, Some(day("2014-09-01"))));
}

#[test]
fn one_end_is_enough_and_either_end_tells_the_order() {
    assert_eq!(edge_of(&[row(100_001, "Predecessor", None)]).0, 100_002);
    assert_eq!(edge_of(&[row(100_002, "Successor", None)]).0, 100_002);
    assert_eq!(edge_of(&[row(100_002, "Predecessor", None)]).0, 100_001);
}

#[test]
fn a_merger_at_one_end_beats_a_plain_link_at_the_other() {
    for plain in [100_001, 100_002] {
        let merged = 200_003 - plain;
        let side = |urn| if urn == 100_001 { "Successor" } else { "Predecessor" };
        let rows =
            [row(plain, side(plain), Some("2010-01-01")), row(merged, &format!("{} - merged", side(merged)), None)];
        let (earlier, kind, link_type, established_on) = edge_of(&rows);
        assert_eq!((earlier, kind), (100_001, LineageKind::Merged));
        assert!(link_type.ends_with("merged"));
        assert_eq!(established_on, Some(day("2010-01-01")), "the other row's day, where the believed one has none");
    }
}

#[test]
fn a_row_that_tells_the_order_beats_one_that_does_not() {
    let rows = [row(100_001, "Result of Amalgamation", None), row(100_001, "Predecessor", None)];
    assert_eq!(edge_of(&rows).0, 100_002);
    assert_eq!(edge_of(&rows).1, LineageKind::Continues);
}

#[test]
fn a_newer_file_takes_the_place_of_what_the_same_school_stated_before() {
    let mut old = row(100_001, "Successor - merged", None);
    old.as_of = day("2020-01-01");
    assert_eq!(edge_of(&[old.clone(), row(100_001, "Successor", None)]).1, LineageKind::Continues);
    assert_eq!(edge_of(&[old, row(100_002, "Predecessor", None)]).1, LineageKind::Merged, "the other end's is kept");
}

#[test]
fn a_link_without_an_order_runs_from_the_school_that_was_there_first() {
    let over = |closed_on| Life { is_over: true, opened_on: None, closed_on: Some(day(closed_on)) };
    let open = |opened_on: Option<&str>| Life { is_over: false, opened_on: opened_on.map(day), closed_on: None };
    let earlier = |one: Life, other: Life| {
        let rows = vec![row(100_001, "Other", None)];
        unite(rows, |urn| Some(if urn.number() == 100_001 { one } else { other }))[0].earlier.number()
    };
    assert_eq!(earlier(open(None), over("2020-08-31")), 100_002, "closed before open");
    assert_eq!(earlier(over("2021-08-31"), over("2020-08-31")), 100_002, "the one that closed first");
    assert_eq!(earlier(open(Some("2012-01-01")), open(Some("2001-01-01"))), 100_002, "the one that opened first");
    assert_eq!(earlier(open(Some("2012-01-01")), open(None)), 100_002, "an unknown opening is an early one");
    assert_eq!(earlier(open(None), open(None)), 100_001, "the lower URN");
}

#[test]
fn a_day_of_closing_that_is_still_to_come_makes_no_school_the_earlier_one() {
    let to_close = Life { is_over: false, opened_on: Some(day("2012-01-01")), closed_on: Some(day("2026-08-31")) };
    let open = Life { is_over: false, opened_on: Some(day("2001-01-01")), closed_on: None };
    let lives = |urn: Urn| Some(if urn.number() == 100_001 { to_close } else { open });
    assert_eq!(unite(vec![row(100_001, "Other", None)], lives)[0].earlier.number(), 100_002);
}

#[test]
fn a_link_to_a_school_that_the_register_lacks_is_left_out() {
    let known = |urn: Urn| (urn.number() == 100_001).then(Life::default);
    assert!(unite(vec![row(100_001, "Successor", None)], known).is_empty());
}
