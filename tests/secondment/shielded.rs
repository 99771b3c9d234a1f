//! What somebody shields from others: a draft that came to nothing, an offer that was taken back; and themselves as employer.

use api::access::Role;
use serde_json::{Value, json};
use support::{on_both_databases, wish, wish::Wished as _};

use super::desk::{Desk, made};
use crate::access::cast::{refusal, rows, with};

const LISTED: &str =
    "query($awaiting: Boolean) { secondments(filter: {awaitingMe: $awaiting}) { totalCount nodes { id } } }";

on_both_databases! {
    async fn a_draft_that_is_withdrawn_stays_unknown_to_all_who_did_not_know_it(app) {
        let desk = Desk::of(&app).await;
        let ada = desk.person("Ada").await;
        let draft = made(desk.propose(&desk.home, with(desk.plan(&ada), json!({ "draft": true }))).await);
        let gone = desk.done(&desk.home, "withdrawSecondment", &draft, json!({})).await;
        assert_eq!(gone["secondmentState"], "WITHDRAWN");
        assert!(desk.seen(&desk.home, &draft["id"]).await.is_object());
        let admin = app.token(wish(Role::SectorAdmin)).await;
        for token in [&desk.host, &ada.token, &admin] {
            assert!(desk.seen(token, &draft["id"]).await.is_null());
            assert_eq!(app.ask_as(token, LISTED, json!({})).await.at("/secondments/totalCount"), 0);
        }
        let log = "query($id: ID!) { log(entityId: $id) { nodes { op } } }";
        assert_eq!(app.ask_as(&desk.host, log, json!({ "id": draft["id"] })).await.at("/log/nodes"), &json!([]));
        assert_ne!(app.ask_as(&desk.home, log, json!({ "id": draft["id"] })).await.at("/log/nodes"), &json!([]));
    }

    async fn who_goes_is_not_their_own_employer(app) {
        let desk = Desk::of(&app).await;
        let lea = desk.person_with(&desk.home, "Lea", json!({ "subject": "lea" })).await;
        let leader = app.token(wish(Role::TrustLeader).about("lea").of_trust(&desk.cast.trust)).await;
        let own = desk.propose(&leader, desk.plan(&lea)).await;
        assert_eq!(own["userErrors"][0]["code"], "FORBIDDEN", "they may draft it");
        let proposed = desk.proposed(&lea, json!({})).await;
        let check = desk.refused(&leader, "recordComplianceCheck", &proposed, json!({ "kind": "IDENTITY", "passed": true })).await;
        assert_eq!(check, "FORBIDDEN");
        assert_eq!(desk.seen(&leader, &proposed["id"]).await["viewerActions"], json!(["APPROVE", "DECLINE", "WITHDRAW"]));
    }

    async fn who_takes_their_offer_back_is_proposed_by_nobody_who_knew_them_from_it(app) {
        let desk = Desk::of(&app).await;
        let ada = desk.person("Ada").await;
        let asked = desk.asked(&ada).await;
        desk.answer(&ada, &asked.contact, true).await;
        let who = "{ me { contactRequests { nodes { offer { person { displayName } } } } } }";
        let known = async || app.ask_as(&desk.host, who, json!({})).await.at("/me/contactRequests/nodes/0/offer").clone();
        assert_eq!(known().await["person"]["displayName"], "Ada");
        let offer = app.ask_as(&ada.token, "{ me { myOffers { id version } } }", json!({})).await.at("/me/myOffers/0").clone();
        let withdraw = "mutation($input: OfferActionInput!) { withdrawOffer(input: $input) { offer { offerState } userErrors { code } } }";
        let input = json!({ "offerId": offer["id"], "expectedVersion": offer["version"] });
        assert_eq!(app.ask_as(&ada.token, withdraw, json!({ "input": input })).await.at("/withdrawOffer/userErrors"), &json!([]));
        assert_eq!(known().await, Value::Null);
        let refused = desk.propose(&desk.host, desk.answering(&ada, &asked)).await;
        assert_eq!(refused["userErrors"][0]["code"], "CONSENT_REQUIRED");
    }

    async fn consent_for_one_need_is_none_for_another(app) {
        let desk = Desk::of(&app).await;
        let ada = desk.person("Ada").await;
        let asked = desk.asked(&ada).await;
        desk.answer(&ada, &asked.contact, true).await;
        let other = with(desk.answering(&ada, &asked), json!({ "needId": desk.need("0.8").await }));
        assert_eq!(desk.propose(&desk.host, other).await["userErrors"][0]["code"], "CONSENT_REQUIRED");
        let same = with(desk.answering(&ada, &asked), json!({ "needId": asked.need }));
        made(desk.propose(&desk.host, same).await);
    }

    async fn an_employer_who_was_not_asked_is_not_bound(app) {
        let desk = Desk::of(&app).await;
        let ada = desk.person("Ada").await;
        let waiting = desk.half_approved(&ada, json!({})).await;
        let moved = format!("UPDATE staff_member SET base_school_urn = {}, version = version + 1", desk.cast.other_school);
        assert_eq!(refusal(&app, &moved).await, None);
        assert_eq!(desk.refused(&desk.host, "approveSecondment", &waiting, json!({ "as": "HOST_EMPLOYER" })).await, "CONFLICT");
    }

    async fn a_check_that_was_not_passed_since_is_not_carried_along(app) {
        let desk = Desk::of(&app).await;
        let ada = desk.person("Ada").await;
        let good = json!({ "kind": "ENHANCED_DBS", "passed": true, "expiresOn": "2027-12-31" });
        let agreed = desk.agreed(&ada, json!({})).await;
        let passed = desk.done(&desk.home, "recordComplianceCheck", &agreed, good).await;
        let later = json!({ "startsOn": "2026-09-01", "endsOn": "2026-12-18" });
        let of = |secondment: &Value| {
            let checks = secondment["checks"].as_array().expect("checks").iter();
            checks.filter(|it| it["kind"] == "ENHANCED_DBS").map(|it| it["passed"].clone()).next()
        };
        let carried = desk.agreed(&ada, later).await;
        assert_eq!((of(&passed), of(&carried)), (Some(json!(true)), Some(json!(true))));
        desk.done(&desk.home, "recordComplianceCheck", &carried, json!({ "kind": "ENHANCED_DBS", "passed": false })).await;
        let third = desk.proposed(&ada, json!({ "startsOn": "2027-01-04", "endsOn": "2027-03-26" })).await;
        assert_eq!(of(&third), Some(Value::Null), "the last word counts");
    }

    async fn what_waits_for_somebody_and_what_does_not_are_all_there_is(app) {
        let desk = Desk::of(&app).await;
        let maintained = app.ask("{ schools(filter: {inTrust: false, typeCodes: [\"1\", \"2\", \"3\"]}, first: 1) { nodes { urn } } }").await;
        let urn = maintained.at("/schools/nodes/0/urn").clone();
        let proposed = desk.proposed(&desk.person("Ada").await, json!({ "hostSchool": { "urn": urn } })).await;
        desk.approve(&desk.home, "HOME_EMPLOYER", &proposed).await;
        let count = async |awaiting: bool| {
            app.ask_as(&desk.home, LISTED, json!({ "awaiting": awaiting })).await.at("/secondments/totalCount").clone()
        };
        assert_eq!((count(true).await, count(false).await), (json!(0), json!(1)));
    }

    async fn of_who_was_erased_nobody_writes_a_review(app) {
        let desk = Desk::of(&app).await;
        let ada = desk.person("Ada").await;
        let active = desk.active(&ada, json!({})).await;
        let over = desk.done(&desk.home, "endSecondment", &active, json!({ "reason": "It is done." })).await;
        let erase = "mutation { requestErasure(input: {confirm: true}) { staffMember { redacted } userErrors { code } } }";
        assert_eq!(app.ask_as(&ada.token, erase, json!({})).await.at("/requestErasure/staffMember/redacted"), true);
        let version = desk.seen(&desk.home, &over["id"]).await["version"].clone();
        let left = json!({ "id": over["id"], "version": version });
        assert_eq!(desk.refused(&desk.home, "reviewSecondment", &left, json!({ "summary": "Well." })).await, "INVALID_TRANSITION");
        assert_eq!(rows(&app, "SELECT body AS it FROM secondment_text").await, Vec::<String>::new());
    }
}
