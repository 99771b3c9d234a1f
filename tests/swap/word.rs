//! PostgreSQL sends word of an import. It is quick where it comes, and nothing depends on it.

use sea_orm::{ConnectOptions, ConnectionTrait as _, Database, DbBackend, Statement};
use support::Engine;

use super::instance::{Instance, NEVER, SOON, until};
use crate::import::{desk::Desk, served::import};

impl Desk {
    /// One session does all that the test does: where nobody is let in, no second one can be had.
    async fn on_a_server() -> Self {
        let desk = Self::new(Engine::Postgres).await;
        let mut one = ConnectOptions::new(&desk.database.url);
        one.max_connections(1).sqlx_logging(false);
        Self { db: Database::connect(one).await.expect("the server answers"), ..desk }
    }

    /// The sessions that listen for imports.
    async fn listeners(&self) -> Vec<i32> {
        let sessions = "SELECT pid FROM pg_stat_activity
            WHERE datname = current_database() AND query = 'LISTEN \"school_trusts_register\"'";
        let found = self.db.query_all_raw(Statement::from_string(DbBackend::Postgres, sessions)).await;
        found.expect("sessions").iter().map(|row| row.try_get("", "pid").expect("a number")).collect()
    }

    async fn has_listeners(&self, count: usize) -> Vec<i32> {
        until("they listen", async || self.listeners().await.len() == count).await;
        self.listeners().await
    }

    /// Lets nobody in, or everybody again; who is in stays in.
    async fn let_in(&self, allowed: bool) {
        let (server, name) = self.database.url.rsplit_once('/').expect("an address ends in a name");
        let other = api::database::connect(&format!("{server}/postgres")).await.expect("the server answers");
        let alter = format!("ALTER DATABASE {name} WITH ALLOW_CONNECTIONS {allowed}");
        other.execute_unprepared(&alter).await.expect("it is altered");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_instance_serves_an_import_that_it_hears_of() {
    let desk = Desk::on_a_server().await;
    let (one, other) = (Instance::start(&desk.database, NEVER).await, Instance::start(&desk.database, NEVER).await);
    desk.has_listeners(2).await;
    for (version, name) in [(1, "Oak"), (2, "Elm")] {
        import(&desk.database, name);
        for instance in [&one, &other] {
            instance.serves(version).await;
            assert!(instance.keeper.current().schools.records().iter().all(|school| &*school.name == name));
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_was_cut_off_listens_again() {
    let desk = Desk::on_a_server().await;
    let instance = Instance::start(&desk.database, NEVER).await;
    let cut = desk.has_listeners(1).await[0];
    desk.run(&format!("SELECT pg_terminate_backend({cut})")).await;
    until("another session listens", async || desk.listeners().await.iter().any(|&session| session != cut)).await;
    for (version, name) in [(1, "Oak"), (2, "Elm")] {
        import(&desk.database, name);
        instance.serves(version).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_can_listen_no_more_goes_on_asking() {
    let desk = Desk::on_a_server().await;
    let instance = Instance::start(&desk.database, SOON).await;
    let cut = desk.has_listeners(1).await[0];
    desk.let_in(false).await;
    desk.run(&format!("SELECT pg_terminate_backend({cut})")).await;
    desk.has_listeners(0).await;
    for version in [1, 2] {
        desk.change_in_silence().await;
        instance.serves(version).await;
    }
    assert!(desk.listeners().await.is_empty());
    desk.let_in(true).await;
    desk.has_listeners(1).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_stops_watching_listens_no_more() {
    let desk = Desk::on_a_server().await;
    let Instance { keeper: _keeper, watch } = Instance::start(&desk.database, NEVER).await;
    desk.has_listeners(1).await;
    drop(watch);
    desk.has_listeners(0).await;
}
