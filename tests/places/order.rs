//! Lists in the order of distance.

use serde_json::{Value, json};
use support::{Engine, TestApp, on_both_databases};

use super::on_grid;
use crate::oracle::{
    self, SCHOOLS,
    filter::chosen,
    order::{Connection, Order},
};

/// A point in the midst of the schools, and a radius that many lie within and many do not.
fn around(schools: &[Value]) -> Value {
    let at = schools.iter().find(|school| !school["geo"]["latitude"].is_null()).expect("a point");
    let point = json!({ "latitude": at["geo"]["latitude"], "longitude": at["geo"]["longitude"] });
    json!({ "from": { "point": point }, "radiusKm": 90.0 })
}

on_both_databases! {
    async fn schools_run_by_distance_and_equally_far_ones_by_urn_both_ways(app) {
        let mut schools = oracle::all(&app, &SCHOOLS).await;
        let near = around(&schools);
        let place = app.ask_with("query($near: NearInput!) { schools(filter: { near: $near }) { near { easting northing } } }",
            json!({ "near": near })).await.at("/schools/near").clone();
        for school in schools.iter_mut().filter(|school| !school["geo"]["easting"].is_null()) {
            school["distance"] = json!(on_grid(&place, &school["geo"]));
        }
        let within = |school: &&Value| school["distance"].as_f64().is_some_and(|away| away <= 90_000.0);
        let theirs: Vec<Value> = schools.iter().filter(within).cloned().collect();
        assert!(theirs.len() > 50 && theirs.len() < schools.len() - 50, "{}", theirs.len());
        let distances: std::collections::BTreeSet<String> = theirs.iter().map(|it| it["distance"].to_string()).collect();
        assert!(distances.len() < theirs.len(), "none are equally far");
        for descending in [false, true] {
            let order = Order { field: "DISTANCE", path: "/distance", descending };
            for (filter, open) in [(json!({}), false), (json!({ "phases": ["PRIMARY"] }), true)] {
                let expected = order.keys(&SCHOOLS, chosen(&SCHOOLS, &theirs, &filter, open));
                let mut asked = json!({ "filter": filter, "open": open });
                asked["filter"]["near"] = near.clone();
                Connection { list: &SCHOOLS, parent: None }.walk(&app, &asked, &order, &expected, 37).await;
            }
        }
    }
}

#[tokio::test]
async fn distance_is_no_order_without_a_place_at_the_top_of_the_filter() {
    let app = TestApp::start(Engine::Sqlite).await;
    let near = "near: {from: {point: {latitude: 52.6, longitude: -1.1}}, radiusKm: 50}";
    for filter in ["{}", &format!("{{and: [{{{near}}}]}}"), &format!("{{not: {{{near}}}}}")] {
        let query = format!("{{ schools(filter: {filter}, orderBy: {{field: DISTANCE}}) {{ totalCount }} }}");
        let refused = app.ask(&query).await;
        assert_eq!(refused.codes(), ["BAD_USER_INPUT"], "{filter}");
        assert!(refused.message().contains("near"), "{}", refused.message());
    }
}

#[tokio::test]
async fn a_cursor_of_one_place_is_refused_for_another() {
    let app = TestApp::start(Engine::Sqlite).await;
    let query = "query($latitude: Float!, $radius: Float!, $direction: Direction!, $after: String) {
        schools(filter: {near: {from: {point: {latitude: $latitude, longitude: -1.1}}, radiusKm: $radius}},
            orderBy: {field: DISTANCE, direction: $direction}, first: 3, after: $after) {
        nodes { urn } pageInfo { endCursor } } }";
    let asked = |latitude: f64, radius: f64, direction: &str, after: &Value| json!({ "latitude": latitude, "radius": radius, "direction": direction, "after": after });
    let page = app.ask_with(query, asked(52.6, 300.0, "ASC", &Value::Null)).await;
    let end = page.at("/schools/pageInfo/endCursor");
    for (latitude, radius, direction, passes) in [
        (52.6, 300.0, "ASC", true),
        (52.6, 200.0, "ASC", true),
        (52.7, 300.0, "ASC", false),
        (52.6, 300.0, "DESC", false),
    ] {
        let reply = app.ask_with(query, asked(latitude, radius, direction, end)).await;
        assert_eq!(reply.codes().is_empty(), passes, "{latitude} {direction}: {:#}", reply.body);
    }
}
