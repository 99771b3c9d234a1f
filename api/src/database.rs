//! Reaching the database, whichever of the two it is.

use std::{
    fs::OpenOptions,
    os::unix::fs::{OpenOptionsExt as _, PermissionsExt as _},
    time::Duration,
};

use anyhow::{Context as _, anyhow, bail};
use migration::{Migrator, MigratorTrait};
use sea_orm::{
    ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DatabaseTransaction, DbBackend, DbErr,
    SqliteTransactionMode, SqlxPostgresConnector, SqlxSqliteConnector, TransactionOptions, TransactionTrait,
};
use sqlx::{
    Connection as _, PgConnection,
    postgres::{PgConnectOptions, PgPoolOptions},
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};

/// Connections of one process: reads are few, since the register is in memory.
const CONNECTIONS: u32 = 8;

/// How long to wait for a connection before saying so.
const PATIENCE: Duration = Duration::from_secs(10);

/// The key of the advisory lock under which PostgreSQL's tables are migrated: any number that nobody else uses.
const MIGRATION_LOCK: i64 = 7_216_545_102;

/// The channel on which PostgreSQL tells of a new register.
pub const REGISTER_CHANNEL: &str = "school_trusts_register";

/// Opens the database, with a sentence where that fails. An embedded one is made where there is none, for its owner's
/// eyes alone: it holds people's names, and the key that signs tokens.
pub async fn connect(url: &str) -> anyhow::Result<DatabaseConnection> {
    keep_private(url);
    open(url, |sqlite| sqlite.journal_mode(SqliteJournalMode::Wal)).await
}

/// Opens a database that is there already.
pub async fn connect_to_existing(url: &str) -> anyhow::Result<DatabaseConnection> {
    open(url, |sqlite| sqlite.create_if_missing(false)).await
}

/// The address of a database that goes with the process.
pub const IN_MEMORY: &str = "sqlite::memory:";

/// Whether an address leads to an embedded database that is not there yet.
pub fn is_yet_to_be_made(url: &str) -> bool {
    let embedded = url.starts_with("sqlite:").then(|| url.parse::<SqliteConnectOptions>().ok()).flatten();
    embedded.is_some_and(|file| !file.get_filename().exists())
}

/// Has nobody else read the file of an embedded database, be it there already or to be made. The files that
/// SQLite lays beside it have the same rights.
fn keep_private(url: &str) {
    if !url.starts_with("sqlite:") || url.starts_with(IN_MEMORY) {
        return;
    }
    let Ok(file) = url.parse::<SqliteConnectOptions>() else { return };
    // Where this fails, opening it will, and says better what is wrong.
    if is_yet_to_be_made(url) && url.contains("mode=rwc") {
        let _ = OpenOptions::new().write(true).create_new(true).mode(0o600).open(file.get_filename());
    }
    // One that was made before this was so, by this service or by somebody's hand.
    for beside in ["", "-wal", "-shm"] {
        let mut path = file.get_filename().as_os_str().to_owned();
        path.push(beside);
        let is_open = |meta: &std::fs::Metadata| meta.permissions().mode() & 0o077 != 0;
        if std::fs::metadata(&path).is_ok_and(|meta| is_open(&meta)) {
            let _ = std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o600));
        }
    }
}

type Adjust = fn(SqliteConnectOptions) -> SqliteConnectOptions;

async fn open(url: &str, adjust: Adjust) -> anyhow::Result<DatabaseConnection> {
    if !url.starts_with("sqlite:") && !url.starts_with("postgres:") && !url.starts_with("postgresql:") {
        bail!("DATABASE_URL must start with sqlite:// or postgres://");
    }
    let unopened =
        |why: &dyn std::fmt::Display| anyhow!("the database at {} cannot be opened: {why}", without_password(url));
    if !url.starts_with("sqlite:") {
        // A pool would wait for a server that is not there, and then say only that it waited.
        let Ok(server) = url.parse::<PgConnectOptions>() else {
            bail!("DATABASE_URL is not an address such as postgres://USER:PASSWORD@HOST:PORT/NAME");
        };
        let reached = tokio::time::timeout(PATIENCE, PgConnection::connect_with(&server)).await;
        reached.map_err(|late| unopened(&late))?.map_err(|error| unopened(&error))?.close().await?;
    }
    let mut options = ConnectOptions::new(url);
    options.max_connections(CONNECTIONS).connect_timeout(PATIENCE).acquire_timeout(PATIENCE).sqlx_logging(false);
    options.map_sqlx_sqlite_opts(move |sqlite| {
        // What is deleted is overwritten, since it may be somebody's name.
        // Without recursive triggers, who replaces a row of the log would pass by those that guard it.
        let sqlite = adjust(sqlite).pragma("secure_delete", "ON").pragma("recursive_triggers", "ON");
        sqlite.synchronous(SqliteSynchronous::Normal).foreign_keys(true).busy_timeout(PATIENCE)
    });
    options.map_sqlx_postgres_opts(|postgres| postgres.application_name("school-trusts"));
    connect_in_time(options).await.map_err(|error| unopened(&error))
}

