//! A committed import is soon served by every instance, and no request notices the change.

mod instance;
mod word;

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

use api::clock::Clock;
use sea_orm::ConnectionTrait as _;
use support::world;

use self::instance::{Instance, SOON, until};
use crate::import::desk::{Desk, at_both_desks};

impl Desk {
    async fn run(&self, statement: &str) {
        self.db.execute_unprepared(statement).await.unwrap_or_else(|error| panic!("{statement}: {error}"));
    }

    /// A newer version of which nobody is told.
    async fn change_in_silence(&self) {
        self.run("INSERT INTO import_run (imported_at) VALUES ('2026-04-01 09:00:00+00:00')").await;
    }
}

at_both_desks! {
    async fn a_newer_version_is_found_by_asking(desk) {
        let instance = Instance::start(&desk.database, SOON).await;
        for version in [1, 2] {
            desk.change_in_silence().await;
            instance.serves(version).await;
        }
    }

    async fn a_new_day_in_london_makes_a_new_register(desk) {
        let midnight = Arc::new(AtomicBool::new(false));
        let past = midnight.clone();
        let clock = Clock::from_fn(move || {
            let moment = if past.load(Ordering::Relaxed) { "2026-07-01T23:00:00Z" } else { "2026-07-01T22:59:59Z" };
            moment.parse().expect("a moment")
        });
        let instance = Instance::by(clock, &desk.database, SOON).await;
        assert_eq!(instance.keeper.current().today.to_string(), "2026-07-01");
        midnight.store(true, Ordering::Relaxed);
        until("it is tomorrow", async || instance.keeper.current().today.to_string() == "2026-07-02").await;
    }

    async fn a_register_that_cannot_be_read_leaves_the_old_one_until_it_can_be(desk) {
        let instance = Instance::start(&desk.database, SOON).await;
        desk.run("ALTER TABLE local_authority RENAME TO hidden").await;
        desk.change_in_silence().await;
        tokio::time::sleep(SOON * 10).await;
        assert_eq!(instance.keeper.current().version, 0);
        desk.run("ALTER TABLE hidden RENAME TO local_authority").await;
        instance.serves(1).await;
    }

    async fn a_replaced_register_stays_for_who_holds_it_and_goes_with_the_last(desk) {
        let instance = Instance::start(&desk.database, SOON).await;
        let held = instance.keeper.current();
        let seen = Arc::downgrade(&held);
        desk.change_in_silence().await;
        instance.serves(1).await;
        assert_eq!((held.version, held.today), (0, world::clock().today()));
        drop(held);
        until("it is gone", async || seen.strong_count() == 0).await;
    }

    async fn who_stops_watching_stays_with_what_it_has(desk) {
        let Instance { keeper, watch } = Instance::start(&desk.database, SOON).await;
        drop(watch);
        desk.change_in_silence().await;
        tokio::time::sleep(SOON * 10).await;
        assert_eq!(keeper.current().version, 0);
    }
}
