//! Facets: how a list spreads over the values of a field, and what its filter would leave of it.

mod random;

use serde_json::{Value, json};
use support::{Engine, TestApp, on_both_databases, world};

use crate::oracle::{List, SCHOOLS, TRUSTS};

/// The facets of a list that stands under a parent, if it has one.
async fn facets(app: &TestApp, list: &List, parent: Option<&str>, filter: &Value, open: bool, fields: &Value) -> Value {
    let List { field, filter: input, .. } = list;
    let kind = if *field == "schools" { "SchoolFacetField" } else { "TrustFacetField" };
    let told = format!(
        "list: {field}(filter: $filter, openOnly: $open, first: 0) {{ facets(fields: $fields) {{ field \
         buckets {{ value label count }} }} }}"
    );
    let told = parent.map_or(told.clone(), |parent| format!("parent: {parent} {{ {told} }}"));
    let query = format!("query($filter: {input}, $open: Boolean!, $fields: [{kind}!]!) {{ {told} }}");
    let reply = app.ask_with(&query, json!({ "filter": filter, "open": open, "fields": fields })).await;
    let at = if parent.is_some() { "/parent/list/facets" } else { "/list/facets" };
    reply.at(at).clone()
}

/// Every facet of a list.
fn every(list: &List) -> Value {
    list.facets.iter().map(|facet| facet.name).collect()
}

/// Values with their counts, as a facet tells them.
fn told(facet: &Value) -> Vec<(String, u64)> {
    let buckets = facet["buckets"].as_array().expect("buckets").iter();
    let text = |bucket: &Value| bucket["value"].as_str().expect("a value").to_owned();
    buckets.map(|bucket| (text(bucket), bucket["count"].as_u64().expect("a count"))).collect()
}

/// How many things a list holds under a filter.
async fn count(app: &TestApp, list: &List, filter: &Value) -> u64 {
    let List { field, filter: input, .. } = list;
    let query = format!("query($filter: {input}) {{ {field}(filter: $filter) {{ totalCount }} }}");
    let reply = app.ask_with(&query, json!({ "filter": filter })).await;
    reply.at(&format!("/{field}/totalCount")).as_u64().expect("a number")
}

on_both_databases! {
    async fn a_bucket_holds_as_many_as_the_list_with_its_value_in_the_filter(app) {
        let filters = [
            (&SCHOOLS, json!({ "phases": ["PRIMARY"], "inTrust": true, "not": { "regions": ["LONDON"] } })),
            (&TRUSTS, json!({ "types": ["MULTI_ACADEMY"], "schoolCount": { "min": 2 } })),
        ];
        for (list, filter) in filters {
            let all = facets(&app, list, None, &filter, true, &every(list)).await;
            for (facet, found) in list.facets.iter().zip(all.as_array().expect("facets")) {
                assert_eq!(found["field"], facet.name);
                let buckets = told(found);
                assert!(!buckets.is_empty(), "{}", facet.name);
                for (value, held) in buckets {
                    let narrowed = facet.narrowed(&filter, &value);
                    assert_eq!(count(&app, list, &narrowed).await, held, "{} {narrowed}", facet.name);
                }
            }
        }
    }

    async fn buckets_have_words_for_people(app) {
        let fields = json!(["STATUS", "REGION", "LOCAL_AUTHORITY", "TYPE", "IN_TRUST"]);
        let all = facets(&app, &SCHOOLS, None, &json!({}), false, &fields).await;
        let label = |facet: usize, value: &str| {
            let buckets = all[facet]["buckets"].as_array().expect("buckets");
            buckets.iter().find(|bucket| bucket["value"] == value).expect("the value")["label"].clone()
        };
        assert_eq!(label(0, "OPEN_PROPOSED_TO_CLOSE"), "Open, but proposed to close");
        assert_eq!(label(1, "YORKSHIRE_AND_THE_HUMBER"), "Yorkshire and the Humber");
        assert_eq!(label(2, "950"), "Brackcombe Vale");
        assert_eq!(label(3, "01"), "Community school");
        assert_eq!(label(4, "true"), "In a trust");
        let bands = facets(&app, &TRUSTS, None, &json!({}), false, &json!(["SIZE", "TYPE"])).await;
        let labels = bands[0]["buckets"].as_array().expect("buckets").iter().map(|band| &band["label"]);
        assert!(labels.clone().any(|label| label == "2 to 5 schools"), "{bands}");
        assert!(labels.clone().any(|label| label == "31 schools or more"), "{bands}");
    }
}

