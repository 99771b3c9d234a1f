//! Places that cannot be, and those that nobody knows.

use serde_json::{Value, json};
use support::{Engine, TestApp};

const NEAR: &str = "query($near: NearInput!) { schools(filter: {or: [{near: $near}]}) { totalCount } }";
const DISTANCE: &str = "query($from: GeoInput!) { schools(first: 1) { nodes { distanceKm(from: $from) } } }";

fn point(latitude: f64, longitude: f64) -> Value {
    json!({ "point": { "latitude": latitude, "longitude": longitude } })
}

#[tokio::test]
async fn a_place_that_cannot_be_is_refused_with_what_is_wrong() {
    let app = TestApp::start(Engine::Sqlite).await;
    for (from, told) in [
        (json!({ "postcode": "LE1" }), "\"LE1\" is not a postcode: an area and district"),
        (json!({ "postcode": "" }), "\"\" is not a postcode"),
        (json!({ "schoolUrn": "12" }), "\"12\" is not a URN"),
        (point(90.5, 0.0), "latitude is 90.5; it may be -90 to 90."),
        (point(-1e300, 0.0), "latitude is -1"),
        (point(52.6, 180.1), "longitude is 180.1; it may be -180 to 180."),
        (point(-1.1, 52.6), "latitude -1.1 and longitude 52.6 lie outside Great Britain"),
        (point(48.857, 2.352), "latitude 48.857 and longitude 2.352 lie outside Great Britain"),
        (point(90.0, 0.0), "latitude 90 and longitude 0 lie outside Great Britain"),
    ] {
        let refused = app.ask_with(NEAR, json!({ "near": { "from": from, "radiusKm": 5 } })).await;
        assert_eq!(refused.codes(), ["BAD_USER_INPUT"], "{from}");
        assert!(refused.message().starts_with(told), "{}", refused.message());
        let refused = app.ask_with(DISTANCE, json!({ "from": from })).await;
        assert_eq!(refused.codes(), ["BAD_USER_INPUT"], "{from}");
        assert!(refused.message().starts_with(told), "{}", refused.message());
        assert_eq!(
            refused.body["data"]["schools"]["nodes"],
            json!([{ "distanceKm": null }]),
            "{from} {:#}",
            refused.body
        );
    }
}

#[tokio::test]
async fn a_place_that_nobody_knows_has_nothing_near_it_and_no_distance() {
    let app = TestApp::start(Engine::Sqlite).await;
    for (from, told) in [
        (
            json!({ "postcode": "le1 6tp" }),
            "The place of LE1 6TP is not known: no school has a postcode in the sector LE1 6.",
        ),
        (json!({ "schoolUrn": "999999" }), "The register has no point of a school 999999."),
    ] {
        let refused = app.ask_with(NEAR, json!({ "near": { "from": from, "radiusKm": 5 } })).await;
        assert_eq!((refused.codes(), refused.message()), (vec!["BAD_USER_INPUT"], told));
        let unknown = app.ask_with(DISTANCE, json!({ "from": from })).await;
        assert_eq!(unknown.at("/schools/nodes/0/distanceKm"), &Value::Null);
    }
}

#[tokio::test]
async fn exactly_one_way_to_name_a_place_is_taken() {
    let app = TestApp::start(Engine::Sqlite).await;
    for from in [json!({}), json!({ "postcode": "LE1 6TP", "schoolUrn": "500010" }), json!({ "postcode": null })] {
        let refused = app.ask_with(DISTANCE, json!({ "from": from })).await;
        assert_eq!(refused.codes(), ["BAD_USER_INPUT"], "{from}");
    }
}

#[tokio::test]
async fn a_radius_is_more_than_nothing_and_a_thousand_kilometres_at_most() {
    let app = TestApp::start(Engine::Sqlite).await;
    for (radius, passes) in
        [(json!(0), false), (json!(-1), false), (json!(0.001), true), (json!(1_000), true), (json!(1_000.001), false)]
    {
        let near = json!({ "from": point(52.6, -1.1), "radiusKm": radius });
        let reply = app.ask_with(NEAR, json!({ "near": near })).await;
        assert_eq!(reply.codes().is_empty(), passes, "{radius}: {:#}", reply.body);
        if !passes {
            let told = format!("radiusKm is {radius}; it may be more than 0, and at most 1,000.");
            assert_eq!((reply.codes(), reply.message()), (vec!["BAD_USER_INPUT"], told.as_str()));
        }
    }
}
