//! How lists of secondments are narrowed.

use serde_json::{Value, json};
use support::on_both_databases;

use super::desk::Desk;

/// The ids of those that a filter leaves to somebody, with how many it says there are.
async fn found(desk: &Desk<'_>, token: &str, filter: Value) -> Vec<Value> {
    let query = "query($filter: SecondmentFilter) { secondments(filter: $filter, orderBy: {field: CREATED_AT}) { totalCount nodes { id } } }";
    let reply = desk.app.ask_as(token, query, json!({ "filter": filter })).await;
    let nodes = reply.at("/secondments/nodes").as_array().expect("a list").iter().map(|it| it["id"].clone());
    let found: Vec<Value> = nodes.collect();
    assert_eq!(reply.at("/secondments/totalCount"), found.len());
    found
}

on_both_databases! {
    async fn those_that_wait_for_ones_answer(app) {
        let desk = Desk::of(&app).await;
        let (ada, bea) = (desk.person("Ada").await, desk.person("Bea").await);
        let (first, second) = (desk.proposed(&ada, json!({})).await, desk.agreed(&bea, json!({})).await);
        let waits = async |token: &str| found(&desk, token, json!({ "awaitingMe": true })).await;
        for token in [&ada.token, &desk.home, &desk.host] {
            assert_eq!(waits(token).await, [first["id"].clone()]);
        }
        assert_eq!(found(&desk, &desk.home, json!({ "awaitingMe": false })).await, [second["id"].clone()]);
        assert!(waits(&desk.cast.school_leader(&app).await).await.is_empty(), "a head binds no trust");
        let once = desk.approve(&ada.token, "SECONDEE", &first).await;
        assert!(waits(&ada.token).await.is_empty());
        desk.done(&desk.home, "proposeAmendment", &second, json!({ "fte": "0.4" })).await;
        assert_eq!(waits(&bea.token).await, [second["id"].clone()]);
        assert_eq!(waits(&desk.home).await, [once["id"].clone()]);
        assert_eq!(waits(&desk.host).await, [first["id"].clone(), second["id"].clone()]);
        desk.done(&desk.home, "withdrawSecondment", &once, json!({})).await;
        assert_eq!(waits(&desk.host).await, [second["id"].clone()]);
    }

    async fn those_that_run_on_some_days(app) {
        let desk = Desk::of(&app).await;
        let planned = desk.agreed(&desk.person("Ada").await, json!({ "startsOn": "2026-05-04", "endsOn": "2026-05-29" })).await;
        let endless = desk.agreed(&desk.person("Bea").await, json!({ "kind": "REDEPLOYMENT", "startsOn": "2026-06-01", "endsOn": null })).await;
        let over = desk.active(&desk.person("Cia").await, json!({ "endsOn": "2026-05-29" })).await;
        desk.done(&desk.home, "endSecondment", &over, json!({ "reason": "Back." })).await;
        for (from, to, these) in [
            (json!("2026-05-29"), json!("2026-05-29"), vec![&planned]),
            (json!("2026-05-30"), json!("2026-05-31"), vec![]),
            (json!("2026-05-29"), json!("2026-06-01"), vec![&planned, &endless]),
            (json!("2036-01-01"), Value::Null, vec![&endless]),
            (json!("2026-04-01"), json!("2026-04-01"), vec![&over]),
            (json!("2026-04-02"), json!("2026-05-03"), vec![]),
            (Value::Null, json!("2026-05-04"), vec![&planned, &over]),
        ] {
            let ids: Vec<Value> = these.into_iter().map(|it| it["id"].clone()).collect();
            assert_eq!(found(&desk, &desk.home, json!({ "overlaps": { "from": from, "to": to } })).await, ids, "{from} to {to}");
        }
    }

    async fn those_in_some_states_of_some_kind_from_and_to_some_trusts(app) {
        let desk = Desk::of(&app).await;
        let proposed = desk.proposed(&desk.person("Ada").await, json!({})).await;
        let agreed = desk.agreed(&desk.person("Bea").await, json!({ "kind": "COACHING" })).await;
        let inside = desk.proposed(&desk.person("Cia").await, json!({ "hostSchool": { "urn": desk.cast.other_school } })).await;
        let (here, there) = (json!([{ "uid": desk.cast.trust }]), json!([{ "uid": desk.cast.foreign_trust }]));
        for (filter, these) in [
            (json!({ "states": ["AGREED"] }), vec![&agreed]),
            (json!({ "states": ["PROPOSED", "DECLINED"] }), vec![&proposed, &inside]),
            (json!({ "states": [] }), vec![]),
            (json!({ "kinds": ["COACHING"] }), vec![&agreed]),
            (json!({ "roles": ["TEACHER"], "withinTrust": false }), vec![&proposed, &agreed]),
            (json!({ "hostTrusts": here, "homeTrusts": here }), vec![&inside]),
            (json!({ "hostTrusts": there }), vec![&proposed, &agreed]),
            (json!({ "homeTrusts": [{ "uid": "1" }] }), vec![]),
        ] {
            let ids: Vec<Value> = these.into_iter().map(|it| it["id"].clone()).collect();
            assert_eq!(found(&desk, &desk.home, filter.clone()).await, ids, "{filter}");
        }
        assert_eq!(found(&desk, &desk.host, Value::Null).await.len(), 2);
    }
}
