//! Who is erased is nowhere, and what they did still counts.

use std::path::PathBuf;

use serde_json::{Value, json};
use support::{TestApp, on_both_databases, world};

use super::desk::Desk;
use crate::access::{
    cast::{Cast, refusal, rows, upsert, with},
    privacy::{ERASE, files_that_hold},
};

const NUMBERS: &str = "SELECT secondment_state || '|' || role || '|' || fte_hundredths || '|' || CAST(starts_on AS text) || '|' ||
    CAST(ends_on AS text) || '|' || coalesce(CAST(actual_ended_on AS text), '-') || '|' || coalesce(CAST(fsm_decile_home AS text), '-')
    || '|' || coalesce(CAST(fsm_decile_host AS text), '-') AS it FROM secondment WHERE secondment_state = 'COMPLETED'";

/// Somebody with a past, a proposal, and an offer that somebody asks about: everywhere somebody wrote of them.
async fn quillfeather(desk: &Desk<'_>) -> (String, String) {
    let input =
        json!({ "subject": "quill", "email": "z@quillfeather.example.org", "externalReference": "quillfeather-7" });
    let id = desk.cast.add(desk.app, with(desk.cast.teacher("Zebedee Quillfeather"), input)).await;
    let me = desk.token_of("quill").await;
    let told = |number: u8| {
        json!({ "objectives": [{ "text": format!("Quillfeather shows how, {number}.") }],
            "externalReference": format!("hr-quillfeather-{number}") })
    };
    let past = desk.proposal(&id, told(1)).await;
    desk.agreed(&me, &past).await;
    desk.complete().await;
    desk.review(&past, "Quillfeather was a gift.").await;
    desk.proposal(&id, with(told(2), json!({ "startsOn": "2026-09-01", "endsOn": "2026-12-18" }))).await;
    let (offer, need) = (desk.offer(&me).await, desk.need("PUBLIC").await);
    desk.ask_who(&offer, &need).await;
    (id, me)
}

async fn erase(app: &TestApp, token: &str, id: &str) -> Value {
    app.ask_as(token, ERASE, json!({ "id": id })).await.at("/requestErasure").clone()
}

