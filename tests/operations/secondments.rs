//! What the operations about secondments answer, to each of those who ask.

use serde_json::{Value, json};
use support::{TestApp, on_both_databases};

use super::runnable;
use crate::{
    access::cast::with,
    practice::updates::{heard, listening},
    secondment::desk::{Desk, Person},
};

/// Who has a token, and what they are called.
async fn everybody(app: &TestApp, desk: &Desk<'_>, person: &Person) -> Vec<(&'static str, String)> {
    vec![
        ("anonymous", String::new()),
        ("secondee", person.token.clone()),
        ("colleague", desk.cast.school_staff(app).await),
        ("school leader", desk.cast.school_leader(app).await),
        ("home", desk.home.clone()),
        ("host", desk.host.clone()),
        ("admin", desk.cast.sector_admin(app).await),
        ("partner", desk.cast.partner(app, &[]).await),
    ]
}

/// Who is a party to the desk's secondments, or operates the service.
fn sees(who: &str) -> bool {
    !["anonymous", "colleague", "partner"].contains(&who)
}

async fn trust_id(app: &TestApp, uid: &str) -> String {
    let found = app.ask_with("query($uid: String!) { trust(by: {uid: $uid}) { id } }", json!({ "uid": uid })).await;
    found.at("/trust/id").as_str().expect("an id").to_owned()
}

