//! Where checks are missing, those who can see to them are reminded once a day; after 28 days nobody waits any more.

use api::deadlines::Move;
use sea_orm::ConnectionTrait as _;
use support::on_both_databases;

use super::desk::{Desk, REQUIRED};

on_both_databases! {
    async fn both_sides_are_reminded_once_a_day_and_the_version_stays(app) {
        let desk = Desk::of(&app.db).await;
        let row = desk.agreed("2026-04-13", Some("2026-07-31"), None).await;
        desk.passed(&row, &REQUIRED[..5], None).await;
        assert_eq!(desk.on("2026-04-12").await.moved(), 0);
        for day in ["2026-04-13", "2026-04-14"] {
            let met = desk.on(day).await;
            assert_eq!((met.of(Move::Reminded), met.moved()), (1, 1), "{day}");
            assert_eq!(desk.at(&format!("{day}T20:00:00Z")).await.moved(), 0);
        }
        let mut told = desk.told().await;
        told.sort_unstable();
        let ((home, home_trust), (host, host_trust)) = (desk.home, desk.host);
        let each = [format!("school {home}"), format!("school {host}"), format!("trust {home_trust}"), format!("trust {host_trust}")];
        let mut twice: Vec<String> = each.iter().flat_map(|who| [format!("CHECKS_MISSING {who}"), format!("CHECKS_MISSING {who}")]).collect();
        twice.sort_unstable();
        assert_eq!(told, twice);
        assert_eq!(desk.secondments().await, ["AGREED 2"]);
        assert_eq!(desk.log().await, Vec::<String>::new());
    }

    async fn it_begins_at_the_next_look_once_the_last_check_is_there(app) {
        let desk = Desk::of(&app.db).await;
        let row = desk.agreed("2026-04-13", Some("2026-07-31"), None).await;
        desk.passed(&row, &REQUIRED[..5], None).await;
        assert_eq!(desk.at("2026-04-13T08:00:00Z").await.of(Move::Reminded), 1);
        desk.passed(&row, &REQUIRED[5..], None).await;
        assert_eq!(desk.at("2026-04-13T08:01:00Z").await.of(Move::Started), 1);
    }

    async fn a_check_that_has_expired_or_was_not_passed_is_missing(app) {
        let desk = Desk::of(&app.db).await;
        let expired = desk.agreed("2026-04-13", Some("2026-07-31"), None).await;
        desk.passed(&expired, &REQUIRED[1..], None).await;
        desk.passed(&expired, &REQUIRED[..1], Some("2026-04-12")).await;
        let failed = desk.agreed("2026-04-13", Some("2026-07-31"), None).await;
        desk.passed(&failed, &["QUALIFICATIONS", "OVERSEAS"], None).await;
        desk.passed(&failed, &REQUIRED[1..], None).await;
        let met = desk.on("2026-04-13").await;
        assert_eq!((met.of(Move::Reminded), met.moved()), (2, 2));
    }

    async fn after_28_days_it_is_called_off_and_its_need_is_over_too(app) {
        let desk = Desk::of(&app.db).await;
        let need = desk.need("FILLED", "2026-04-13").await;
        let row = desk.agreed("2026-04-13", Some("2026-07-31"), Some(need)).await;
        let change = format!("INSERT INTO secondment_amendment (id, secondment_id, fte_hundredths, amendment_state, proposed_by, actor, proposed_at)
            SELECT id, id, 40, 'OPEN', 'HOME_EMPLOYER', 'x', created_at FROM secondment WHERE version = {}", row.version);
        app.db.execute_unprepared(&change).await.expect("a change that is asked for");
        assert_eq!(desk.on("2026-05-10").await.of(Move::Reminded), 1);
        let met = desk.on("2026-05-11").await;
        assert_eq!((met.of(Move::Cancelled), met.moved()), (1, 1));
        assert_eq!(desk.on("2026-05-11").await.moved(), 0);
        assert_eq!(desk.secondments().await, ["CANCELLED 3"]);
        assert_eq!(desk.texts("SELECT amendment_state AS it FROM secondment_amendment").await, ["LAPSED"]);
        let why = "SELECT body AS it FROM secondment_text t JOIN secondment_event e ON e.id = t.id WHERE e.by_party = 'SYSTEM'";
        assert_eq!(desk.texts(why).await, ["Required checks were still missing 28 days after its first day."]);
        // Somebody could have covered it on that day yet.
        assert_eq!(desk.states("host_need", "need_state").await, ["OPEN 2"]);
        assert_eq!(desk.on("2026-05-12").await.of(Move::NeedExpired), 1);
    }
}
