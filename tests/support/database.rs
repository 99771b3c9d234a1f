//! A database of its own for every test: a copy of one that holds the test world, made once per run.

use std::{
    fs::File,
    path::{Path, PathBuf},
};

use sea_orm::{ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DbBackend, Statement};
use tempfile::TempDir;

use crate::world;

/// The two databases.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// The embedded one.
    Sqlite,
    /// The server.
    Postgres,
}

/// A test's own database. A file goes with this value; PostgreSQL's whole cluster goes with the run.
pub struct TestDatabase {
    /// Its address.
    pub url: String,
    _folder: Option<TempDir>,
}

impl TestDatabase {
    /// An empty one, with no tables.
    pub async fn empty(engine: Engine) -> Self {
        match engine {
            Engine::Sqlite => sqlite_in(TempDir::new().expect("a folder for the database")),
            Engine::Postgres => clone_postgres(&Admin::locked().await, "template0").await,
        }
    }

    /// A copy of the test world.
    pub async fn of_the_world(engine: Engine) -> Self {
        match engine {
            Engine::Sqlite => {
                let template = world_file().await;
                let folder = TempDir::new().expect("a folder for the database");
                std::fs::copy(template, folder.path().join(FILE)).expect("a copy of the world");
                sqlite_in(folder)
            }
            Engine::Postgres => {
                let admin = Admin::locked().await;
                let world = world_database(&admin).await;
                clone_postgres(&admin, &world).await
            }
        }
    }

    /// The same one, for another instance; it goes with the first.
    pub fn shared(&self) -> Self {
        Self { url: self.url.clone(), _folder: None }
    }

    /// Opens it.
    pub async fn connect(&self) -> DatabaseConnection {
        api::database::connect(&self.url).await.expect("the test's database opens")
    }
}

const FILE: &str = "register.db";

fn sqlite_in(folder: TempDir) -> TestDatabase {
    let url = format!("sqlite://{}?mode=rwc", folder.path().join(FILE).display());
    TestDatabase { url, _folder: Some(folder) }
}

/// What makes the templates of one run different from those of another.
#[expect(clippy::disallowed_methods, reason = "the runner tells its run in the environment")]
fn run_id() -> String {
    let run = std::env::var("NEXTEST_RUN_ID").unwrap_or_else(|_| format!("pid{}", std::process::id()));
    run.chars().filter(char::is_ascii_alphanumeric).take(32).collect::<String>().to_lowercase()
}

/// The embedded world, made by whichever test comes first while the others wait.
async fn world_file() -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/tmp").join(format!("world-{}", run_id()));
    std::fs::create_dir_all(&folder).expect("a folder for the world");
    let lock = File::create(folder.join("lock")).expect("a lock");
    lock.lock().expect("the lock is ours");
    let made = folder.join("made.db");
    if !made.exists() {
        let making = folder.join("making.db");
        world::make(&format!("sqlite://{}?mode=rwc", making.display())).await;
        std::fs::rename(making, &made).expect("the world takes its place");
    }
    made
}

/// Where the test run's PostgreSQL is.
#[expect(clippy::disallowed_methods, reason = "scripts/check tells where its cluster is in the environment")]
fn server() -> String {
    std::env::var("TEST_POSTGRES_URL").expect(
        "TEST_POSTGRES_URL is not set: run scripts/check, or start a server with `scripts/postgres start FOLDER`",
    )
}

fn on_server(database: &str) -> String {
    let server = server();
    let (base, _) = server.rsplit_once('/').expect("TEST_POSTGRES_URL ends in /DATABASE");
    format!("{base}/{database}")
}

/// One connection to the server, so that a lock is released by the session that took it.
struct Admin(DatabaseConnection);

/// Names the lock under which databases are made: a template can be cloned by one at a time.
const LOCK: i64 = 20_260_323;

impl Admin {
    async fn locked() -> Self {
        let mut options = ConnectOptions::new(server());
        options.max_connections(1).sqlx_logging(false);
        let admin = Self(Database::connect(options).await.expect("the test server answers"));
        admin.run(&format!("SELECT pg_advisory_lock({LOCK})")).await;
        admin
    }

    async fn run(&self, statement: &str) {
        self.0.execute_unprepared(statement).await.unwrap_or_else(|error| panic!("{statement}: {error}"));
    }

    async fn has(&self, database: &str) -> bool {
        let wanted = format!("SELECT 1 FROM pg_database WHERE datname = '{database}'");
        let found = self.0.query_one_raw(Statement::from_string(DbBackend::Postgres, wanted)).await;
        found.expect("the server lists its databases").is_some()
    }
}

/// The world on the server, made by whichever test comes first while the others wait.
async fn world_database(admin: &Admin) -> String {
    let world = format!("world_{}", run_id());
    if !admin.has(&world).await {
        let making = format!("making_{}", run_id());
        admin.run(&format!("CREATE DATABASE {making} TEMPLATE template0")).await;
        world::make(&on_server(&making)).await;
        admin.run(&format!("ALTER DATABASE {making} RENAME TO {world}")).await;
    }
    world
}

async fn clone_postgres(admin: &Admin, template: &str) -> TestDatabase {
    let name = format!("test_{}_{}_{}", run_id(), std::process::id(), unique());
    admin.run(&format!("CREATE DATABASE {name} TEMPLATE {template}")).await;
    TestDatabase { url: on_server(&name), _folder: None }
}

fn unique() -> usize {
    use std::sync::atomic::{AtomicUsize, Ordering};
    static NEXT: AtomicUsize = AtomicUsize::new(0);
    NEXT.fetch_add(1, Ordering::Relaxed)
}
