//! What is refused says why, and what is sent twice is done once.

use serde_json::{Value, json};
use support::on_both_databases;

use super::desk::{Desk, made};
use crate::access::cast::with;

on_both_databases! {
    async fn who_read_an_older_version_is_told_the_present_one(app) {
        let desk = Desk::of(&app).await;
        let ada = desk.person("Ada").await;
        let proposed = desk.proposed(&ada, json!({})).await;
        desk.approve(&desk.home, "HOME_EMPLOYER", &proposed).await;
        let stale = desk.act(&ada.token, "approveSecondment", &proposed, json!({ "as": "SECONDEE" })).await;
        let error = &stale["userErrors"][0];
        assert_eq!((&error["code"], &error["currentVersion"], &error["path"]), (&json!("STALE_VERSION"), &json!(2), &json!(["input", "expectedVersion"])));
    }

    async fn a_refused_move_names_the_possible_ones(app) {
        let desk = Desk::of(&app).await;
        let ada = desk.person("Ada").await;
        let proposed = desk.proposed(&ada, json!({})).await;
        for (token, mutation, more, possible) in [
            (&desk.host, "startSecondment", json!({}), json!(["APPROVE", "DECLINE", "RECORD_CHECK"])),
            (&desk.home, "pauseSecondment", json!({ "reason": "OTHER" }), json!(["APPROVE", "DECLINE", "WITHDRAW", "RECORD_CHECK"])),
            (&ada.token, "endSecondment", json!({ "reason": "No." }), json!(["APPROVE", "DECLINE", "WITHDRAW"])),
        ] {
            let refused = desk.act(token, mutation, &proposed, more).await;
            assert_eq!(refused["userErrors"][0]["code"], "INVALID_TRANSITION", "{mutation}");
            assert_eq!(refused["userErrors"][0]["allowedActions"], possible, "{mutation}");
        }
    }

    async fn sent_again_after_a_lost_reply_it_is_done_once(app) {
        let desk = Desk::of(&app).await;
        let ada = desk.person("Ada").await;
        let plan = desk.plan(&ada);
        let (first, second) = (made(desk.propose(&desk.home, plan.clone()).await), made(desk.propose(&desk.home, plan.clone()).await));
        assert_eq!((&first["id"], &first["version"]), (&second["id"], &second["version"]));
        let other = desk.propose(&desk.home, with(plan, json!({ "fte": "0.4" }))).await;
        assert_eq!(other["userErrors"][0]["code"], "CONFLICT", "the key is of something else");
        let once = desk.approve(&ada.token, "SECONDEE", &first).await;
        let again = desk.approve(&ada.token, "SECONDEE", &first).await;
        assert_eq!(again["version"], once["version"], "without a key too");
        let key = json!({ "reason": "Not now.", "idempotencyKey": "no" });
        let declined = desk.done(&desk.host, "declineSecondment", &once, with(key, json!({ "as": "HOST_EMPLOYER" }))).await;
        let key = json!({ "reason": "Not now.", "idempotencyKey": "no", "as": "HOST_EMPLOYER" });
        assert_eq!(desk.done(&desk.host, "declineSecondment", &once, key).await["version"], declined["version"]);
    }

    async fn the_last_yes_can_be_sent_again_when_all_is_agreed(app) {
        let desk = Desk::of(&app).await;
        let twice = desk.half_approved(&desk.person("Ada").await, json!({})).await;
        let agreed = desk.approve(&desk.host, "HOST_EMPLOYER", &twice).await;
        let again = desk.approve(&desk.host, "HOST_EMPLOYER", &twice).await;
        assert_eq!((&again["secondmentState"], &again["version"]), (&agreed["secondmentState"], &agreed["version"]));
    }

    async fn a_reference_stands_for_one_secondment_of_a_trust(app) {
        let desk = Desk::of(&app).await;
        let ada = desk.person("Ada").await;
        let ours = json!({ "externalReference": "HR-7" });
        let first = desk.proposed(&ada, ours.clone()).await;
        let twin = desk.propose(&desk.home, with(desk.plan(&ada), ours)).await;
        assert_eq!((&twin["userErrors"][0]["code"], &twin["userErrors"][0]["existingId"]), (&json!("DUPLICATE"), &first["id"]));
        let query = "{ secondment(by: {externalReference: \"HR-7\"}) { id version } }";
        assert_eq!(app.ask_as(&desk.home, query, json!({})).await.at("/secondment/id"), &first["id"]);
        assert_eq!(app.ask(query).await.at("/secondment"), &Value::Null);
    }

    async fn days_and_shares_that_cannot_be_are_refused(app) {
        let desk = Desk::of(&app).await;
        let ada = desk.person("Ada").await;
        let half = desk.person_with(&desk.home, "Bea", json!({ "contractFte": "0.5" })).await;
        for (person, more, code) in [
            (&ada, json!({ "endsOn": "2026-05-04" }), "DATES_OUT_OF_RANGE"),
            (&ada, json!({ "endsOn": "2026-04-30" }), "DATES_OUT_OF_RANGE"),
            (&ada, json!({ "endsOn": "2029-05-01" }), "DATES_OUT_OF_RANGE"),
            (&ada, json!({ "endsOn": null }), "DATES_OUT_OF_RANGE"),
            (&ada, json!({ "fte": "0" }), "INVALID"),
            (&ada, json!({ "fte": "0.555" }), "INVALID"),
            (&half, json!({ "fte": "0.51" }), "FTE_EXCEEDED"),
            (&ada, json!({ "costShare": [{ "party": "HOST_EMPLOYER", "percent": "90" }] }), "INVALID"),
            (&ada, json!({ "objectives": [{ "text": " " }] }), "INVALID"),
            (&ada, json!({ "externalReference": "" }), "INVALID"),
        ] {
            let refused = desk.propose(&desk.home, with(desk.plan(person), more.clone())).await;
            assert_eq!(refused["userErrors"][0]["code"], code, "{more}");
        }
        desk.proposed(&ada, json!({ "kind": "REDEPLOYMENT", "endsOn": null })).await;
        desk.proposed(&ada, json!({ "kind": "COACHING", "endsOn": "2026-05-01" })).await;
        desk.proposed(&half, json!({ "fte": "0.5", "endsOn": "2029-04-30" })).await;
    }
}
