//! Places: what is near them, how far it is, and how they are located.

mod located;
mod order;
mod refused;

use serde_json::{Value, json};
use support::{Engine, TestApp, on_both_databases};

use crate::oracle::{self, SCHOOLS, near::metres, text};

/// The URNs of all schools near a place, open or not.
async fn near(app: &TestApp, from: &Value, radius_km: f64) -> Vec<String> {
    let query =
        "query($near: NearInput!, $after: String) { schools(filter: { near: $near }, openOnly: false, first: 100,
        after: $after) { nodes { urn } pageInfo { hasNextPage endCursor } } }";
    let (mut urns, mut after) = (vec![], Value::Null);
    loop {
        let near = json!({ "from": from, "radiusKm": radius_km });
        let reply = app.ask_with(query, json!({ "near": near, "after": after })).await;
        let nodes = reply.at("/schools/nodes").as_array().expect("schools").iter();
        urns.extend(nodes.map(|node| text(node, "/urn").to_owned()));
        after = reply.at("/schools/pageInfo/endCursor").clone();
        if reply.at("/schools/pageInfo/hasNextPage") == false {
            urns.sort();
            return urns;
        }
    }
}

/// Kilometres from a place to a school, as the service tells them.
async fn kilometres(app: &TestApp, from: &Value, urn: &Value) -> Option<f64> {
    let query = "query($urn: Urn!, $from: GeoInput!) { school(by: { urn: $urn }) { distanceKm(from: $from) } }";
    app.ask_with(query, json!({ "urn": urn, "from": from })).await.at("/school/distanceKm").as_f64()
}

fn has_point(school: &&Value) -> bool {
    !school["geo"]["easting"].is_null()
}

/// Metres on the grid between two things that have a place there.
fn on_grid(one: &Value, other: &Value) -> f64 {
    let number = |place: &Value, name: &str| place[name].as_f64().expect("a number");
    let along = |name: &str| number(one, name) - number(other, name);
    along("easting").hypot(along("northing")).round()
}

on_both_databases! {
    async fn near_a_school_are_those_that_lie_within_the_radius_and_itself(app) {
        let schools = oracle::all(&app, &SCHOOLS).await;
        for school in schools.iter().filter(has_point).step_by(211) {
            for radius in [0.001, 2.0, 17.5, 60.0, 1_000.0] {
                let within = |other: &&Value| has_point(other) && on_grid(&school["geo"], &other["geo"]) <= radius * 1_000.0;
                let mut expected: Vec<&str> = schools.iter().filter(within).map(|other| text(other, "/urn")).collect();
                expected.sort_unstable();
                assert_eq!(near(&app, &json!({ "schoolUrn": school["urn"] }), radius).await, expected, "{school} {radius}");
                assert!(expected.contains(&text(school, "/urn")));
            }
        }
    }

    async fn a_distance_is_that_on_the_ground_to_a_hundredth(app) {
        let schools = oracle::all(&app, &SCHOOLS).await;
        let from = json!({ "latitude": 52.6365, "longitude": -1.1398 });
        for school in schools.iter().step_by(23) {
            let told = kilometres(&app, &json!({ "point": from }), &school["urn"]).await;
            match metres(&from, school) {
                Some(away) => assert!((told.expect("a distance") * 1_000.0 - away).abs() <= 10.0 + away / 100.0),
                None => assert_eq!(told, None, "{school}"),
            }
        }
    }
}

#[tokio::test]
async fn the_rim_of_a_radius_is_within_it() {
    let app = TestApp::start(Engine::Sqlite).await;
    let schools = oracle::all(&app, &SCHOOLS).await;
    let pinned: Vec<&Value> = schools.iter().filter(has_point).take(2).collect();
    let from = json!({ "schoolUrn": pinned[0]["urn"] });
    let away = kilometres(&app, &from, &pinned[1]["urn"]).await.expect("a distance");
    assert_eq!(away * 1_000.0, on_grid(&pinned[0]["geo"], &pinned[1]["geo"]));
    let other = text(pinned[1], "/urn").to_owned();
    assert!(near(&app, &from, away).await.contains(&other));
    assert!(!near(&app, &from, away - 0.001).await.contains(&other));
}

#[tokio::test]
async fn a_school_without_a_point_is_near_nothing_and_has_no_distance() {
    let app = TestApp::start(Engine::Sqlite).await;
    let schools = oracle::all(&app, &SCHOOLS).await;
    let everywhere = near(&app, &json!({ "point": { "latitude": 52.5, "longitude": -1.5 } }), 1_000.0).await;
    assert_eq!(everywhere.len(), schools.iter().filter(has_point).count());
    let lost = schools.iter().find(|school| !has_point(school)).expect("a school without a point");
    assert!(!everywhere.contains(&text(lost, "/urn").to_owned()));
    assert_eq!(kilometres(&app, &json!({ "schoolUrn": lost["urn"] }), &schools[0]["urn"]).await, None);
}
