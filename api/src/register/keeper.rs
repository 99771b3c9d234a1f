//! Holding the newest register, and handing it out.
//!
//! A request takes one `Arc<Register>` and keeps it to its end. [`Watch`] sees to it that there is a newer one when an
//! import was committed, here or by another process, and when a day has ended in London.

use std::{io, sync::Arc, time::Duration};

use arc_swap::ArcSwap;
use sea_orm::{
    AccessMode, DatabaseConnection, DatabaseTransaction, DbBackend, DbErr, IsolationLevel, TransactionTrait,
};

use tokio::sync::watch;

use super::{
    Register,
    build::Builder,
    rows::{self, Rows},
    subscription::Updates,
    watch::Watch,
};
use crate::clock::Clock;

/// How often the database is asked whether something newer was committed, besides listening to it. An import is
/// promised to be served within two seconds, also when the word of it is lost.
const POLL: Duration = Duration::from_millis(500);

/// How long the database may take to say that it is there.
const ANSWERS_WITHIN: Duration = Duration::from_secs(1);

/// The newest register, shared by all requests.
#[derive(Clone)]
pub struct Keeper {
    current: Arc<ArcSwap<Register>>,
    /// The version of the newest register, for those who wait for another.
    version: Arc<watch::Sender<i64>>,
    /// Where the register's rows are.
    pub(super) db: DatabaseConnection,
    /// What tells which day it is.
    pub(super) clock: Clock,
}

impl Keeper {
    /// Loads the register for the first time.
    pub async fn load(db: DatabaseConnection, clock: Clock) -> Result<Self, DbErr> {
        let register = load(&db, &clock).await?;
        let version = Arc::new(watch::Sender::new(register.version));
        Ok(Self { current: Arc::new(ArcSwap::from_pointee(register)), version, db, clock })
    }

    /// The register as it is now.
    pub fn current(&self) -> Arc<Register> {
        self.current.load_full()
    }

    /// The registers to come.
    pub fn updates(&self) -> Updates {
        Updates::new(self.clone(), self.version.subscribe())
    }

    /// Whether the database answers, within a second.
    pub async fn database_answers(&self) -> bool {
        tokio::time::timeout(ANSWERS_WITHIN, self.db.ping()).await.is_ok_and(|answered| answered.is_ok())
    }

    /// How many connections to the database are open, and how many of them idle.
    pub fn connections(&self) -> (u32, usize) {
        match self.db.get_database_backend() {
            DbBackend::Postgres => {
                let pool = self.db.get_postgres_connection_pool();
                (pool.size(), pool.num_idle())
            }
            _ => {
                let pool = self.db.get_sqlite_connection_pool();
                (pool.size(), pool.num_idle())
            }
        }
    }

    /// Watches the database and the calendar for as long as the handle is held.
    pub fn watch(&self) -> io::Result<Watch> {
        self.watch_every(POLL)
    }

    /// Watches, and asks the database at another pace.
    pub fn watch_every(&self, poll: Duration) -> io::Result<Watch> {
        Watch::start(self.clone(), poll)
    }

    /// Puts a register in the place of the present one, which is handed back.
    pub(super) fn replace(&self, register: Register) -> Arc<Register> {
        let version = register.version;
        let replaced = self.current.swap(Arc::new(register));
        self.version.send_if_modified(|held| std::mem::replace(held, version) != version);
        replaced
    }
}

/// Reads the rows of one moment and builds the value from them.
///
/// This computes for a good part of a second without a pause: call it where that holds up nobody.
pub async fn load(db: &DatabaseConnection, clock: &Clock) -> Result<Register, DbErr> {
    let moment = one_moment(db).await?;
    let mut builder = Builder::new(Rows::read(&moment).await?, clock);
    rows::each_census(&moment, |row| builder.count(row)).await?;
    tracing::debug!("the small tables are read");
    rows::each_school(&moment, |row| builder.take(row)).await?;
    tracing::debug!("schools are read");
    rows::each_inspection(&moment, |row| builder.inspect(row)).await?;
    moment.rollback().await?;
    tracing::debug!("inspections are read");
    let register = builder.finish();
    tracing::debug!("the register is built");
    Ok(register)
}

/// A transaction in which all reads see the same rows. SQLite's always do; PostgreSQL's do where asked.
async fn one_moment(db: &DatabaseConnection) -> Result<DatabaseTransaction, DbErr> {
    match db.get_database_backend() {
        DbBackend::Postgres => {
            db.begin_with_config(Some(IsolationLevel::RepeatableRead), Some(AccessMode::ReadOnly)).await
        }
        _ => db.begin().await,
    }
}
