//! What was otherwise before: names, forms, schools and trusts that the register no longer lists.

use serde_json::{Value, json};
use support::{Engine, TestApp};

use crate::membership::past::Past;

/// A file of establishments and one of groups from the day before the world's, as the register knows loaded files.
const FILES_OF_THE_DAY_BEFORE: &str = "INSERT INTO source_file
    (id, import_run_id, kind, name, as_of, rows_read, created, changed, unchanged, rejected) VALUES
    (9001, 1, 'ESTABLISHMENTS', 'edubasealldata20250331.csv', '2025-03-31', 1, 0, 0, 1, 0),
    (9002, 1, 'GROUPS', 'allgroupsdata20260322.csv', '2026-03-22', 1, 0, 0, 1, 0)";

#[tokio::test(flavor = "multi_thread")]
async fn schools_and_trusts_tell_what_they_were_called_oldest_name_first() {
    let past = Past::default()
        .with("UPDATE school SET name = 'Elm School' WHERE urn = 500010")
        .called("SCHOOL", 500_010, "Ash School", "2024-01-01")
        .called("SCHOOL", 500_010, "Oak School", "2019-01-01")
        .called("SCHOOL", 500_010, "Elm School", "2010-01-01")
        .called("TRUST", 600_073, "Foxglove Trust", "2024-01-01");
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let app = past.serve(engine).await;
        let query = "{ school(by: {urn: 500010}) { formerNames } other: school(by: {urn: 500011}) { formerNames }
            trust(by: {uid: \"600073\"}) { formerNames } }";
        let names = |names: &[&str]| json!({ "formerNames": names });
        assert_eq!(
            app.ask(query).await.data(),
            &json!({
                "school": names(&["Oak School", "Ash School"]), "other": names(&[]), "trust": names(&["Foxglove Trust"]),
            })
        );
    }
}

/// A school and a trust that the newest files do not list.
fn vanished() -> Past {
    Past::default()
        .with("UPDATE school SET status_code = '1', trust_uid = 600073, vanished_on = '2025-04-01' WHERE urn = 500010")
        .with("UPDATE school SET status_code = '1', trust_uid = 600073 WHERE urn = 500011")
        .with("UPDATE trust SET group_status_code = 'OPEN', vanished_on = '2026-03-23' WHERE uid = 600073")
        .with(FILES_OF_THE_DAY_BEFORE)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_school_that_the_register_no_longer_lists_is_kept_and_is_not_open() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let app = vanished().serve(engine).await;
        let fields =
            "status statusCode isOpen vanishedOn currentTrust { uid } capacity { asOf } provenance { asOf stale }";
        let reply = app.ask(&format!("{{ gone: school(by: {{urn: 500010}}) {{ {fields} }}
            listed: school(by: {{urn: 500011}}) {{ status vanishedOn currentTrust {{ uid }} }}
            found: schools(filter: {{urns: [500010]}}) {{ totalCount }}
            unknown: schools(filter: {{statuses: [UNKNOWN]}}) {{ nodes {{ urn }} }}
            trust(by: {{uid: \"600073\"}}) {{ schools(openOnly: false, filter: {{urns: [500010]}}) {{ totalCount }} }} }}")).await;
        assert_eq!(
            reply.data(),
            &json!({
                "gone": {
                    "status": "UNKNOWN", "statusCode": "1", "isOpen": false, "vanishedOn": "2025-04-01", "currentTrust": null,
                    "capacity": { "asOf": "2025-03-31" }, "provenance": { "asOf": "2025-03-31", "stale": true },
                },
                "listed": { "status": "OPEN", "vanishedOn": null, "currentTrust": { "uid": "600073" } },
                "found": { "totalCount": 0 }, "unknown": { "nodes": [{ "urn": "500010" }] },
                "trust": { "schools": { "totalCount": 0 } },
            })
        );
    }
}

#[tokio::test]
async fn a_trust_that_the_register_no_longer_lists_is_kept_and_is_not_open() {
    let app = vanished().serve(Engine::Sqlite).await;
    let reply = app
        .ask(
            "{ trust(by: {uid: \"600073\"}) { groupStatus groupStatusCode provenance { asOf stale } }
        trusts(filter: {uids: [\"600073\"]}) { totalCount } }",
        )
        .await;
    assert_eq!(
        reply.data(),
        &json!({
            "trust": { "groupStatus": "UNKNOWN", "groupStatusCode": "OPEN",
                "provenance": { "asOf": "2026-03-22", "stale": true } },
            "trusts": { "totalCount": 0 },
        })
    );
}

/// The sponsors of three schools, which all name the same.
async fn sponsors(app: &TestApp) -> Value {
    let reply = app
        .ask("{ schoolsByKeys(keys: [{urn: 500010}, {urn: 500011}, {urn: 500012}]) { sponsors { code name } } }")
        .await;
    reply.at("/schoolsByKeys").clone()
}

#[tokio::test]
async fn of_two_sponsors_with_one_name_a_school_has_the_one_that_it_is_linked_to() {
    let past = Past::default()
        .with("INSERT INTO school_group (uid, name, group_type_code, group_status_code, opened_on, updated_at, version) VALUES
            (900001, 'Twin Foundation', '05', 'CLOSED', '2010-01-01', '2026-04-01 09:00:00+00:00', 1),
            (900002, 'TWIN FOUNDATION', '05', 'OPEN', '2012-01-01', '2026-04-01 09:00:00+00:00', 1),
            (900003, 'Other Foundation', '05', 'OPEN', '2012-01-01', '2026-04-01 09:00:00+00:00', 1)")
        .with("UPDATE school SET sponsor_names = 'Twin Foundation' WHERE urn IN (500010, 500011, 500012)")
        .sponsored(500_010, 900_001)
        .sponsored(500_011, 900_003);
    let told = sponsors(&past.serve(Engine::Sqlite).await).await;
    let [linked, open] = [("900001", "Twin Foundation"), ("900002", "TWIN FOUNDATION")]
        .map(|(code, name)| json!({ "sponsors": [{ "code": code, "name": name }] }));
    assert_eq!(told, json!([linked, open, open]));
}

#[tokio::test]
async fn a_trust_that_bore_the_same_companys_number_is_a_previous_form() {
    let app = Past::default()
        .with("UPDATE trust SET companies_house_number = '99000051', trust_reference = 'TR59999', group_status_code = 'CLOSED',
               closed_on = '2018-11-24' WHERE uid = (SELECT min(uid) FROM trust)")
        .serve(Engine::Sqlite)
        .await;
    let reply =
        app.ask("{ trust(by: {uid: \"600073\"}) { previousForms { trustReference companiesHouseNumber } } }").await;
    let forms = reply.at("/trust/previousForms").as_array().expect("a list");
    let form = json!({ "trustReference": "TR59999", "companiesHouseNumber": "99000051" });
    assert!(forms.contains(&form), "{forms:?}");
    let by_reference = forms.iter().any(|form| form["trustReference"] == "TR50051");
    assert!(by_reference, "and those that bore its reference are still told: {forms:?}");
}
