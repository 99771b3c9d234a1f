//! What is over goes on its day, and not the day before.

use api::privacy::{
    expiry::{Expired, let_go},
    sweep::sweep,
};
use chrono::{DateTime, Utc};
use sea_orm::{ConnectionTrait as _, Statement, TransactionTrait as _};
use serde_json::json;
use support::{TestApp, on_both_databases};

use super::desk::Desk;
use crate::access::{
    cast::{Cast, refusal, rows},
    privacy::files_that_hold,
};

async fn at(app: &TestApp, moment: &str) -> Expired {
    let moment: DateTime<Utc> = moment.parse().expect("a moment");
    let_go(&app.db, moment).await.expect("it goes")
}

async fn hold(app: &TestApp, held: bool) {
    assert_eq!(
        refusal(app, &format!("UPDATE staff_member SET legal_hold = {held} WHERE redacted_at IS NULL")).await,
        None
    );
}

on_both_databases! {
    async fn what_was_never_agreed_goes_whole_after_six_months(app) {
        let cast = Cast::of(&app).await;
        let desk = Desk { app: &app, cast: &cast };
        let (id, me) = desk.teacher("Ada").await;
        let declined = desk.proposal(&id, json!({})).await;
        let once = desk.approve(&cast.trust_leader(&app).await, &declined, "HOME_EMPLOYER").await;
        desk.decline(&me, &once).await;
        desk.proposal(&id, json!({ "draft": true })).await;
        let open = desk.proposal(&id, json!({})).await;
        assert_eq!(at(&app, "2026-10-01T08:59:59Z").await, Expired::default());
        hold(&app, true).await;
        assert_eq!(at(&app, "2026-10-01T09:00:00Z").await, Expired::default(), "the law wants them remembered");
        hold(&app, false).await;
        assert_eq!(at(&app, "2026-10-01T09:00:00Z").await, Expired { proposals: 2, ..Expired::default() });
        assert_eq!(rows(&app, "SELECT secondment_state AS it FROM secondment").await, ["PROPOSED"], "{open}");
        assert_eq!((desk.count("secondment_event", "1 = 1").await, desk.count("secondment_text", "1 = 1").await), ("1".into(), "1".into()));
        assert_eq!((desk.count("secondment_approval", "1 = 1").await, desk.count("cost_share", "1 = 1").await), ("3".into(), "1".into()));
        let logged = "op = 'DELETED' AND entity_type = 'SECONDMENT' AND operation = 'sweep'";
        assert_eq!(desk.count("change_log", logged).await, "2");
    }

    async fn what_others_still_read_is_wiped_the_next_time(app) {
        let cast = Cast::of(&app).await;
        let desk = Desk { app: &app, cast: &cast };
        let (id, _) = desk.teacher("Ada").await;
        let told = json!({ "draft": true, "objectives": [{ "text": "Quillfeather shows how." }] });
        desk.proposal(&id, told).await;
        let reading = app.database.connect().await.begin().await.expect("a transaction");
        assert!(reading.query_one_raw(Statement::from_string(app.db.get_database_backend(), "SELECT 1 FROM secondment_text")).await.is_ok());
        let later: DateTime<Utc> = "2026-10-02T09:00:00Z".parse().expect("a moment");
        let swept = sweep(&app.db, later, false).await.expect("it sweeps");
        assert_eq!((swept.expired.proposals, swept.wiped), (1, false), "it is not said to be gone while it is not");
        reading.rollback().await.expect("it ends");
        let swept = sweep(&app.db, later, true).await.expect("it sweeps");
        assert_eq!((swept.expired.proposals, swept.wiped), (0, true));
        assert_eq!(files_that_hold(&app, "uillfeather").await, Vec::<std::path::PathBuf>::new());
    }

    async fn who_went_is_forgotten_six_years_after_the_end_and_the_numbers_stay(app) {
        let cast = Cast::of(&app).await;
        let desk = Desk { app: &app, cast: &cast };
        let (id, me) = desk.teacher("Ada").await;
        let proposal = desk.proposal(&id, json!({ "externalReference": "hr-1" })).await;
        desk.agreed(&me, &proposal).await;
        desk.complete().await;
        let numbers = "SELECT secondment_state || role || fte_hundredths || CAST(starts_on AS text) || CAST(actual_ended_on AS text)
            || coalesce(CAST(fsm_decile_host AS text), '-') || host_school_urn || home_trust_uid AS it FROM secondment";
        let before = rows(&app, numbers).await;
        assert_eq!(at(&app, "2032-07-30T22:59:59Z").await.forgotten, 0);
        hold(&app, true).await;
        assert_eq!(at(&app, "2032-07-30T23:00:00Z").await.forgotten, 0);
        hold(&app, false).await;
        assert_eq!(at(&app, "2032-07-30T23:00:00Z").await.forgotten, 1, "in London it is the day");
        assert_eq!(at(&app, "2032-07-31T12:00:00Z").await.forgotten, 0, "twice is once");
        assert_eq!(rows(&app, numbers).await, before);
        assert_eq!((desk.count("secondment_text", "1 = 1").await, desk.count("secondment", "external_reference IS NOT NULL").await), ("0".into(), "0".into()));
        let tied = "id IN (SELECT s.id FROM secondment s JOIN staff_person p ON p.staff_member_id = s.secondee_id)";
        assert_eq!(desk.count("secondment", tied).await, "0");
        let list = app.ask_as(&cast.trust_leader(&app).await, "{ staffMembers { totalCount nodes { displayName } } }", json!({})).await;
        assert_eq!(list.at("/staffMembers"), &json!({ "totalCount": 1, "nodes": [{ "displayName": "Ada" }] }), "nobody is no member of staff");
        let who = app.ask_as(&me, "{ me { id mySecondments { totalCount } } }", json!({})).await;
        assert_eq!(who.at("/me/mySecondments/totalCount"), 0);
        let actor = who.at("/me/id").as_str().expect("an id").to_owned();
        assert_eq!(desk.count("secondment_approval", &format!("decided_by = '{actor}'")).await, "0");
        assert_eq!(desk.count("secondment_event", &format!("actor = '{actor}'")).await, "0");
        assert_eq!(desk.count("secondment_approval", "decision = 'APPROVED' AND decided_by = 'the secondee'").await, "1");
    }

    async fn the_database_lets_nobody_forget_more_than_that(app) {
        let cast = Cast::of(&app).await;
        let desk = Desk { app: &app, cast: &cast };
        let (id, me) = desk.teacher("Ada").await;
        let proposal = desk.proposal(&id, json!({})).await;
        desk.agreed(&me, &proposal).await;
        let never = ["DELETE FROM secondment_event", "DELETE FROM secondment_approval", "DELETE FROM secondment",
            "UPDATE secondment_event SET actor = 'the secondee'", "UPDATE secondment_approval SET decided_by = 'the secondee'",
            "UPDATE secondment SET pseudonymised_at = '2026-04-01T09:00:00+00:00', version = version + 1"];
        for statement in never {
            assert!(refusal(&app, statement).await.is_some(), "{statement}");
        }
        desk.complete().await;
        for statement in never {
            assert!(refusal(&app, statement).await.is_some(), "{statement}");
        }
        assert_eq!(at(&app, "2033-01-01T00:00:00Z").await.forgotten, 1);
        for statement in ["UPDATE secondment SET pseudonymised_at = NULL, version = version + 1",
            "UPDATE secondment SET secondee_id = (SELECT staff_member_id FROM staff_person), version = version + 1",
            "UPDATE secondment_event SET actor = 'the secondee', by_party = 'SECONDEE' WHERE by_party = 'HOST_EMPLOYER'",
            "UPDATE secondment_approval SET decided_by = 'the secondee' WHERE party = 'HOST_EMPLOYER'"] {
            assert!(refusal(&app, statement).await.is_some(), "{statement}");
        }
    }

    async fn what_was_called_off_is_forgotten_six_years_after_its_last_change(app) {
        let cast = Cast::of(&app).await;
        let desk = Desk { app: &app, cast: &cast };
        let (id, me) = desk.teacher("Ada").await;
        let proposal = desk.proposal(&id, json!({})).await;
        desk.agreed(&me, &proposal).await;
        desk.move_on("AGREED", "CANCELLED", "").await;
        assert_eq!(at(&app, "2032-04-01T08:59:59Z").await.forgotten, 0);
        assert_eq!(at(&app, "2032-04-01T09:00:00Z").await.forgotten, 1);
    }

    async fn an_offer_goes_ninety_days_after_it_was_listed_and_a_question_after_six_months(app) {
        let cast = Cast::of(&app).await;
        let desk = Desk { app: &app, cast: &cast };
        let ((_, ada), (_, bea), need) = (desk.teacher("Ada").await, desk.teacher("Bea").await, desk.need("PUBLIC").await);
        let (over, open) = (desk.offer(&ada).await, desk.offer(&bea).await);
        desk.ask_who(&over, &need).await;
        let asked = desk.ask_who(&open, &need).await;
        desk.answer_who(&bea, &asked, false).await;
        desk.take_back(&ada, &over).await;
        assert_eq!(at(&app, "2026-06-30T08:59:59Z").await, Expired::default());
        hold(&app, true).await;
        assert_eq!(at(&app, "2026-06-30T09:00:00Z").await, Expired::default());
        hold(&app, false).await;
        assert_eq!(at(&app, "2026-06-30T09:00:00Z").await, Expired { offers: 1, ..Expired::default() });
        assert_eq!(rows(&app, "SELECT contact_state AS it FROM contact_request").await, ["DECLINED"]);
        assert_eq!(at(&app, "2026-10-01T08:59:59Z").await, Expired::default(), "an open offer is not over");
        hold(&app, true).await;
        assert_eq!(at(&app, "2026-10-01T09:00:00Z").await, Expired::default());
        hold(&app, false).await;
        assert_eq!(at(&app, "2026-10-01T09:00:00Z").await, Expired { contacts: 1, ..Expired::default() });
    }

    async fn a_secondment_stays_without_the_offer_that_it_came_from(app) {
        let cast = Cast::of(&app).await;
        let desk = Desk { app: &app, cast: &cast };
        let ((_, me), need) = (desk.teacher("Ada").await, desk.need("PUBLIC").await);
        let offer = desk.offer(&me).await;
        let asked = desk.ask_who(&offer, &need).await;
        desk.answer_who(&me, &asked, true).await;
        let host = cast.foreign_trust_leader(&app).await;
        let proposal = desk.proposal_of(json!({ "contactRequestId": asked["id"] }), &host, json!({})).await;
        desk.agreed(&me, &proposal).await;
        assert_eq!(rows(&app, "SELECT offer_state AS it FROM secondee_offer").await, ["MATCHED"]);
        assert_eq!(at(&app, "2026-06-30T09:00:00Z").await, Expired { offers: 1, ..Expired::default() });
        assert_eq!(desk.count("secondment", "offer_id IS NULL AND secondment_state = 'AGREED'").await, "1");
        assert_eq!(desk.count("contact_request", "1 = 1").await, "0");
    }

    async fn what_people_were_told_goes_after_a_year(app) {
        let cast = Cast::of(&app).await;
        let desk = Desk { app: &app, cast: &cast };
        let ((_, me), need) = (desk.teacher("Ada").await, desk.need("PUBLIC").await);
        let offer = desk.offer(&me).await;
        desk.ask_who(&offer, &need).await;
        let inbox = app.ask_as(&me, "{ me { inbox { nodes { id } } } }", json!({})).await;
        let read = "mutation($id: ID!) { markRead(input: { notificationIds: [$id] }) { userErrors { code } } }";
        let marked = app.ask_as(&me, read, json!({ "id": inbox.at("/me/inbox/nodes/0/id") })).await;
        assert_eq!(marked.at("/markRead/userErrors"), &json!([]));
        let all: u64 = desk.count("notification", "1 = 1").await.parse().expect("a number");
        assert!(all > 0);
        assert_eq!(at(&app, "2027-04-01T08:59:59Z").await.notices, 0);
        assert_eq!(at(&app, "2027-04-01T09:00:00Z").await.notices, all);
        assert_eq!(desk.count("notification_read", "1 = 1").await, "0");
    }
}