/// One more connection to a database, which is opened when it is first used. It belongs to the runtime in which that
/// happens: a thread with a runtime of its own cannot share those of another.
pub fn own_connection(db: &DatabaseConnection) -> DatabaseConnection {
    if db.get_database_backend() == DbBackend::Postgres {
        let server = db.get_postgres_connection_pool().connect_options();
        let one = PgPoolOptions::new().max_connections(1).acquire_timeout(PATIENCE);
        return SqlxPostgresConnector::from_sqlx_postgres_pool(one.connect_lazy_with(server.as_ref().clone()));
    }
    let file = db.get_sqlite_connection_pool().connect_options();
    let one = SqlitePoolOptions::new().max_connections(1).acquire_timeout(PATIENCE);
    SqlxSqliteConnector::from_sqlx_sqlite_pool(one.connect_lazy_with(file.as_ref().clone()))
}

/// Opens the database. While others open a new embedded one, it is theirs for some milliseconds.
async fn connect_in_time(options: ConnectOptions) -> Result<DatabaseConnection, DbErr> {
    for _ in 0..50 {
        match Database::connect(options.clone()).await {
            Err(error) if is_locked(&error) => tokio::time::sleep(Duration::from_millis(50)).await,
            opened => return opened,
        }
    }
    Database::connect(options).await
}

/// Whether another process was writing to an embedded database for longer than we wait.
pub fn is_locked(error: &DbErr) -> bool {
    error.to_string().contains("database is locked")
}

/// A database's address fit to be shown: of a server's, what names it and nothing that may hold a password.
pub fn without_password(url: &str) -> String {
    if url.starts_with("sqlite:") {
        return url.to_owned();
    }
    let Ok(server) = url.parse::<PgConnectOptions>() else { return "postgres://…".to_owned() };
    format!("postgres://{}:{}/{}", server.get_host(), server.get_port(), server.get_database().unwrap_or_default())
}

/// Brings the tables up to date, or changes nothing. One process does so while others wait.
pub async fn migrate(db: &DatabaseConnection) -> anyhow::Result<()> {
    if pending_migrations(db).await? == 0 {
        return Ok(());
    }
    let why = "the tables could not be brought up to date";
    let alone = claim(db, MIGRATION_LOCK).await.context(why)?;
    Migrator::up(&alone, None).await.context(why)?;
    alone.commit().await.context(why)
}

/// Begins a transaction that one process at a time can hold, and waits for others that do. An embedded database has
/// one writer at any time; on a server the key says what is claimed.
pub async fn claim(db: &DatabaseConnection, key: i64) -> Result<DatabaseTransaction, DbErr> {
    let transaction = begin_immediately(db).await?;
    if db.get_database_backend() == DbBackend::Postgres {
        transaction.execute_unprepared(&format!("SELECT pg_advisory_xact_lock({key})")).await?;
    }
    Ok(transaction)
}

/// Begins a transaction that will write. An embedded database has one writer at a time, who is waited for here; on a
/// server nobody waits for ever, neither for a row nor with one.
pub async fn begin_write(db: &DatabaseConnection) -> Result<DatabaseTransaction, DbErr> {
    let transaction = begin_immediately(db).await?;
    if db.get_database_backend() == DbBackend::Postgres {
        let bounds = "SET LOCAL lock_timeout = '4s'; SET LOCAL statement_timeout = '8s'; \
                      SET LOCAL idle_in_transaction_session_timeout = '10s'";
        transaction.execute_unprepared(bounds).await?;
    }
    Ok(transaction)
}

async fn begin_immediately(db: &DatabaseConnection) -> Result<DatabaseTransaction, DbErr> {
    let mode = Some(SqliteTransactionMode::Immediate);
    db.begin_with_options(TransactionOptions { sqlite_transaction_mode: mode, ..Default::default() }).await
}

/// How many migrations the database lacks. Only looks.
pub async fn pending_migrations(db: &DatabaseConnection) -> anyhow::Result<usize> {
    Ok(Migrator::get_pending_migrations_read_only(db).await?.len())
}

/// Makes sure that the tables are up to date: an embedded database is migrated, a server's is not touched unasked.
pub async fn prepare(db: &DatabaseConnection) -> anyhow::Result<()> {
    if db.get_database_backend() == DbBackend::Sqlite {
        return migrate(db).await;
    }
    check_migrations(db).await
}

/// Makes sure that the tables are up to date, and touches nothing.
pub async fn check_migrations(db: &DatabaseConnection) -> anyhow::Result<()> {
    match pending_migrations(db).await? {
        0 => Ok(()),
        pending => bail!("the database lacks {pending} migration(s): run `school-trusts migrate` first"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_shown_without_its_password() {
        assert_eq!(without_password("postgres://me:p%40ss@host/db"), "postgres://host:5432/db");
        assert_eq!(without_password("postgres://host/db?user=me&password=secret"), "postgres://host:5432/db");
        assert_eq!(without_password("postgres://me:secret@host:port/db"), "postgres://…");
        assert_eq!(without_password("sqlite://a.db"), "sqlite://a.db");
    }
}
