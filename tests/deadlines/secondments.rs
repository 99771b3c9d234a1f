//! Secondments begin on their first day and are completed the day after their last.

use api::deadlines::Move;
use sea_orm::ConnectionTrait as _;
use support::on_both_databases;

use super::desk::{Desk, REQUIRED};

/// The steps that the service took by itself.
const STEPS: &str =
    "SELECT action || ' ' || from_state || '>' || to_state || ' ' || actor || ' ' || CAST(version AS text) AS it
    FROM secondment_event WHERE by_party = 'SYSTEM' ORDER BY version";

on_both_databases! {
    async fn it_begins_on_its_first_day_once_all_checks_are_passed(app) {
        let desk = Desk::of(&app.db).await;
        let row = desk.agreed("2026-04-13", Some("2026-07-31"), None).await;
        desk.passed(&row, &REQUIRED, Some("2026-04-13")).await;
        assert_eq!(desk.on("2026-04-12").await.moved(), 0);
        let met = desk.on("2026-04-13").await;
        assert_eq!((met.of(Move::Started), met.moved()), (1, 1));
        assert_eq!(desk.on("2026-04-13").await.moved(), 0);
        assert_eq!(desk.secondments().await, ["ACTIVE 3"]);
        assert_eq!(desk.texts(STEPS).await, ["START AGREED>ACTIVE service 3"]);
        assert_eq!(desk.log().await, ["SECONDMENT UPDATED secondmentState"]);
    }

    async fn it_is_completed_the_day_after_its_last_also_where_it_rests(app) {
        let desk = Desk::of(&app.db).await;
        desk.active("2026-01-05", Some("2026-04-30")).await;
        let paused = desk.active("2026-01-05", Some("2026-04-30")).await;
        desk.moved(paused, "PAUSED").await;
        assert_eq!(desk.on("2026-04-30").await.moved(), 0);
        let met = desk.on("2026-05-01").await;
        assert_eq!((met.of(Move::Completed), met.moved()), (2, 2));
        assert_eq!(desk.on("2026-05-01").await.moved(), 0);
        assert_eq!(desk.secondments().await, ["COMPLETED 4", "COMPLETED 5"]);
        assert_eq!(desk.texts(STEPS).await, ["COMPLETE ACTIVE>COMPLETED service 4", "COMPLETE PAUSED>COMPLETED service 5"]);
        let ended = "SELECT CAST(actual_ended_on AS text) || ' ' || CAST(review_due_on AS text) AS it FROM secondment";
        assert_eq!(desk.texts(ended).await, ["2026-04-30 2026-05-29"; 2]);
    }

    async fn one_without_an_end_goes_on(app) {
        let desk = Desk::of(&app.db).await;
        desk.active("2026-01-05", None).await;
        assert_eq!(desk.on("2036-01-05").await.moved(), 0);
        assert_eq!(desk.secondments().await, ["ACTIVE 3"]);
    }

    async fn one_that_nobody_answered_waits_for_them(app) {
        let desk = Desk::of(&app.db).await;
        desk.proposed("2026-04-13", Some("2026-07-31"), None).await;
        assert_eq!(desk.on("2026-12-31").await.moved(), 0);
        assert_eq!(desk.secondments().await, ["PROPOSED 1"]);
    }

    async fn a_month_of_silence_is_caught_up_with_at_the_next_look(app) {
        let desk = Desk::of(&app.db).await;
        let whole = desk.agreed("2026-04-13", Some("2026-04-24"), None).await;
        desk.passed(&whole, &REQUIRED, None).await;
        let begun = desk.agreed("2026-04-13", Some("2026-07-31"), None).await;
        desk.passed(&begun, &REQUIRED, None).await;
        desk.active("2026-01-05", Some("2026-04-15")).await;
        desk.need("OPEN", "2026-04-02").await;
        let met = desk.on("2026-05-20").await;
        let made = [Move::Started, Move::Completed, Move::NeedExpired].map(|made| met.of(made));
        assert_eq!((made, met.moved()), ([2, 2, 1], 5), "{met}");
        assert_eq!(desk.secondments().await, ["COMPLETED 4", "ACTIVE 3", "COMPLETED 4"]);
        assert_eq!(desk.on("2026-05-20").await.moved(), 0);
    }

    async fn an_instance_looks_as_soon_as_it_starts(app) {
        let desk = Desk::of(&app.db).await;
        // Over on the day of all tests.
        desk.need("OPEN", "2026-01-05").await;
        let looks = |listen: &mut api::config::Listen| listen.wire.look_every = std::time::Duration::from_secs(60).into();
        let _other = support::TestApp::serve_with(app.database.shared(), looks).await;
        let expired = async || desk.states("host_need", "need_state").await == ["EXPIRED 2"];
        for _ in 0..200 {
            if expired().await {
                return;
            }
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        }
        panic!("nobody looked");
    }
}

/// Who is at work on a row is not waited for, and does not lose it.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_somebody_is_at_is_left_to_the_next_look() {
    let app = support::TestApp::start(support::Engine::Postgres).await;
    let desk = Desk::of(&app.db).await;
    desk.active("2026-01-05", Some("2026-04-30")).await;
    for held in ["staff_member", "secondment"] {
        let somebody = api::database::begin_write(&app.db).await.expect("a transaction");
        somebody.execute_unprepared(&format!("SELECT 1 FROM {held} FOR UPDATE")).await.expect("a lock");
        let met = desk.on("2026-05-01").await;
        assert_eq!((met.left, met.moved()), (1, 0), "{held}");
        somebody.rollback().await.expect("it lets go");
    }
    assert_eq!(desk.on("2026-05-01").await.of(Move::Completed), 1);
}
