//! Every field of a filter narrows to exactly the things for which the plain field says so.

use serde_json::{Value, json};
use support::{Engine, TestApp, on_both_databases};

use crate::oracle::{
    self, List, SCHOOLS, TRUSTS,
    filter::chosen,
    order::{Connection, Order},
    random::occurring,
};

/// Everything that a filter selects, open or not, is what the oracle selects, and that is something.
async fn selects_what_it_says(app: &TestApp, list: &List, things: &[Value], filter: Value) {
    let (_, path) = list.orders[0];
    let by_name = Order { field: "NAME", path, descending: false };
    let expected = by_name.keys(list, chosen(list, things, &filter, false));
    assert!(!expected.is_empty() && expected.len() < things.len(), "{filter} narrows nothing");
    let asked = json!({ "filter": filter, "open": false });
    Connection { list, parent: None }.walk(app, &asked, &by_name, &expected, 100).await;
}

on_both_databases! {
    async fn every_list_narrows_schools_to_those_that_carry_a_value(app) {
        let schools = oracle::all(&app, &SCHOOLS).await;
        for (field, path) in SCHOOLS.lists {
            for value in occurring(&schools, path).into_iter().take(12) {
                let value = match *field {
                    "trusts" => json!({ "uid": value }),
                    "fsmDeciles" => json!(value.parse::<i64>().expect("a number")),
                    _ => json!(value),
                };
                selects_what_it_says(&app, &SCHOOLS, &schools, json!({ *field: [value] })).await;
            }
        }
    }

    async fn every_list_narrows_trusts_to_those_that_carry_a_value(app) {
        let trusts = oracle::trusts(&app).await;
        for (field, path) in TRUSTS.lists {
            for value in occurring(&trusts, path).into_iter().take(12) {
                selects_what_it_says(&app, &TRUSTS, &trusts, json!({ *field: [value] })).await;
            }
        }
    }

    async fn the_bounds_of_a_range_lie_in_it(app) {
        for (list, things) in [(&SCHOOLS, oracle::all(&app, &SCHOOLS).await), (&TRUSTS, oracle::all(&app, &TRUSTS).await)] {
            for (field, path, [low, high]) in list.ranges {
                let bound = things.iter().filter_map(|thing| thing.pointer(path)).find(|held| !held.is_null());
                for bounds in [json!({ *low: bound, *high: bound }), json!({ *low: bound }), json!({ *high: bound })] {
                    selects_what_it_says(&app, list, &things, json!({ *field: bounds })).await;
                }
            }
        }
    }
}

#[tokio::test]
async fn several_values_of_a_list_mean_any_of_them() {
    let app = TestApp::start(Engine::Sqlite).await;
    let schools = oracle::all(&app, &SCHOOLS).await;
    selects_what_it_says(&app, &SCHOOLS, &schools, json!({ "phases": ["NURSERY", "ALL_THROUGH"] })).await;
    selects_what_it_says(&app, &SCHOOLS, &schools, json!({ "phases": ["PRIMARY"], "regions": ["LONDON"] })).await;
}

#[tokio::test]
async fn a_school_is_in_a_trust_or_in_none() {
    let app = TestApp::start(Engine::Sqlite).await;
    let schools = oracle::all(&app, &SCHOOLS).await;
    for is in [true, false] {
        selects_what_it_says(&app, &SCHOOLS, &schools, json!({ "inTrust": is })).await;
    }
}