on_both_databases! {
    async fn nothing_of_who_is_erased_lies_anywhere_and_the_numbers_stay(app) {
        let cast = Cast::of(&app).await;
        let desk = Desk { app: &app, cast: &cast };
        let (id, me) = quillfeather(&desk).await;
        let before = rows(&app, NUMBERS).await;
        assert_eq!(before.len(), 1);
        for table in ["staff_person", "secondment_text", "secondment"] {
            assert_eq!(refusal(&app, &format!("ANALYZE {table}")).await, None);
        }
        assert!(!files_that_hold(&app, "uillfeather").await.is_empty(), "the search finds what is there");
        let erased = erase(&app, &me, &id).await;
        assert_eq!((&erased["heldBy"], &erased["userErrors"]), (&json!([]), &json!([])), "{erased:#}");
        assert_eq!(files_that_hold(&app, "uillfeather").await, Vec::<PathBuf>::new());
        assert_eq!(rows(&app, NUMBERS).await, before);
        assert_eq!(rows(&app, "SELECT offer_state AS it FROM secondee_offer").await, ["WITHDRAWN"]);
        assert_eq!(rows(&app, "SELECT contact_state AS it FROM contact_request").await, ["EXPIRED"]);
        assert_eq!(desk.count("notification", "to_staff_member IS NOT NULL").await, "0");
        assert_eq!(desk.count("secondment", "external_reference IS NOT NULL").await, "0");
        let more = "INSERT INTO secondment_text (id, secondment_id, body) SELECT id, id, 'x' FROM secondment";
        assert!(refusal(&app, more).await.is_some());
    }

    async fn no_reply_says_who_it_was_and_the_log_says_that_something_went(app) {
        let cast = Cast::of(&app).await;
        let desk = Desk { app: &app, cast: &cast };
        let (id, me) = quillfeather(&desk).await;
        let actions = "{ secondments(filter: { states: [COMPLETED] }) { nodes { viewerActions } } }";
        let offered = async || app.ask_as(&cast.trust_leader(&app).await, actions, json!({})).await.at("/secondments/nodes/0/viewerActions").clone();
        assert_eq!(offered().await, json!(["REVIEW"]));
        erase(&app, &me, &id).await;
        assert_eq!(offered().await, json!([]), "nothing could be written");
        let all = "{ secondments { nodes { id secondmentState externalReference secondee { displayName email redacted }
            objectives { text } reviews { summary } history { action by reason } } }
            staffMembers { nodes { displayName email } } log(first: 100) { nodes { operation op changedFields } } }";
        for token in [cast.trust_leader(&app).await, cast.foreign_trust_leader(&app).await, me] {
            let reply = app.ask_as(&token, all, json!({})).await;
            assert!(!reply.body.to_string().contains("uillfeather"), "{:#}", reply.body);
        }
        let leader = app.ask_as(&cast.trust_leader(&app).await, all, json!({})).await;
        let states: Vec<&Value> = leader.at("/secondments/nodes").as_array().expect("a list").iter().map(|it| &it["secondmentState"]).collect();
        assert_eq!(states, ["WITHDRAWN", "COMPLETED"]);
        assert_eq!(rows(&app, "SELECT by_party AS it FROM secondment_event WHERE to_state = 'WITHDRAWN'").await, ["SYSTEM"]);
        let told = rows(&app, "SELECT entity_type || ' ' || op || ' ' || fields AS it FROM change_log WHERE operation = 'requestErasure' AND entity_type = 'SECONDMENT'").await;
        assert_eq!(told.len(), 2, "{told:?}");
        assert!(told.iter().all(|it| it.starts_with("SECONDMENT UPDATED") && it.contains("externalReference")), "{told:?}");
    }

    async fn who_is_bound_is_erased_once_the_secondment_is_over(app) {
        let cast = Cast::of(&app).await;
        let desk = Desk { app: &app, cast: &cast };
        let (id, me) = desk.teacher("Ada").await;
        let proposal = desk.proposal(&id, json!({})).await;
        desk.agreed(&me, &proposal).await;
        let held = erase(&app, &me, &id).await;
        assert_eq!((&held["dueBy"], &held["heldBy"]), (&json!("2026-05-01"), &json!(["ACTIVE_SECONDMENT"])), "{held:#}");
        assert_eq!(held["staffMember"]["displayName"], "Ada");
        let forced = refusal(&app, "UPDATE staff_member SET redacted_at = '2026-04-01T09:00:00+00:00'").await;
        assert!(forced.is_some(), "the database keeps who is bound too");
        for (from, to, more) in [("AGREED", "ACTIVE", ""), ("ACTIVE", "PAUSED", ", pause_reason = 'LEAVE'"), ("PAUSED", "ACTIVE", ", pause_reason = NULL")] {
            desk.move_on(from, to, more).await;
            assert_eq!(api::privacy::sweep::sweep(&app.db, world::now(), false).await.expect("it sweeps").erased, 0, "{to}");
        }
        desk.move_on("ACTIVE", "COMPLETED", ", actual_ended_on = '2026-07-31'").await;
        assert_eq!(api::privacy::sweep::sweep(&app.db, world::now(), false).await.expect("it sweeps").erased, 1);
        assert_eq!(desk.count("staff_person", "display_name = 'Ada'").await, "0");
        assert_eq!(desk.count("secondment_text", "1 = 1").await, "0");
    }

    async fn a_contract_is_not_lowered_below_what_is_agreed(app) {
        let cast = Cast::of(&app).await;
        let desk = Desk { app: &app, cast: &cast };
        let (id, me) = desk.teacher("Ada").await;
        let proposal = desk.proposal(&id, json!({})).await;
        desk.agreed(&me, &proposal).await;
        let leader = cast.trust_leader(&app).await;
        let to = |fte: &str| with(cast.teacher("Ada"), json!({ "staffMemberId": id, "expectedVersion": 1, "contractFte": fte }));
        let refused = upsert(&app, &leader, to("0.39")).await;
        assert_eq!(refused.at("/upsertStaffMember/userErrors/0/code"), "FTE_EXCEEDED");
        assert_eq!(refused.at("/upsertStaffMember/userErrors/0/path"), &json!(["input", "contractFte"]));
        assert_eq!(upsert(&app, &leader, to("0.4")).await.at("/upsertStaffMember/userErrors"), &json!([]));
    }
}
