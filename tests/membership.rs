//! Memberships: which school was in which trust, and when, as far as that is known.

mod days;
mod list;
pub mod past;

use serde_json::{Value, json};
use support::{Engine, TestApp};

use past::Past;

/// Everything that a membership says.
const EVERYTHING: &str = "fragment Everything on TrustMembership {
    id school { urn } trust { uid } joined { date notBefore notAfter basis } left { date notBefore notAfter basis } current
    joinReason joinReasonEvidence leaveReason foundingSchool requiredToJoin requiredToJoinBasis
    provenance { source asOf } }";

const BOTH: [Engine; 2] = [Engine::Sqlite, Engine::Postgres];

/// Asks one school for something.
async fn school(app: &TestApp, urn: i32, fields: &str) -> Value {
    app.ask(&format!("{{ school(by: {{urn: {urn}}}) {{ {fields} }} }}")).await.at("/school").clone()
}

/// Asks one trust for something.
async fn trust(app: &TestApp, uid: i32, fields: &str) -> Value {
    app.ask(&format!("{{ trust(by: {{uid: \"{uid}\"}}) {{ {fields} }} }}")).await.at("/trust").clone()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_membership_tells_what_is_known_of_it_and_how() {
    let past = Past::default()
        .member_who(500_010, Some(600_073), "2016-02-01", "2025-01-06..2025-04-01", |stay| {
            stay.joined_basis = "REGISTER_GROUP_LINK".into();
            stay.left_basis = Some("BETWEEN_SNAPSHOTS".into());
            stay.join_reason = "SPONSORED".into();
            stay.join_reason_evidence = Some("It is a sponsored academy.".into());
            stay.leave_reason = Some("TRANSFERRED".into());
            (stay.founding_school, stay.required_to_join) = (true, Some(true));
            stay.required_to_join_basis = Some("SPONSORED_ROUTE".into());
        })
        .member(500_010, None, "2025-01-06..2025-04-01", "");
    for engine in BOTH {
        let app = past.serve(engine).await;
        let query = format!(
            "{{ school(by: {{urn: 500010}}) {{ trustMemberships {{ ...Everything }} }}
            dataSources {{ kind asOf }} }} {EVERYTHING}"
        );
        let reply = app.ask(&query).await;
        let sources = reply.at("/dataSources").as_array().expect("sources");
        let as_of = |kind: &str| &sources.iter().find(|source| source["kind"] == kind).expect("it is there")["asOf"];
        let day =
            |text: &str, basis: &str| json!({ "date": text, "notBefore": text, "notAfter": text, "basis": basis });
        let bounds =
            json!({ "date": null, "notBefore": "2025-01-06", "notAfter": "2025-04-01", "basis": "BETWEEN_SNAPSHOTS" });
        let ids = ["/school/trustMemberships/0/id", "/school/trustMemberships/1/id"].map(|path| reply.at(path).clone());
        assert_eq!(
            reply.at("/school/trustMemberships"),
            &json!([{
                "id": ids[0], "school": { "urn": "500010" }, "trust": { "uid": "600073" },
                "joined": day("2016-02-01", "REGISTER_GROUP_LINK"), "left": bounds, "current": false,
                "joinReason": "SPONSORED", "joinReasonEvidence": "It is a sponsored academy.", "leaveReason": "TRANSFERRED",
                "foundingSchool": true, "requiredToJoin": true, "requiredToJoinBasis": "SPONSORED_ROUTE",
                "provenance": { "source": "GIAS", "asOf": as_of("GROUP_LINKS") },
            }, {
                "id": ids[1], "school": { "urn": "500010" }, "trust": null, "joined": bounds, "left": null, "current": true,
                "joinReason": "UNKNOWN", "joinReasonEvidence": null, "leaveReason": null, "foundingSchool": false,
                "requiredToJoin": null, "requiredToJoinBasis": null,
                "provenance": { "source": "GIAS", "asOf": as_of("ESTABLISHMENTS") },
            }])
        );
        let again = format!("query($ids: [ID!]!) {{ nodes(ids: $ids) {{ ...Everything }} }} {EVERYTHING}");
        let again = app.ask_with(&again, json!({ "ids": ids })).await;
        assert_eq!(again.at("/nodes"), reply.at("/school/trustMemberships"), "they are found by their ids");
    }
}

#[tokio::test]
async fn the_memberships_of_a_school_run_from_the_oldest_to_the_present_one() {
    let app = Past::default()
        .member(500_010, Some(600_073), "2020-01-01", "")
        .member(500_010, None, "2014-09-01", "2015-01-01")
        .member(500_011, Some(600_073), "2013-09-01", "")
        .member(500_010, Some(999_998), "2015-01-01..2016-01-01", "2020-01-01")
        .serve(Engine::Sqlite)
        .await;
    let told = school(&app, 500_010, "trustMemberships { trust { uid } joined { notBefore } }").await;
    let stay = |uid: Value, day: &str| json!({ "trust": uid, "joined": { "notBefore": day } });
    assert_eq!(
        told["trustMemberships"],
        json!([
            stay(Value::Null, "2014-09-01"),
            stay(json!({ "uid": "999998" }), "2015-01-01"),
            stay(json!({ "uid": "600073" }), "2020-01-01"),
        ])
    );
    assert_eq!(school(&app, 500_012, "trustMemberships { id }").await["trustMemberships"], json!([]));
}

#[tokio::test]
async fn the_id_of_a_membership_is_not_taken_for_a_schools_or_a_trusts() {
    let app = Past::default().member(500_010, Some(600_073), "2020-01-01", "").serve(Engine::Sqlite).await;
    let id = school(&app, 500_010, "trustMemberships { id }").await["trustMemberships"][0]["id"].clone();
    for (field, kind) in [("school", "School"), ("trust", "Trust")] {
        let refused = app
            .ask_with(&format!("query($id: ID!) {{ {field}(by: {{id: $id}}) {{ id }} }}"), json!({ "id": id }))
            .await;
        let told = format!("This is the id of a TrustMembership, not of a {kind}.");
        assert_eq!((refused.codes(), refused.message()), (vec!["BAD_USER_INPUT"], &*told));
    }
}

#[tokio::test]
async fn a_membership_that_is_gone_is_null_by_its_id() {
    let app = Past::default().member(500_010, Some(600_073), "2020-01-01", "").serve(Engine::Sqlite).await;
    let id = school(&app, 500_010, "trustMemberships { id }").await["trustMemberships"][0]["id"].clone();
    let later = Past::default().serve(Engine::Sqlite).await;
    let found = later.ask_with("query($id: ID!) { node(id: $id) { id } }", json!({ "id": id })).await;
    assert_eq!(found.at("/node"), &Value::Null);
}