on_both_databases! {
    async fn f11_a_trusts_board_has_what_its_reader_is_party_to(app) {
        let desk = Desk::of(&app).await;
        let person = desk.person("Ada Thorne").await;
        let proposed = desk.half_approved(&person, json!({})).await;
        let (operation, variables) = runnable("F11_Board", "$TRUST_ID", &trust_id(&app, &desk.cast.trust).await);
        for (who, token) in everybody(&app, &desk, &person).await {
            let board = app.ask_as(&token, &operation, variables.clone()).await;
            let list = board.at("/node/secondments");
            assert_eq!(list["totalCount"], i32::from(sees(who)), "{who}");
            if !sees(who) { continue }
            let one = &list["nodes"][0];
            assert_eq!((&one["id"], &one["secondmentState"]), (&proposed["id"], &json!("PROPOSED")));
            let name = &one["secondee"]["displayName"];
            assert_eq!(name.is_null(), who == "admin", "{who}");
            let actions = one["viewerActions"].as_array().expect("a list");
            assert_eq!(actions.contains(&json!("APPROVE")), who == "host", "{who}: {actions:?}");
            assert!(one["approvals"].as_array().is_some_and(|all| all.len() == 3));
        }
    }

    async fn f14_moves_in_and_out_of_a_trust_are_told_apart(app) {
        let desk = Desk::of(&app).await;
        let person = desk.person("Ada Thorne").await;
        let active = desk.active(&person, json!({ "costShare": [{ "party": "HOST_EMPLOYER", "percent": "100" }] })).await;
        for (uid, into, out) in [(&desk.cast.trust, 0, 1), (&desk.cast.foreign_trust, 1, 0)] {
            let (operation, variables) = runnable("F14_InAndOut", "$TRUST_ID", &trust_id(&app, uid).await);
            for (who, token) in everybody(&app, &desk, &person).await {
                let moves = app.ask_as(&token, &operation, variables.clone()).await;
                if who == "anonymous" {
                    assert_eq!(moves.codes(), ["UNAUTHENTICATED", "UNAUTHENTICATED"]);
                    continue;
                }
                let counts = (moves.at("/movesIn/totalCount").as_i64(), moves.at("/movesOut/totalCount").as_i64());
                let expected = if sees(who) { (Some(into), Some(out)) } else { (Some(0), Some(0)) };
                assert_eq!(counts, expected, "{who}");
                let side = if into == 1 { "movesIn" } else { "movesOut" };
                if sees(who) {
                    assert_eq!(moves.at(&format!("/{side}/nodes/0/id")), &active["id"]);
                    assert_eq!(moves.at(&format!("/{side}/nodes/0/costShare/0/percent")), "100");
                }
            }
        }
    }

    async fn m1_an_application_opens_with_what_waits_for_its_reader(app) {
        let desk = Desk::of(&app).await;
        let person = desk.person("Ada Thorne").await;
        let proposed = desk.half_approved(&person, json!({})).await;
        let (operation, variables) = runnable("M1_Home", "", "");
        for (who, token) in everybody(&app, &desk, &person).await {
            let home = app.ask_as(&token, &operation, variables.clone()).await;
            if who == "anonymous" {
                assert_eq!(home.codes(), ["UNAUTHENTICATED"]);
                continue;
            }
            let waits = home.at("/secondments/totalCount");
            assert_eq!(waits, i32::from(who == "host"), "{who}");
            if who == "host" {
                assert_eq!(home.at("/secondments/nodes/0/id"), &proposed["id"]);
                assert_eq!(home.at("/me/inbox/nodes/0/entity"), &json!({ "__typename": "Secondment", "id": proposed["id"] }));
            }
        }
    }

    async fn m7_somebody_offers_themselves_under_a_name_that_tells_nothing(app) {
        let desk = Desk::of(&app).await;
        let person = desk.person("Ada Thorne").await;
        let (operation, mut variables) = runnable("M7_Offer", "$SUBJECT_CODE", "PHYSICS");
        variables["input"]["idempotencyKey"] = json!("once");
        let first = app.ask_as(&person.token, &operation, variables.clone()).await;
        let offer = first.at("/offerSecondment/offer");
        assert_eq!((&offer["offerState"], first.at("/offerSecondment/userErrors")), (&json!("OPEN"), &json!([])));
        assert!(!offer.to_string().contains("Ada") && offer["area"]["description"].is_string(), "{offer}");
        let again = app.ask_as(&person.token, &operation, variables.clone()).await;
        assert_eq!(again.at("/offerSecondment/offer"), offer, "sent again, it is the same");
        variables["input"]["idempotencyKey"] = json!("twice");
        let second = app.ask_as(&person.token, &operation, variables.clone()).await;
        assert_eq!(second.at("/offerSecondment/userErrors/0/code"), "DUPLICATE");
        assert_eq!(second.at("/offerSecondment/userErrors/0/existingId"), &offer["id"]);
        let admin = app.ask_as(&desk.cast.sector_admin(&app).await, &operation, variables.clone()).await;
        assert_eq!(admin.at("/offerSecondment/userErrors/0/code"), "FORBIDDEN");
        assert_eq!(app.ask_as("", &operation, variables).await.codes(), ["UNAUTHENTICATED"]);
    }

    async fn m8_somebody_reads_their_own_secondments_and_nobody_else_does(app) {
        let desk = Desk::of(&app).await;
        let person = desk.person("Ada Thorne").await;
        let proposed = desk.proposed(&person, json!({})).await;
        let (operation, variables) = runnable("M8_Mine", "", "");
        for (who, token) in everybody(&app, &desk, &person).await {
            let mine = app.ask_as(&token, &operation, variables.clone()).await;
            match who {
                "anonymous" => assert!(mine.at("/me").is_null()),
                "secondee" => {
                    let one = mine.at("/me/mySecondments/nodes/0");
                    assert_eq!((&one["id"], &one["version"]), (&proposed["id"], &proposed["version"]));
                    assert!(one["hostSchool"]["name"].is_string() && one["checks"].as_array().is_some_and(|all| all.len() == 6));
                }
                _ => assert_eq!(mine.at("/me/mySecondments/nodes"), &json!([]), "{who}"),
            }
        }
    }

    async fn m10_a_party_hears_each_step_and_others_hear_nothing(app) {
        let desk = Desk::of(&app).await;
        let person = desk.person("Ada Thorne").await;
        let proposed = desk.proposed(&person, json!({})).await;
        let (operation, variables) = runnable("M10_Live", "$SECONDMENT_ID", proposed["id"].as_str().expect("an id"));
        let query = operation.replace("($secondmentId: ID!)", "").replace("$secondmentId", &variables["secondmentId"].to_string());
        let mut secondee = listening(&app, &person.token, &query).await;
        let mut colleague = listening(&app, &desk.cast.school_staff(&app).await, &query).await;
        let once = desk.approve(&person.token, "SECONDEE", &proposed).await;
        let said = heard(&mut secondee).await["secondmentUpdated"].clone();
        assert_eq!((&said["id"], &said["version"]), (&once["id"], &once["version"]));
        desk.done(&desk.home, "declineSecondment", &once, json!({ "as": "HOME_EMPLOYER", "reason": "We need her." })).await;
        let ended = heard(&mut secondee).await["secondmentUpdated"]["secondmentState"].clone();
        assert_eq!(ended, json!("DECLINED"));
        // The next that the other hears is the answer to another question.
        assert!(colleague.answer("3", "{ register { version } }").await["data"].is_object());
    }
}

/// Kept here, since both operations of an approval from a phone are one: it is sent, the reply is lost, it is sent again.
#[tokio::test]
async fn an_approval_that_is_sent_again_after_a_lost_reply_is_the_same_approval() {
    let app = TestApp::start(support::Engine::Sqlite).await;
    let desk = Desk::of(&app).await;
    let person = desk.person("Ada Thorne").await;
    let proposed = desk.proposed(&person, json!({})).await;
    let input = with(
        json!({ "secondmentId": proposed["id"], "expectedVersion": proposed["version"] }),
        json!({ "as": "SECONDEE" }),
    );
    let approve = async || -> Value {
        let reply = desk.send(&person.token, "approveSecondment", input.clone()).await;
        assert_eq!(reply.at("/approveSecondment/userErrors"), &json!([]));
        reply.at("/approveSecondment/secondment").clone()
    };
    let first = approve().await;
    assert_eq!(approve().await, first);
    desk.approve(&desk.home, "HOME_EMPLOYER", &first).await;
    assert_eq!(approve().await["version"].as_i64(), first["version"].as_i64().map(|version| version + 1));
}
