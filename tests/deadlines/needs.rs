//! Needs are looked after for 28 days after they begin.

use api::deadlines::Move;
use support::on_both_databases;

use super::desk::Desk;

on_both_databases! {
    async fn a_need_expires_once_28_days_after_it_begins_are_over(app) {
        let desk = Desk::of(&app.db).await;
        for state in ["OPEN", "DRAFT"] {
            desk.need(state, "2026-04-10").await;
        }
        assert_eq!(desk.on("2026-05-08").await.moved(), 0);
        assert_eq!(desk.states("host_need", "need_state").await, ["OPEN 1", "DRAFT 1"]);
        let met = desk.on("2026-05-09").await;
        assert_eq!((met.of(Move::NeedExpired), met.moved()), (2, 2));
        assert_eq!(desk.states("host_need", "need_state").await, ["EXPIRED 2", "EXPIRED 2"]);
        assert_eq!(desk.log().await, ["HOST_NEED UPDATED needState"; 2]);
        for day in ["2026-05-09", "2026-06-09"] {
            assert_eq!(desk.on(day).await.moved(), 0);
        }
        assert_eq!(desk.states("host_need", "need_state").await, ["EXPIRED 2", "EXPIRED 2"]);
    }

    async fn the_trust_and_the_school_are_told(app) {
        let desk = Desk::of(&app.db).await;
        desk.need("OPEN", "2026-04-10").await;
        desk.on("2026-05-09").await;
        let (school, trust) = desk.host;
        let mut told = desk.told().await;
        told.sort_unstable();
        assert_eq!(told, [format!("NEED_EXPIRED school {school}"), format!("NEED_EXPIRED trust {trust}")]);
    }

    async fn the_day_begins_when_it_does_in_london(app) {
        let desk = Desk::of(&app.db).await;
        desk.need("OPEN", "2026-04-10").await;
        assert_eq!(desk.at("2026-05-08T22:59:59Z").await.moved(), 0);
        assert_eq!(desk.at("2026-05-08T23:00:00Z").await.of(Move::NeedExpired), 1);
    }

    async fn a_need_that_is_filled_or_withdrawn_stays_so(app) {
        let desk = Desk::of(&app.db).await;
        for state in ["FILLED", "WITHDRAWN", "EXPIRED"] {
            desk.need(state, "2026-04-10").await;
        }
        assert_eq!(desk.on("2027-04-10").await.moved(), 0);
        assert_eq!(desk.states("host_need", "need_state").await, ["FILLED 1", "WITHDRAWN 1", "EXPIRED 1"]);
    }
}
