//! Offers are listed for 90 days, and for as long as somebody is free.

use api::deadlines::Move;
use support::on_both_databases;

use super::desk::Desk;

on_both_databases! {
    async fn an_offer_expires_once_90_days_after_it_was_made(app) {
        let desk = Desk::of(&app.db).await;
        desk.offer(desk.person().await, "2026-04-01T10:00:00Z", "2027-07-31").await;
        assert_eq!(desk.at("2026-06-30T09:59:59Z").await.moved(), 0);
        let met = desk.at("2026-06-30T10:00:00Z").await;
        assert_eq!((met.of(Move::OfferExpired), met.moved()), (1, 1));
        assert_eq!(desk.at("2026-06-30T10:00:00Z").await.moved(), 0);
        assert_eq!(desk.states("secondee_offer", "offer_state").await, ["EXPIRED 2"]);
        assert_eq!(desk.log().await, ["SECONDEE_OFFER UPDATED offerState"]);
    }

    async fn an_offer_expires_the_day_after_the_last_on_which_somebody_is_free(app) {
        let desk = Desk::of(&app.db).await;
        desk.offer(desk.person().await, "2026-04-01T10:00:00Z", "2026-04-20").await;
        assert_eq!(desk.on("2026-04-20").await.moved(), 0);
        assert_eq!(desk.on("2026-04-21").await.of(Move::OfferExpired), 1);
    }

    async fn the_person_alone_is_told_and_no_trust_reads_of_it_in_the_log(app) {
        let desk = Desk::of(&app.db).await;
        desk.offer(desk.person().await, "2026-04-01T10:00:00Z", "2026-04-20").await;
        desk.on("2026-04-21").await;
        assert_eq!(desk.told().await, ["OFFER_EXPIRED person"]);
        let readable = "SELECT entity_type AS it FROM change_log WHERE actor = 'service'
            AND (trust_uid IS NOT NULL OR school_urn IS NOT NULL OR other_trust_uid IS NOT NULL)";
        assert_eq!(desk.texts(readable).await, Vec::<String>::new());
    }

    async fn whoever_asked_waits_no_more(app) {
        let desk = Desk::of(&app.db).await;
        let offer = desk.offer(desk.person().await, "2026-04-01T10:00:00Z", "2026-04-20").await;
        desk.contact(offer, desk.need("OPEN", "2026-09-01").await, "2026-04-20T10:00:00Z").await;
        desk.on("2026-04-21").await;
        assert_eq!(desk.states("contact_request", "contact_state").await, ["EXPIRED 2"]);
        assert_eq!(desk.log().await, ["SECONDEE_OFFER UPDATED offerState", "CONTACT_REQUEST UPDATED contactState"]);
    }
}
