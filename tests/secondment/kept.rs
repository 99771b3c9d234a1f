//! What holds though time passes: consent, who employs whom, references, days; and who is told of what.

use api::{access::Role, privacy::expiry::let_go};
use serde_json::{Value, json};
use support::{Hand, on_both_databases, wish, wish::Wished as _};

use super::desk::{Desk, made};
use crate::access::cast::{refusal, rows, with};

const OFFER: &str = "{ me { myOffers { id version } } }";
const WITHDRAW: &str =
    "mutation($input: OfferActionInput!) { withdrawOffer(input: $input) { offer { offerState } userErrors { code } } }";
const REQUEST: &str = "mutation($input: RequestContactInput!) { requestContact(input: $input) {
    contactRequest { id contactState version } userErrors { code } } }";

async fn take_back(desk: &Desk<'_>, token: &str) {
    let offer = desk.app.ask_as(token, OFFER, json!({})).await.at("/me/myOffers/0").clone();
    let input = json!({ "offerId": offer["id"], "expectedVersion": offer["version"] });
    let reply = desk.app.ask_as(token, WITHDRAW, json!({ "input": input })).await;
    assert_eq!(reply.at("/withdrawOffer/userErrors"), &json!([]));
}

async fn told(desk: &Desk<'_>, token: &str) -> Vec<String> {
    let reply = desk.app.ask_as(token, "{ me { inbox { nodes { kind } } } }", json!({})).await;
    let nodes = reply.at("/me/inbox/nodes").as_array().expect("an inbox").clone();
    nodes.iter().map(|it| it["kind"].as_str().expect("a kind").to_owned()).collect()
}

