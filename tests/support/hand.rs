//! The hand of a clock that a test moves on.

use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering},
};

use api::clock::Clock;
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};

use crate::{TestApp, app::listen, database::TestDatabase, world};

/// Days since the world's moment. Clones move the same clock.
#[derive(Clone, Default)]
pub struct Hand(Arc<AtomicI64>);

impl Hand {
    /// Moves on by some days.
    pub fn pass(&self, days: i64) {
        self.0.fetch_add(days, Ordering::SeqCst);
    }

    /// The present moment.
    pub fn now(&self) -> DateTime<Utc> {
        world::now() + TimeDelta::days(self.0.load(Ordering::SeqCst))
    }

    /// Today.
    pub fn today(&self) -> NaiveDate {
        self.now().date_naive()
    }

    /// The clock.
    pub fn clock(&self) -> Clock {
        let hand = self.clone();
        Clock::from_fn(move || hand.now())
    }

    /// Serves what a database holds by this clock, as often as it is asked.
    pub async fn serve(&self, database: TestDatabase) -> TestApp {
        let mut listen = listen();
        listen.wire.quota = 0;
        let db = database.connect().await;
        TestApp::serve_by(database, db, (listen, self.clock())).await
    }
}
