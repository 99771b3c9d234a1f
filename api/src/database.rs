//! Reaching the database, whichever of the two it is.

use std::time::Duration;

use anyhow::{Context as _, bail};
use migration::{Migrator, MigratorTrait};
use sea_orm::{ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DbBackend, TransactionTrait};

/// Connections of one process: reads are few, since the register is in memory.
const CONNECTIONS: u32 = 8;

/// How long to wait for a connection before saying so.
const PATIENCE: Duration = Duration::from_secs(10);

/// The key of the advisory lock under which PostgreSQL's tables are migrated: any number that nobody else uses.
const MIGRATION_LOCK: i64 = 7_216_545_102;

/// Opens the database, with a sentence where that fails.
pub async fn connect(url: &str) -> anyhow::Result<DatabaseConnection> {
    if !url.starts_with("sqlite:") && !url.starts_with("postgres:") && !url.starts_with("postgresql:") {
        bail!("DATABASE_URL must start with sqlite:// or postgres://");
    }
    let mut options = ConnectOptions::new(url);
    options.max_connections(CONNECTIONS).connect_timeout(PATIENCE).acquire_timeout(PATIENCE).sqlx_logging(false);
    options.map_sqlx_sqlite_opts(|sqlite| {
        use sqlx::sqlite::{SqliteJournalMode, SqliteSynchronous};
        sqlite
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Normal)
            .foreign_keys(true)
            .busy_timeout(PATIENCE)
    });
    options.map_sqlx_postgres_opts(|postgres| postgres.application_name("school-trusts"));
    Database::connect(options)
        .await
        .with_context(|| format!("the database at {} cannot be opened", without_password(url)))
}

/// A database's address fit to be shown: what stands between `//` and `@` may hold a password.
pub fn without_password(url: &str) -> String {
    match (url.split_once("://"), url.rsplit_once('@')) {
        (Some((scheme, _)), Some((_, place))) => format!("{scheme}://…@{place}"),
        _ => url.to_owned(),
    }
}

/// Brings the tables up to date. On PostgreSQL one process does so while others wait.
pub async fn migrate(db: &DatabaseConnection) -> anyhow::Result<()> {
    if db.get_database_backend() == DbBackend::Postgres {
        let lock = db.begin().await?;
        lock.execute_unprepared(&format!("SELECT pg_advisory_xact_lock({MIGRATION_LOCK})")).await?;
        Migrator::up(db, None).await.context("the tables could not be brought up to date")?;
        lock.commit().await?;
        return Ok(());
    }
    Migrator::up(db, None).await.context("the tables could not be brought up to date")
}

/// How many migrations the database lacks.
pub async fn pending_migrations(db: &DatabaseConnection) -> anyhow::Result<usize> {
    Ok(Migrator::get_pending_migrations(db).await?.len())
}

/// Makes sure that the tables are up to date: an embedded database is migrated, a server's is not touched unasked.
pub async fn prepare(db: &DatabaseConnection) -> anyhow::Result<()> {
    if db.get_database_backend() == DbBackend::Sqlite {
        return migrate(db).await;
    }
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
        assert_eq!(without_password("postgres://me:p@ss@host/db"), "postgres://…@host/db");
        assert_eq!(without_password("sqlite://a.db"), "sqlite://a.db");
    }
}
