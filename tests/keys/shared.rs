//! Numbers that several have borne: the open one holds it, else the one that opened last, else the lowest key.

use serde_json::{Value, json};
use support::{Engine, TestApp, on_both_databases};

use super::find;
use crate::oracle::{self, List, SCHOOLS, TRUSTS, number, text};

/// The one of several that a shared number stands for.
fn holder<'a>(list: &List, bearers: &'a [Value]) -> &'a str {
    let opened = |thing: &Value| number(thing.get("incorporatedOn")).or(number(thing.get("openedOn")));
    let claim =
        |thing: &Value| ((list.is_open)(thing), opened(thing), -number(thing.pointer(list.key)).expect("a key"));
    let stronger = |left: &&Value, right: &&Value| claim(left).partial_cmp(&claim(right)).expect("comparable");
    text(bearers.iter().max_by(stronger).expect("a bearer"), list.key)
}

/// Asks for every value of a key that several bear, and tells how many there are.
async fn shared(app: &TestApp, list: &List, key: &str) -> usize {
    let things = oracle::all(app, list).await;
    let path = format!("/{key}");
    let mut found = 0;
    for value in oracle::random::occurring(&things, &path) {
        let bearers = oracle::those(&things, &path, &value);
        if bearers.len() > 1 {
            assert_eq!(find(app, list, &json!({ key: value })).await, holder(list, &bearers), "{key} {value}");
            found += 1;
        }
    }
    found
}

on_both_databases! {
    async fn the_open_one_of_several_schools_holds_their_number(app) {
        assert!(shared(&app, &SCHOOLS, "ukprn").await >= 4);
        assert!(shared(&app, &SCHOOLS, "laestab").await >= 90);
    }

    async fn the_open_one_of_several_trusts_holds_their_number(app) {
        assert!(shared(&app, &TRUSTS, "ukprn").await >= 2);
        assert!(shared(&app, &TRUSTS, "trustReference").await >= 6);
    }
}

/// Three schools or trusts with one UKPRN: their days of opening, and whether they are open, in the order of their keys.
async fn with_one_ukprn(engine: Engine, list: &List, states: [(&str, bool); 3]) -> (TestApp, [String; 3]) {
    let school = list.field == "schools";
    let (table, key, opened, status) = if school {
        ("school", "urn", "opened_on", "status_code")
    } else {
        ("trust", "uid", "incorporated_on", "group_status_code")
    };
    let code = |open| {
        if school {
            if open { "1" } else { "2" }
        } else if open {
            "OPEN"
        } else {
            "CLOSED"
        }
    };
    let first = if school { 500_000 } else { 600_000 };
    let keys = [0, 1, 2].map(|n| (first + n).to_string());
    let update = |(n, (day, open)): (usize, (&str, bool))| {
        format!(
            "UPDATE {table} SET ukprn = 19999999, {opened} = {day}, {status} = '{}' WHERE {key} = {};",
            code(open),
            keys[n]
        )
    };
    let changes: String = states.into_iter().enumerate().map(update).collect();
    (oracle::serve_changed(engine, &changes).await, keys)
}

#[tokio::test]
async fn among_equals_the_one_that_opened_last_holds_it_and_then_the_lowest_key() {
    const EARLY: &str = "'2010-09-01'";
    const LATE: &str = "'2020-09-01'";
    for list in [&SCHOOLS, &TRUSTS] {
        for (states, winner) in [
            ([(EARLY, false), (LATE, false), (EARLY, false)], 1),
            ([(EARLY, true), (EARLY, false), (LATE, true)], 2),
            ([("NULL", true), (EARLY, true), (LATE, false)], 1),
            ([(EARLY, false), (LATE, false), (LATE, false)], 1),
            ([("NULL", false), ("NULL", false), ("NULL", false)], 0),
        ] {
            let (app, keys) = with_one_ukprn(Engine::Sqlite, list, states).await;
            assert_eq!(
                find(&app, list, &json!({ "ukprn": "19999999" })).await,
                keys[winner],
                "{} {states:?}",
                list.field
            );
        }
    }
}
