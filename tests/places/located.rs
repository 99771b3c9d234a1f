//! How a place is located, and that the answer says so.

use serde_json::{Value, json};
use support::{Engine, TestApp, on_both_databases};

use super::{has_point, on_grid};
use crate::oracle::{self, SCHOOLS, serve_changed, text};

const PLACE: &str = "query($from: GeoInput!) { schools(filter: {near: {from: $from, radiusKm: 1}}, first: 0) {
    near { latitude longitude easting northing basis schools spreadMetres } } }";

async fn place(app: &TestApp, from: Value) -> Value {
    app.ask_with(PLACE, json!({ "from": from })).await.at("/schools/near").clone()
}

/// Four schools of one sector, two of which share a postcode; one of these is closed.
const TOGETHER: &str = "
    UPDATE school SET postcode = 'ZZ9 9AA', easting = 400000, northing = 300000 WHERE urn = 500010;
    UPDATE school SET postcode = 'ZZ9 9AA', easting = 400300, northing = 300400, status_code = '2' WHERE urn = 500011;
    UPDATE school SET postcode = 'ZZ9 9BB', easting = 400100, northing = 300000 WHERE urn = 500012;
    UPDATE school SET postcode = 'ZZ9 9CC', easting = NULL, northing = NULL WHERE urn = 500013;
    UPDATE school SET postcode = 'ZZ99 9AA', easting = 500000, northing = 200000 WHERE urn = 500014;
    UPDATE school SET status_code = '1' WHERE urn IN (500010, 500012, 500013, 500014);
    UPDATE school SET postcode = 'ZZ8 1AA', easting = 410000, northing = 310001, status_code = '2' WHERE urn = 500015;
    UPDATE school SET postcode = 'ZZ8 1AA', easting = 410001, northing = 310004, status_code = '2' WHERE urn = 500016;";

#[tokio::test]
async fn a_postcode_lies_amid_the_open_schools_that_have_it_else_amid_those_of_its_sector() {
    let app = serve_changed(Engine::Sqlite, TOGETHER).await;
    for (postcode, basis, easting, northing, schools, spread) in [
        ("ZZ9 9AA", "POSTCODE", 400_000, 300_000, 1, 0),
        ("zz99bb", "POSTCODE", 400_100, 300_000, 1, 0),
        ("ZZ9 9ZZ", "POSTCODE_SECTOR", 400_050, 300_000, 2, 50),
        ("ZZ9 9CC", "POSTCODE_SECTOR", 400_050, 300_000, 2, 50),
        ("ZZ99 9XX", "POSTCODE_SECTOR", 500_000, 200_000, 1, 0),
        ("ZZ8 1AA", "POSTCODE", 410_001, 310_003, 2, 2),
    ] {
        let found = place(&app, json!({ "postcode": postcode })).await;
        let expected = [json!(basis), json!(easting), json!(northing), json!(schools), json!(spread)];
        let told = ["basis", "easting", "northing", "schools", "spreadMetres"].map(|field| found[field].clone());
        assert_eq!(told, expected, "{postcode}");
    }
}

on_both_databases! {
    async fn a_schools_own_postcode_and_urn_lead_to_it(app) {
        let query = "{ schools(first: 100) { nodes { urn address { postcode } geo { latitude longitude easting northing } } } }";
        let reply = app.ask(query).await;
        let schools = reply.at("/schools/nodes").as_array().expect("schools").iter().filter(has_point);
        for school in schools.filter(|school| !school["address"]["postcode"].is_null()).take(10) {
            let by_urn = place(&app, json!({ "schoolUrn": school["urn"] })).await;
            for field in ["latitude", "longitude", "easting", "northing"] {
                assert_eq!(by_urn[field], school["geo"][field], "{field}");
            }
            assert_eq!([&by_urn["basis"], &by_urn["schools"], &by_urn["spreadMetres"]], [&json!("SCHOOL"), &json!(1), &Value::Null]);
            let by_postcode = place(&app, json!({ "postcode": school["address"]["postcode"] })).await;
            assert_eq!(by_postcode["basis"], "POSTCODE");
            assert!(on_grid(&by_postcode, &school["geo"]) <= by_postcode["spreadMetres"].as_f64().expect("a spread"));
        }
    }
}

#[tokio::test]
async fn a_point_is_told_as_it_came_and_on_the_grid() {
    let app = TestApp::start(Engine::Sqlite).await;
    // One of Ordnance Survey's published test points of OSTN15.
    let found = place(&app, json!({ "point": { "latitude": 51.489_365_65, "longitude": -0.119_925_57 } })).await;
    assert_eq!([&found["latitude"], &found["longitude"]], [&json!(51.489_365_65), &json!(-0.119_925_57)]);
    assert!(on_grid(&found, &json!({ "easting": 530_624.974, "northing": 178_388.464 })) <= 5.0, "{found}");
    assert_eq!(
        [&found["basis"], &found["schools"], &found["spreadMetres"]],
        [&json!("POINT"), &json!(0), &Value::Null]
    );
}

#[tokio::test]
async fn a_list_without_a_place_at_the_top_of_its_filter_tells_of_none() {
    let app = TestApp::start(Engine::Sqlite).await;
    let inside = "{or: [{near: {from: {point: {latitude: 52.6, longitude: -1.1}}, radiusKm: 50}}]}";
    for filter in ["null", "{}", inside] {
        let reply = app.ask(&format!("{{ schools(filter: {filter}) {{ near {{ basis }} }} }}")).await;
        assert_eq!(reply.at("/schools/near"), &Value::Null, "{filter}");
    }
}

#[tokio::test]
async fn every_open_school_with_a_point_is_found_by_its_postcode() {
    let app = TestApp::start(Engine::Sqlite).await;
    let schools = oracle::all(&app, &SCHOOLS).await;
    let postcodes = app.ask("{ schools(first: 100) { nodes { urn address { postcode } } } }").await;
    for school in postcodes.at("/schools/nodes").as_array().expect("schools") {
        let Some(postcode) = school["address"]["postcode"].as_str() else { continue };
        let plain = schools.iter().find(|other| text(other, "/urn") == text(school, "/urn")).expect("the same school");
        if has_point(&plain) && postcode.parse::<entity::Postcode>().is_ok() {
            let found = place(&app, json!({ "postcode": postcode.to_lowercase().replace(' ', "") })).await;
            assert_eq!(found["basis"], "POSTCODE", "{postcode}");
        }
    }
}
