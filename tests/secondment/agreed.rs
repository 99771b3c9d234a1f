//! What is true when all have agreed stays as it was then.

use serde_json::{Value, json};
use support::on_both_databases;

use super::desk::Desk;
use crate::access::cast::{rows, upsert, with};

async fn decile(desk: &Desk<'_>, urn: &str) -> Value {
    let query = format!("{{ school(by: {{urn: \"{urn}\"}}) {{ fsmDecile {{ value }} }} }}");
    desk.app.ask(&query).await.at("/school/fsmDecile/value").clone()
}

on_both_databases! {
    async fn how_disadvantaged_the_schools_were_is_told_from_then_on(app) {
        let desk = Desk::of(&app).await;
        let twice = desk.half_approved(&desk.person("Ada").await, json!({})).await;
        assert_eq!((&twice["fsmDecileHome"], &twice["fsmDecileHost"]), (&Value::Null, &Value::Null));
        let agreed = desk.approve(&desk.host, "HOST_EMPLOYER", &twice).await;
        let (home, host) = (decile(&desk, &desk.cast.school).await, decile(&desk, &desk.cast.foreign_school).await);
        assert!(home.is_i64() && host.is_i64(), "both schools of this test have one");
        assert_eq!((&agreed["fsmDecileHome"], &agreed["fsmDecileHost"]), (&home, &host));
        assert_eq!(agreed["disadvantageDelta"].as_i64(), host.as_i64().zip(home.as_i64()).map(|(host, home)| host - home));
        assert_eq!(rows(&app, "SELECT fsm_census AS it FROM secondment").await.len(), 1, "with the census that tells so");
    }

    async fn who_changes_their_school_meanwhile_still_comes_from_where_they_did(app) {
        let desk = Desk::of(&app).await;
        let ada = desk.person("Ada").await;
        let agreed = desk.agreed(&ada, json!({})).await;
        let moved = json!({ "staffMemberId": ada.id, "expectedVersion": 1, "contractFte": "1", "baseSchool": { "urn": desk.cast.other_school } });
        let reply = upsert(&app, &desk.home, with(desk.cast.teacher("Ada"), moved)).await;
        assert_eq!(reply.at("/upsertStaffMember/userErrors"), &json!([]));
        let query = "query($id: ID!) { secondment(by: {id: $id}) { homeSchool { urn } homeTrust { uid } hostTrust { uid } secondee { displayName } } }";
        let seen = app.ask_as(&desk.host, query, json!({ "id": agreed["id"] })).await;
        assert_eq!(seen.at("/secondment"), &json!({ "homeSchool": { "urn": desk.cast.school }, "homeTrust": { "uid": desk.cast.trust },
            "hostTrust": { "uid": desk.cast.foreign_trust }, "secondee": { "displayName": "Ada" } }));
    }

    async fn two_shares_fit_into_one_contract_and_a_third_waits(app) {
        let desk = Desk::of(&app).await;
        let ada = desk.person("Ada").await;
        desk.agreed(&ada, json!({ "fte": "0.6", "endsOn": "2026-05-29" })).await;
        let third = desk.half_approved(&ada, json!({ "fte": "0.4" })).await;
        desk.agreed(&ada, json!({ "fte": "0.4", "startsOn": "2026-05-29", "endsOn": "2026-07-17" })).await;
        let refused = desk.act(&desk.host, "approveSecondment", &third, json!({ "as": "HOST_EMPLOYER" })).await;
        assert_eq!((&refused["userErrors"][0]["code"], &refused["userErrors"][0]["nextFreeOn"]), (&json!("OVERLAPPING_SECONDMENT"), &json!("2026-05-30")));
        assert_eq!(desk.seen(&desk.host, &third["id"]).await["approvals"][2]["decision"], "PENDING", "nothing of it was done");
    }
}
