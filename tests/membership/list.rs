//! The memberships of a trust as a list: their order, their pages, their filter.

use serde_json::{Value, json};
use support::{Engine, TestApp};

use super::{BOTH, past::Past};

const PAGES: &str = "query($filter: MembershipFilter, $first: Int, $after: String, $last: Int, $before: String) {
    trust(by: {uid: \"600073\"}) { schoolMemberships(filter: $filter, first: $first, after: $after, last: $last, before: $before) {
        totalCount nodes { school { urn } } edges { cursor node { school { urn } } }
        pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } } }";

async fn page(app: &TestApp, variables: Value) -> Value {
    app.ask_with(PAGES, variables).await.at("/trust/schoolMemberships").clone()
}

fn urns(page: &Value) -> Vec<i32> {
    let nodes = page["nodes"].as_array().expect("nodes").iter();
    let urn = |node: &Value| node["school"]["urn"].as_str().expect("a URN").parse().expect("a number");
    nodes.map(urn).collect()
}

/// Memberships in the order of their joining.
const IN_ORDER: [(i32, &str, &str); 7] = [
    (500_016, "2012-09-01", "2019-09-01"),
    (500_010, "2014-09-01", ""),
    (500_011, "2014-09-01", "2025-01-06..2025-04-01"),
    (500_015, "2014-01-01..2014-10-01", ""),
    (500_012, "2025-02-01..", ""),
    (500_013, "2025-01-06..2025-04-01", ""),
    (500_014, "..", "2024-01-01"),
];

fn past() -> Past {
    let mut shuffled = IN_ORDER;
    shuffled.sort_by_key(|(urn, ..)| (urn * 7) % 11);
    let elsewhere = Past::default().member(500_020, Some(999_998), "2014-09-01", "");
    shuffled.into_iter().fold(elsewhere, |past, (urn, joined, left)| past.member(urn, Some(600_073), joined, left))
}

