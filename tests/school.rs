//! Schools: what is said of one, and why something is not.

mod census;
mod facts;

use serde_json::{Value, json};
use support::{Engine, TestApp, on_both_databases};

use crate::oracle::{self, List, SCHOOLS, text};

/// Every school with other fields than the usual ones.
async fn schools(app: &TestApp, plain: &'static str) -> Vec<Value> {
    oracle::all(app, &List { plain, ..SCHOOLS }).await
}

on_both_databases! {
    async fn a_closed_school_is_still_found_by_its_urn(app) {
        let closed = app.ask("{ schools(filter: {statuses: [CLOSED]}, first: 1) { nodes { urn isOpen } } }").await;
        let urn = closed.at("/schools/nodes/0/urn").clone();
        let found = app.ask_with("query($urn: Urn!) { school(by: {urn: $urn}) { urn isOpen } }", json!({ "urn": urn })).await;
        assert_eq!(found.at("/school/urn"), &urn);
        assert_eq!(found.at("/school/isOpen"), false);
    }

    async fn a_school_tells_what_the_file_says_of_it(app) {
        let reply = app.ask(
            "{ school(by: {urn: 500066}) { urn name status statusCode isOpen type { code name } typeGroup { code } phase
               settingKind sector isAcademy laestab locationLine religiousCharacter { code name } openedOn
               localAuthority { code name } region currentTrust { uid } } }",
        ).await;
        assert_eq!(reply.at("/school"), &json!({
            "urn": "500066", "name": "Brackcombe Vale Grammar School", "status": "OPEN", "statusCode": "1", "isOpen": true,
            "type": { "code": "11", "name": "Other independent school" }, "typeGroup": { "code": "3" },
            "phase": "NOT_APPLICABLE", "settingKind": "MAINSTREAM", "sector": "INDEPENDENT", "isAcademy": false,
            "laestab": "950/6000", "locationLine": "Brackcombe Vale, ZA1 9JE",
            "religiousCharacter": { "code": "61", "name": "Interfaith Fellowship" }, "openedOn": "1969-05-01",
            "localAuthority": { "code": "950", "name": "Brackcombe Vale" }, "region": "NORTH_EAST", "currentTrust": null,
        }));
    }
}

#[tokio::test]
async fn open_is_what_is_open_today_with_or_without_a_proposal() {
    let app = TestApp::start(Engine::Sqlite).await;
    for school in schools(&app, "urn status statusCode isOpen vanishedOn").await {
        let (code, open) = match text(&school, "/status") {
            "OPEN" => ("1", true),
            "CLOSED" => ("2", false),
            "OPEN_PROPOSED_TO_CLOSE" => ("3", true),
            "PROPOSED_TO_OPEN" => ("4", false),
            "UNKNOWN" if !school["vanishedOn"].is_null() => (text(&school, "/statusCode"), false),
            other => panic!("{other}"),
        };
        assert_eq!((text(&school, "/statusCode"), school["isOpen"].as_bool()), (code, Some(open)), "{school}");
    }
}

#[tokio::test]
async fn a_type_that_nobody_knows_is_kept_as_it_is() {
    let app = TestApp::start(Engine::Sqlite).await;
    let reply = app.ask("{ schools(filter: {typeCodes: [\"58\"]}, openOnly: false) { nodes { type { code name } settingKind sector isAcademy } } }").await;
    let school = reply.at("/schools/nodes/0");
    assert_eq!(
        (text(school, "/type/code"), text(school, "/settingKind"), text(school, "/sector")),
        ("58", "OTHER", "OTHER")
    );
    assert!(school["isAcademy"] == false && school["type"]["name"] != "");
}

#[tokio::test]
async fn every_website_has_a_scheme() {
    let app = TestApp::start(Engine::Sqlite).await;
    let schools = schools(&app, "urn website").await;
    let mut websites = schools.iter().map(|school| text(school, "/website")).filter(|website| !website.is_empty());
    assert!(websites.clone().any(|website| website.starts_with("https://")));
    assert!(websites.all(|website| website.starts_with("https://") || website.starts_with("http://")));
}

#[tokio::test]
async fn a_place_is_in_degrees_and_metres_or_there_is_none() {
    let app = TestApp::start(Engine::Sqlite).await;
    let schools =
        schools(&app, "urn region geo { easting northing latitude longitude accuracyMetres lsoa { code } }").await;
    let (placed, unplaced): (Vec<_>, Vec<_>) = schools.iter().partition(|school| !school["geo"]["easting"].is_null());
    assert!(!unplaced.is_empty() && placed.len() > unplaced.len());
    for school in placed {
        let [latitude, longitude] =
            ["latitude", "longitude"].map(|part| school["geo"][part].as_f64().expect("degrees"));
        assert!((49.0..61.0).contains(&latitude) && (-9.0..2.5).contains(&longitude), "{school}");
        assert_eq!(school["geo"]["accuracyMetres"], 5, "{school}");
    }
    let parts = ["northing", "latitude", "longitude", "accuracyMetres"];
    assert!(unplaced.iter().all(|school| parts.iter().all(|part| school["geo"][part].is_null())));
}

#[tokio::test]
async fn a_sponsor_goes_by_its_uid_and_one_that_no_file_lists_by_its_name() {
    let app = TestApp::start(Engine::Sqlite).await;
    let schools = schools(&app, "urn sponsors { code name }").await;
    let sponsors: Vec<&Value> =
        schools.iter().flat_map(|school| school["sponsors"].as_array().expect("a list")).collect();
    let is_uid = |code: &str| code.len() == 6 && code.bytes().all(|byte| byte.is_ascii_digit());
    let (listed, unlisted): (Vec<&Value>, Vec<&Value>) =
        sponsors.into_iter().partition(|sponsor| is_uid(text(sponsor, "/code")));
    assert!(listed.len() > 10 * unlisted.len() && !unlisted.is_empty());
    assert!(listed.iter().all(|sponsor| sponsor["name"] != sponsor["code"]));
    assert!(unlisted.iter().all(|sponsor| sponsor["name"] == sponsor["code"]));
}

#[tokio::test]
async fn a_federation_goes_by_its_uid_and_has_a_name() {
    let app = TestApp::start(Engine::Sqlite).await;
    let schools = schools(&app, "urn federation { code name }").await;
    let federations: Vec<_> =
        schools.iter().map(|school| &school["federation"]).filter(|found| !found.is_null()).collect();
    assert!(!federations.is_empty());
    for federation in federations {
        assert!(
            text(federation, "/code").starts_with("6001") || text(federation, "/code").starts_with("6000"),
            "{federation}"
        );
        assert!(text(federation, "/name").contains("Federation"), "{federation}");
    }
}

#[tokio::test]
async fn a_school_and_its_trust_know_of_each_other() {
    let app = TestApp::start(Engine::Sqlite).await;
    let reply = app.ask("{ trusts(first: 100, openOnly: false) { nodes { uid schools(first: 100, openOnly: false) { nodes { currentTrust { uid } } } } } }").await;
    let trusts = reply.at("/trusts/nodes").as_array().expect("trusts");
    let members = |trust: &Value| trust["schools"]["nodes"].as_array().expect("schools").clone();
    assert!(trusts.iter().map(|trust| members(trust).len()).sum::<usize>() == 275);
    for trust in trusts {
        assert!(members(trust).iter().all(|school| school["currentTrust"]["uid"] == trust["uid"]), "{}", trust["uid"]);
    }
}
