//! Trusts: what is said of one, and what its schools add up to.

mod figures;

use serde_json::{Value, json};
use support::{Engine, TestApp, on_both_databases};

use crate::oracle::{self, List, TRUSTS, number, text};

/// Every trust with other fields than the usual ones.
async fn trusts(app: &TestApp, plain: &'static str) -> Vec<Value> {
    oracle::all(app, &List { plain, ..TRUSTS }).await
}

on_both_databases! {
    async fn a_trust_tells_what_the_file_says_of_it(app) {
        let reply = app.ask(
            "{ trust(by: {uid: \"600073\"}) { uid name trustType groupStatus groupStatusCode trustReference ukprn
               companiesHouseNumber charityStatus orgIds incorporatedOn openedOn closedOn schoolCount schoolCountMissing } }",
        ).await;
        assert_eq!(reply.at("/trust"), &json!({
            "uid": "600073", "name": "FOXGLOVE MULTI ACADEMY TRUST", "trustType": "MULTI_ACADEMY", "groupStatus": "OPEN",
            "groupStatusCode": "OPEN", "trustReference": "TR50051", "ukprn": "19500051", "companiesHouseNumber": "99000051",
            "charityStatus": "EXEMPT", "orgIds": ["GB-UKPRN-19500051", "GB-COH-99000051"], "incorporatedOn": "2018-11-25",
            "openedOn": null, "closedOn": null, "schoolCount": 6, "schoolCountMissing": null,
        }));
    }

    async fn a_trust_that_only_a_school_speaks_of_is_there_and_says_so(app) {
        let reply = app.ask(
            "{ trust(by: {uid: \"999998\"}) { name groupStatus groupStatusCode trustReference orgIds address { town }
               provenance { asOf } schools { totalCount } } }",
        ).await;
        assert_eq!(reply.at("/trust"), &json!({
            "name": "FORGOTTEN LEARNING TRUST", "groupStatus": "UNKNOWN", "groupStatusCode": "", "trustReference": null,
            "orgIds": [], "address": null, "provenance": { "asOf": "2025-04-01" }, "schools": { "totalCount": 1 },
        }));
    }
}

#[tokio::test]
async fn the_trusts_that_bore_a_reference_before_are_its_previous_forms() {
    let app = TestApp::start(Engine::Sqlite).await;
    let trusts = trusts(&app, "uid trustReference groupStatus incorporatedOn openedOn previousForms { uid }").await;
    let opened = |trust: &Value| number(trust.get("incorporatedOn")).or(number(trust.get("openedOn")));
    let age = |trust: &Value| (trust["groupStatus"] == "OPEN", opened(trust), number(trust.get("uid")));
    for reference in oracle::random::occurring(&trusts, "/trustReference") {
        let mut bearers = oracle::those(&trusts, "/trustReference", &reference);
        bearers.sort_by(|left, right| age(left).partial_cmp(&age(right)).expect("comparable"));
        for (earlier, bearer) in bearers.iter().enumerate() {
            let before: Vec<_> = bearers[..earlier].iter().map(|form| json!({ "uid": form["uid"] })).collect();
            assert_eq!(bearer["previousForms"], json!(before), "{bearer}");
        }
    }
    assert_eq!(trusts.iter().filter(|trust| trust["previousForms"] != json!([])).count(), 6);
}

#[tokio::test]
async fn only_the_secure_trust_says_when_it_opened() {
    let app = TestApp::start(Engine::Sqlite).await;
    let trusts = trusts(&app, "uid trustType openedOn incorporatedOn trustReference").await;
    let opened: Vec<_> = trusts.iter().filter(|trust| !trust["openedOn"].is_null()).collect();
    assert_eq!(opened.len(), 1);
    assert_eq!(text(opened[0], "/trustType"), "SECURE_SINGLE_ACADEMY");
    assert!(opened[0]["incorporatedOn"].is_null() && opened[0]["trustReference"].is_null());
}

#[tokio::test]
async fn an_org_id_is_made_of_each_number_that_there_is() {
    let app = TestApp::start(Engine::Sqlite).await;
    let mut kinds = std::collections::BTreeSet::new();
    for trust in trusts(&app, "uid ukprn companiesHouseNumber orgIds").await {
        let ids = [("GB-UKPRN-", "/ukprn"), ("GB-COH-", "/companiesHouseNumber")];
        let known = ids.iter().filter(|(_, path)| !text(&trust, path).is_empty());
        let expected: Vec<String> = known.map(|(list, path)| format!("{list}{}", text(&trust, path))).collect();
        assert_eq!(trust["orgIds"], json!(expected));
        kinds.insert(expected.len());
    }
    assert_eq!(kinds.into_iter().collect::<Vec<_>>(), [0, 1, 2]);
}