on_both_databases! {
    async fn a_draft_about_who_takes_their_offer_back_is_gone_with_it(app) {
        let desk = Desk::of(&app).await;
        let (ada, bea) = (desk.person("Ada").await, desk.person("Bea").await);
        let mut drafts = vec![];
        for person in [&ada, &bea] {
            let asked = desk.asked(person).await;
            desk.answer(person, &asked.contact, true).await;
            let draft = with(desk.answering(person, &asked), json!({ "draft": true, "externalReference": person.id }));
            drafts.push(made(desk.propose(&desk.host, draft).await));
        }
        take_back(&desk, &ada.token).await;
        assert!(desk.seen(&desk.host, &drafts[0]["id"]).await.is_null(), "nor is their name");
        assert_eq!(desk.refused(&desk.host, "submitSecondment", &drafts[0], json!({})).await, "NOT_FOUND");
        let states = rows(&app, "SELECT secondment_state AS it FROM secondment ORDER BY id").await;
        assert_eq!(states, ["WITHDRAWN", "DRAFT"]);
        assert_eq!(desk.done(&desk.host, "submitSecondment", &drafts[1], json!({})).await["secondmentState"], "PROPOSED");
        take_back(&desk, &bea.token).await;
        assert!(desk.seen(&desk.host, &drafts[1]["id"]).await.is_object(), "what was proposed is for its parties to end");
        let later = "2026-07-02T09:00:00Z".parse().expect("a moment");
        assert_eq!(let_go(&app.db, later).await.expect("it goes").offers, 2);
        assert!(desk.seen(&desk.host, &drafts[0]["id"]).await.is_null(), "though it does not name the offer any more");
    }

    async fn who_was_not_answered_in_time_may_ask_again(app) {
        let desk = Desk::of(&app).await;
        let ada = desk.person("Ada").await;
        let asked = desk.asked(&ada).await;
        let offer = app.ask_as(&ada.token, OFFER, json!({})).await.at("/me/myOffers/0/id").clone();
        let again = async || {
            let input = json!({ "input": { "offerId": offer, "needId": asked.need } });
            app.ask_as(&desk.host, REQUEST, input).await.at("/requestContact").clone()
        };
        assert_eq!(again().await["userErrors"][0]["code"], "DUPLICATE");
        assert_eq!(refusal(&app, "UPDATE contact_request SET contact_state = 'EXPIRED', version = version + 1").await, None);
        let renewed = again().await["contactRequest"].clone();
        assert_eq!(renewed, json!({ "id": asked.contact["id"], "contactState": "REQUESTED", "version": 3 }));
        assert_eq!(told(&desk, &ada.token).await, ["CONTACT_REQUESTED", "CONTACT_REQUESTED"]);
        desk.answer(&ada, &renewed, false).await;
        assert_eq!(again().await["userErrors"][0]["code"], "DUPLICATE", "a no is a no");
    }

    async fn the_reference_of_what_came_to_nothing_is_free_again(app) {
        let desk = Desk::of(&app).await;
        let ada = desk.person("Ada").await;
        let ours = json!({ "externalReference": "HR-7" });
        let first = desk.proposed(&ada, ours.clone()).await;
        desk.done(&ada.token, "declineSecondment", &first, json!({ "as": "SECONDEE", "reason": "Too far." })).await;
        let second = desk.proposed(&ada, ours.clone()).await;
        let found = "{ secondment(by: {externalReference: \"HR-7\"}) { id } }";
        assert_eq!(app.ask_as(&desk.home, found, json!({})).await.at("/secondment/id"), &second["id"]);
        let third = desk.propose(&desk.home, with(desk.plan(&ada), ours)).await;
        assert_eq!(third["userErrors"][0]["existingId"], second["id"]);
        let twin = "UPDATE secondment SET secondment_state = 'PROPOSED', version = version + 1 WHERE secondment_state = 'DECLINED'";
        assert!(refusal(&app, twin).await.is_some(), "the database counts them too");
    }

    async fn what_would_be_called_off_at_once_is_not_agreed(first) {
        let hand = Hand::default();
        let app = hand.serve(first.database.shared()).await;
        let desk = Desk::of(&app).await;
        let ada = desk.person("Ada").await;
        let old = desk.propose(&desk.home, with(desk.plan(&ada), json!({ "startsOn": "2026-03-04" }))).await;
        assert_eq!((&old["userErrors"][0]["code"], &old["userErrors"][0]["path"]), (&json!("DATES_OUT_OF_RANGE"), &json!(["input", "startsOn"])));
        let waiting = desk.half_approved(&ada, json!({ "startsOn": "2026-04-01" })).await;
        hand.pass(28);
        let late = desk.act(&desk.host, "approveSecondment", &waiting, json!({ "as": "HOST_EMPLOYER" })).await;
        assert_eq!((&late["userErrors"][0]["code"], &late["userErrors"][0]["path"]), (&json!("DATES_OUT_OF_RANGE"), &json!(["input", "secondmentId"])));
        assert_eq!(desk.seen(&desk.host, &waiting["id"]).await["secondmentState"], "PROPOSED");
        let agreed = desk.agreed(&ada, json!({ "fte": "0.1", "startsOn": "2026-05-01" })).await;
        let back = json!({ "startsOn": "2026-04-01" });
        let refused = desk.act(&desk.home, "proposeAmendment", &agreed, back).await;
        assert_eq!(refused["userErrors"][0]["path"], json!(["input", "startsOn"]));
    }

    async fn a_need_that_is_filled_can_be_changed_though_it_began_long_ago(first) {
        let hand = Hand::default();
        let app = hand.serve(first.database.shared()).await;
        let desk = Desk::of(&app).await;
        let ada = desk.person("Ada").await;
        let need = desk.need("0.8").await;
        desk.agreed(&ada, json!({ "needId": need })).await;
        hand.pass(90);
        let update = "mutation($input: UpdateHostNeedInput!) { updateHostNeed(input: $input) { need { needState description } userErrors { code path } } }";
        let input = json!({ "needId": need, "expectedVersion": 2, "description": "Physics and chemistry." });
        let changed = app.ask_as(&desk.host, update, json!({ "input": input })).await;
        assert_eq!(changed.at("/updateHostNeed/need"), &json!({ "needState": "FILLED", "description": "Physics and chemistry." }));
    }

    async fn a_check_without_an_end_is_carried_along_and_said_by_no_party(app) {
        let desk = Desk::of(&app).await;
        let ada = desk.person("Ada").await;
        let agreed = desk.agreed(&ada, json!({})).await;
        desk.done(&desk.host, "recordComplianceCheck", &agreed, json!({ "kind": "IDENTITY", "passed": true })).await;
        let later = desk.proposed(&ada, json!({ "startsOn": "2026-09-01", "endsOn": "2026-12-18" })).await;
        let checks = "query($id: ID!) { secondment(by: {id: $id}) { checks { kind passed confirmedBy } } }";
        let reply = app.ask_as(&desk.home, checks, json!({ "id": later["id"] })).await;
        assert_eq!(reply.at("/secondment/checks/0"), &json!({ "kind": "IDENTITY", "passed": true, "confirmedBy": "SYSTEM" }));
    }

    async fn why_it_rests_is_in_its_history(app) {
        let desk = Desk::of(&app).await;
        let active = desk.active(&desk.person("Ada").await, json!({})).await;
        let paused = desk.done(&desk.home, "pauseSecondment", &active, json!({ "reason": "SCHOOL_CLOSURE" })).await;
        let resumed = desk.done(&desk.host, "resumeSecondment", &paused, json!({})).await;
        let why: Vec<&Value> = resumed["history"].as_array().expect("a history").iter().rev().take(2).map(|it| &it["reason"]).collect();
        assert_eq!(why, [&Value::Null, &json!("School closure")]);
    }

    async fn who_employs_is_told_what_the_secondee_drafts(app) {
        let desk = Desk::of(&app).await;
        let ada = desk.person("Ada").await;
        let draft = made(desk.propose(&ada.token, with(desk.plan(&ada), json!({ "draft": true }))).await);
        assert_eq!(told(&desk, &desk.home).await, ["SECONDMENT_DRAFTED"]);
        assert_eq!(told(&desk, &desk.host).await, [""; 0]);
        desk.done(&desk.home, "submitSecondment", &draft, json!({})).await;
        let draft = made(desk.propose(&ada.token, with(desk.plan(&ada), json!({ "draft": true }))).await);
        desk.done(&ada.token, "withdrawSecondment", &draft, json!({})).await;
        assert_eq!(told(&desk, &desk.home).await[..2], ["SECONDMENT_WITHDRAWN", "SECONDMENT_DRAFTED"]);
    }

    async fn a_trust_is_not_told_of_its_own_word_for_both_its_schools(app) {
        let desk = Desk::of(&app).await;
        let ada = desk.person("Ada").await;
        let within = json!({ "hostSchool": { "urn": desk.cast.other_school } });
        let proposed = desk.proposed(&ada, within).await;
        let before = told(&desk, &desk.home).await.len();
        let once = desk.approve(&desk.home, "HOME_EMPLOYER", &proposed).await;
        let agreed = desk.approve(&ada.token, "SECONDEE", &once).await;
        desk.done(&desk.home, "proposeAmendment", &agreed, json!({ "endsOn": "2026-07-31" })).await;
        let after = told(&desk, &desk.home).await;
        assert_eq!(after[..after.len() - before], ["SECONDMENT_AGREED"], "what others say it is told");
        assert_eq!(told(&desk, &ada.token).await[0], "AMENDMENT_PROPOSED");
    }

    async fn what_a_school_agreed_in_one_trust_the_next_trust_does_not_read(app) {
        let desk = Desk::of(&app).await;
        let agreed = desk.agreed(&desk.person("Ada").await, json!({})).await;
        let trusts = app.ask("{ trusts(orderBy: {field: SCHOOL_COUNT, direction: DESC}, first: 3) { nodes { uid } } }").await;
        let uid = trusts.at("/trusts/nodes/2/uid").as_str().expect("a trust").to_owned();
        let third = app.token(wish(Role::TrustLeader).about("third").of_trust(&uid)).await;
        assert!(desk.seen(&third, &agreed["id"]).await.is_null());
        let moved = format!("UPDATE trust_membership SET trust_uid = {uid} WHERE urn = {} AND left_basis IS NULL", desk.cast.foreign_school);
        assert_eq!(refusal(&app, &moved).await, None);
        assert!(desk.seen(&third, &agreed["id"]).await.is_null(), "it was not theirs");
        assert!(desk.seen(&desk.host, &agreed["id"]).await.is_object());
    }
}
