//! A running instance without its wire: what it serves, and what keeps that current.

use std::time::Duration;

use api::{
    clock::Clock,
    register::{keeper::Keeper, watch::Watch},
};
use support::{database::TestDatabase, world};

/// Asks so often that a test need not wait.
pub const SOON: Duration = Duration::from_millis(50);

/// Asks so seldom that whatever is noticed was not noticed by asking.
pub const NEVER: Duration = Duration::from_secs(24 * 60 * 60);

/// What serves a register and watches its database.
pub struct Instance {
    pub keeper: Keeper,
    pub watch: Watch,
}

impl Instance {
    pub async fn start(database: &TestDatabase, poll: Duration) -> Self {
        Self::by(world::clock(), database, poll).await
    }

    /// One that goes by a clock.
    pub async fn by(clock: Clock, database: &TestDatabase, poll: Duration) -> Self {
        let keeper = Keeper::load(database.connect().await, clock).await.expect("a register");
        let watch = keeper.watch_every(poll).expect("a thread to watch on");
        Self { keeper, watch }
    }

    /// Waits until it serves a version.
    pub async fn serves(&self, version: i64) {
        until(&format!("version {version} is served"), async || self.keeper.current().version == version).await;
    }
}

/// Waits until something is so: long, since a test machine may be busy, but not for ever.
pub async fn until(what: &str, is_so: impl AsyncFn() -> bool) {
    let waiting = async {
        while !is_so().await {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(60), waiting).await.unwrap_or_else(|_| panic!("{what}: not in a minute"));
}