#[tokio::test]
async fn the_fullest_bucket_comes_first_and_all_of_one_field_are_all_schools() {
    let app = TestApp::start(Engine::Sqlite).await;
    let all = facets(&app, &SCHOOLS, None, &Value::Null, true, &json!(["STATUS", "REGION", "GENDER"])).await;
    for facet in all.as_array().expect("facets") {
        assert!(told(facet).is_sorted_by_key(|(_, count)| std::cmp::Reverse(*count)), "{facet}");
    }
    let sum = |facet: usize| told(&all[facet]).iter().map(|(_, count)| count).sum::<u64>();
    let open = count(&app, &SCHOOLS, &json!({})).await;
    assert_eq!((sum(0), sum(1)), (world::SCHOOLS as u64, open), "of statuses, closed schools too");
    assert!(sum(2) < open, "some have no gender, and are in no bucket");
}

#[tokio::test]
async fn a_facet_that_is_asked_for_twice_is_told_once() {
    let app = TestApp::start(Engine::Sqlite).await;
    let twice = facets(&app, &SCHOOLS, None, &json!({}), true, &json!(["PHASE", "STATUS", "PHASE"])).await;
    let fields: Vec<&Value> = twice.as_array().expect("facets").iter().map(|facet| &facet["field"]).collect();
    assert_eq!(fields, ["PHASE", "STATUS"]);
    assert_eq!(facets(&app, &SCHOOLS, None, &json!({}), true, &json!([])).await, json!([]));
}

#[tokio::test]
async fn a_list_of_nothing_has_no_buckets() {
    let app = TestApp::start(Engine::Sqlite).await;
    let none = facets(&app, &SCHOOLS, None, &json!({ "or": [] }), false, &every(&SCHOOLS)).await;
    assert!(none.as_array().expect("facets").iter().all(|facet| facet["buckets"] == json!([])), "{none}");
}

#[tokio::test]
async fn the_schools_that_were_in_a_trust_on_a_day_are_counted_whether_or_not_they_are_open() {
    let app = TestApp::start(Engine::Sqlite).await;
    let trusts = app.ask(
        "{ trusts(openOnly: false, first: 100) { nodes { uid then: schools(memberOn: \"2024-10-01\") {
        totalCount facets(fields: [STATUS, IN_TRUST]) { buckets { count } } } } } }",
    );
    for trust in trusts.await.at("/trusts/nodes").as_array().expect("trusts") {
        for facet in trust["then"]["facets"].as_array().expect("facets") {
            let buckets = facet["buckets"].as_array().expect("buckets").iter();
            let sum: u64 = buckets.filter_map(|bucket| bucket["count"].as_u64()).sum();
            assert_eq!(trust["then"]["totalCount"], sum, "{trust}");
        }
    }
}

#[tokio::test]
async fn each_facet_has_its_price() {
    let app = TestApp::start(Engine::Sqlite).await;
    let cost = async |fields: Value| {
        let query = "query($fields: [SchoolFacetField!]!) { rateLimit { cost }
            schools(first: 0) { facets(fields: $fields) { field buckets { count } } } }";
        app.ask_with(query, json!({ "fields": fields })).await.at("/rateLimit/cost").as_i64().expect("points")
    };
    let (one, all) = (cost(json!(["PHASE"])).await, cost(every(&SCHOOLS)).await);
    assert_eq!((one, all), (2, 16));
}
