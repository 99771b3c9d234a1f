//! What somebody is told is heard at once, for as long as it is for them.

use serde_json::json;
use support::{TestApp, on_both_databases};

use super::desk::signed;
use crate::{
    access::cast::{Cast, upsert, with},
    practice::{
        desk::Practices,
        updates::{heard, listening},
    },
    streams::socket::Socket,
};

const LISTEN: &str = "subscription { notificationCreated { kind read entity { id } } }";

on_both_databases! {
    async fn who_leads_hears_what_waits_for_them_from_every_instance_and_others_do_not(app) {
        let cast = Cast::of(&app).await;
        let desk = Practices { app: &app, cast: &cast };
        let other = TestApp::serve(app.database.shared()).await;
        let mut here = listening(&app, &cast.trust_leader(&app).await, LISTEN).await;
        let mut there = listening(&other, &cast.trust_leader(&app).await, LISTEN).await;
        let mut foreign = listening(&app, &cast.foreign_trust_leader(&app).await, LISTEN).await;
        let submitted = desk.submitted(false, "PUBLIC").await;
        let said = json!({ "notificationCreated": { "kind": "PRACTICE_SUBMITTED", "read": false, "entity": { "id": submitted["id"] } } });
        assert_eq!(heard(&mut here).await, said);
        assert_eq!(heard(&mut there).await, said);
        // The next that the others hear is the answer to another question.
        assert!(foreign.answer("3", "{ register { version } }").await["data"].is_object());
    }

    async fn who_is_not_that_person_any_more_hears_no_more(app) {
        let cast = Cast::of(&app).await;
        let desk = Practices { app: &app, cast: &cast };
        let (draft, member) = signed(&desk).await;
        let (author, leader) = (draft["author"].as_str().expect("a token"), cast.trust_leader(&app).await);
        let mut listener = listening(&app, author, LISTEN).await;
        let submitted = desk.done(author, "submitPractice", &draft).await;
        let back = desk.done(&leader, "requestPracticeChanges", &submitted).await;
        assert_eq!(heard(&mut listener).await["notificationCreated"]["kind"], "PRACTICE_CHANGES_REQUESTED");
        let tied = json!({ "staffMemberId": member, "expectedVersion": 1, "subject": "somebody else" });
        let changed = upsert(&app, &leader, with(cast.teacher("Ada Thorne"), tied)).await;
        assert_eq!(changed.at("/upsertStaffMember/userErrors"), &json!([]));
        let submitted = desk.done(author, "submitPractice", &back).await;
        desk.done(&leader, "requestPracticeChanges", &submitted).await;
        assert!(listener.answer("3", "{ register { version } }").await["data"].is_object());
    }

    async fn who_is_not_signed_in_is_told_so(app) {
        let answer = Socket::begun(&app).await.answer("1", LISTEN).await;
        assert_eq!(answer["errors"][0]["extensions"]["code"], "UNAUTHENTICATED");
    }
}
