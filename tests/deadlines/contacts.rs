//! Questions to make oneself known wait for 28 days, and for as long as somebody is looked for.

use api::deadlines::Move;
use sea_orm::ConnectionTrait as _;
use support::on_both_databases;

use super::desk::Desk;

on_both_databases! {
    async fn a_question_expires_once_after_28_days(app) {
        let desk = Desk::of(&app.db).await;
        let offer = desk.offer(desk.person().await, "2026-04-01T10:00:00Z", "2027-07-31").await;
        desk.contact(offer, desk.need("OPEN", "2026-09-01").await, "2026-04-02T10:00:00Z").await;
        assert_eq!(desk.at("2026-04-30T09:59:59Z").await.moved(), 0);
        let met = desk.at("2026-04-30T10:00:00Z").await;
        assert_eq!((met.of(Move::ContactExpired), met.moved()), (1, 1));
        assert_eq!(desk.at("2026-04-30T10:00:00Z").await.moved(), 0);
        assert_eq!(desk.states("contact_request", "contact_state").await, ["EXPIRED 2"]);
        assert_eq!(desk.states("secondee_offer", "offer_state").await, ["OPEN 1"]);
        assert_eq!(desk.log().await, ["CONTACT_REQUEST UPDATED contactState"]);
    }

    async fn a_question_expires_when_nobody_is_looked_for_any_more(app) {
        let desk = Desk::of(&app.db).await;
        for state in ["OPEN", "FILLED", "WITHDRAWN"] {
            let offer = desk.offer(desk.person().await, "2026-04-01T10:00:00Z", "2027-07-31").await;
            desk.contact(offer, desk.need(state, "2026-09-01").await, "2026-04-02T10:00:00Z").await;
        }
        assert_eq!(desk.on("2026-04-02").await.of(Move::ContactExpired), 2);
        assert_eq!(desk.states("contact_request", "contact_state").await, ["REQUESTED 1", "EXPIRED 2", "EXPIRED 2"]);
    }

    async fn a_need_that_expires_takes_its_questions_along_at_the_same_look(app) {
        let desk = Desk::of(&app.db).await;
        let offer = desk.offer(desk.person().await, "2026-05-01T10:00:00Z", "2027-07-31").await;
        desk.contact(offer, desk.need("OPEN", "2026-04-10").await, "2026-05-02T10:00:00Z").await;
        let met = desk.on("2026-05-09").await;
        assert_eq!((met.of(Move::NeedExpired), met.of(Move::ContactExpired)), (1, 1));
    }

    async fn what_was_answered_stays_answered(app) {
        let desk = Desk::of(&app.db).await;
        let offer = desk.offer(desk.person().await, "2026-04-01T10:00:00Z", "2027-07-31").await;
        desk.contact(offer, desk.need("OPEN", "2026-09-01").await, "2026-04-02T10:00:00Z").await;
        let answered = "UPDATE contact_request SET contact_state = 'ACCEPTED', answered_at = requested_at";
        app.db.execute_unprepared(answered).await.expect("an answer");
        assert_eq!(desk.on("2026-05-30").await.moved(), 0);
        assert_eq!(desk.states("contact_request", "contact_state").await, ["ACCEPTED 1"]);
    }
}