#[tokio::test(flavor = "multi_thread")]
async fn memberships_run_by_the_last_day_on_which_the_school_can_have_joined_then_by_urn() {
    for engine in BOTH {
        let all = page(&past().serve(engine).await, json!({})).await;
        assert_eq!(urns(&all), IN_ORDER.map(|(urn, ..)| urn));
        assert_eq!(all["totalCount"], 7);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_walk_through_memberships_meets_each_of_them_once() {
    let app = past().serve(Engine::Sqlite).await;
    let expected = IN_ORDER.map(|(urn, ..)| urn);
    for size in 1..=8 {
        let (mut forwards, mut after) = (vec![], Value::Null);
        loop {
            let found = page(&app, json!({ "first": size, "after": after })).await;
            assert_eq!(found["pageInfo"]["hasPreviousPage"], !forwards.is_empty());
            assert_eq!(found["edges"][0]["cursor"], found["pageInfo"]["startCursor"]);
            forwards.extend(urns(&found));
            after = found["pageInfo"]["endCursor"].clone();
            if found["pageInfo"]["hasNextPage"] == false {
                break;
            }
        }
        assert_eq!(forwards, expected, "pages of {size}");
        let end = page(&app, json!({ "last": size })).await;
        assert_eq!(urns(&end), expected[7_usize.saturating_sub(size)..], "the last {size}");
    }
}

#[tokio::test]
async fn a_school_that_was_in_the_trust_twice_is_met_twice() {
    let app = Past::default()
        .member(500_010, Some(600_073), "..", "2010-01-01")
        .member(500_010, Some(600_073), "..", "2015-01-01")
        .member(500_010, Some(600_073), "2020-01-01", "")
        .serve(Engine::Sqlite)
        .await;
    let first = page(&app, json!({ "first": 1 })).await;
    let second = page(&app, json!({ "first": 1, "after": first["pageInfo"]["endCursor"] })).await;
    let third = page(&app, json!({ "first": 1, "after": second["pageInfo"]["endCursor"] })).await;
    assert_eq!((urns(&second), urns(&third)), (vec![500_010], vec![500_010]));
    assert_eq!(third["pageInfo"]["hasNextPage"], false);
}

#[tokio::test]
async fn a_cursor_of_memberships_is_no_cursor_of_schools() {
    let app = past().serve(Engine::Sqlite).await;
    let at = page(&app, json!({ "first": 1 })).await["pageInfo"]["endCursor"].clone();
    let refused = app.ask_with("query($at: String) { schools(after: $at) { totalCount } }", json!({ "at": at })).await;
    assert_eq!(refused.codes(), ["BAD_USER_INPUT"]);
    assert!(refused.message().contains("belongs to the order memberships.JOINED ASC"), "{}", refused.message());
}

/// Which schools a filter leaves of the memberships in order.
async fn chosen(app: &TestApp, filter: Value) -> Vec<i32> {
    urns(&page(app, json!({ "filter": filter })).await)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_filter_on_days_counts_each_membership_in_one_of_two_spans_that_adjoin() {
    let app = past().serve(Engine::Sqlite).await;
    let joined = |from: &str, to: &str| json!({ "joined": { "from": from, "to": to } });
    assert_eq!(chosen(&app, joined("2014-09-01", "2014-09-30")).await, [500_010, 500_011]);
    assert_eq!(chosen(&app, joined("2014-10-01", "2025-03-31")).await, [500_015, 500_012]);
    assert_eq!(chosen(&app, json!({ "joined": { "from": "2025-04-01" } })).await, [500_013]);
    assert_eq!(chosen(&app, json!({ "left": { "from": "2019-09-01", "to": "2019-09-01" } })).await, [500_016]);
    assert_eq!(chosen(&app, json!({ "left": { "to": "2025-03-31" } })).await, [500_016, 500_014]);
    assert_eq!(chosen(&app, json!({ "left": { "from": "2025-04-01" } })).await, [500_011]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_filter_asks_for_all_that_it_gives_and_for_nothing_that_is_null() {
    let app = past().serve(Engine::Sqlite).await;
    let all = IN_ORDER.map(|(urn, ..)| urn);
    let nothing = json!({ "current": null, "joined": null, "left": {}, "joinReasons": null, "requiredToJoin": null });
    for filter in [json!(null), json!({}), nothing] {
        assert_eq!(chosen(&app, filter).await, all);
    }
    assert_eq!(chosen(&app, json!({ "current": true })).await, [500_010, 500_015, 500_012, 500_013]);
    assert_eq!(chosen(&app, json!({ "current": false })).await, [500_016, 500_011, 500_014]);
    assert_eq!(chosen(&app, json!({ "current": false, "joined": { "from": "2014-01-01" } })).await, [500_011]);
    assert_eq!(chosen(&app, json!({ "joinReasons": [] })).await, [0; 0]);
}

#[tokio::test]
async fn schools_that_had_to_join_are_told_from_those_that_chose_to() {
    let app = [(500_010, "SPONSORED", Some(true)), (500_011, "CONVERTED", Some(false)), (500_012, "TRANSFERRED", None)]
        .into_iter()
        .fold(Past::default(), |past, (urn, reason, required)| {
            past.member_who(urn, Some(600_073), "2014-09-01", "", |stay| {
                (stay.join_reason, stay.required_to_join) = (reason.into(), required);
            })
        })
        .serve(Engine::Sqlite)
        .await;
    assert_eq!(chosen(&app, json!({ "requiredToJoin": true })).await, [500_010]);
    assert_eq!(chosen(&app, json!({ "requiredToJoin": false })).await, [500_011]);
    assert_eq!(chosen(&app, json!({ "joinReasons": ["CONVERTED", "TRANSFERRED"] })).await, [500_011, 500_012]);
}

#[tokio::test]
async fn schools_run_by_the_day_on_which_they_joined_the_trust_that_they_are_in() {
    let app = Past::default()
        .member(500_010, Some(600_073), "2014-09-01", "2020-01-01")
        .member(500_010, Some(999_998), "2020-01-01", "")
        .member(500_011, Some(600_073), "2016-09-01", "")
        .member(500_012, Some(600_073), "2018-01-01..2019-01-01", "")
        .member(500_013, Some(600_073), "2012-09-01", "2013-01-01")
        .member(500_014, None, "2011-09-01", "")
        .serve(Engine::Sqlite)
        .await;
    let query = "query($d: Direction!) { schools(openOnly: false, orderBy: {field: JOINED_TRUST, direction: $d},
        filter: {urns: [500010, 500011, 500012, 500013, 500014]}) { nodes { urn } } }";
    for (direction, expected) in [
        ("ASC", ["500011", "500012", "500010", "500013", "500014"]),
        ("DESC", ["500010", "500012", "500011", "500013", "500014"]),
    ] {
        let found = app.ask_with(query, json!({ "d": direction })).await;
        let nodes = expected.map(|urn| json!({ "urn": urn }));
        assert_eq!(found.at("/schools/nodes"), &json!(nodes), "{direction}");
    }
}
