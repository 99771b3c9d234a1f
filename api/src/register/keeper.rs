//! Holding the newest register, and handing it out.
//!
//! A request takes one `Arc<Register>` and keeps it to its end. [`Watch`] sees to it that there is a newer one when an
//! import was committed, here or by another process, and when a day has ended in London.

use std::{io, sync::Arc, time::Duration};

use arc_swap::ArcSwap;
use sea_orm::{
    AccessMode, DatabaseConnection, DatabaseTransaction, DbBackend, DbErr, IsolationLevel, TransactionTrait,
};

use super::{
    Register,
    build::Builder,
    rows::{self, Rows},
    watch::Watch,
};
use crate::clock::Clock;

/// How often the database is asked whether something newer was committed, besides listening to it. An import is
/// promised to be served within two seconds, also when the word of it is lost.
const POLL: Duration = Duration::from_millis(500);

/// The newest register, shared by all requests.
#[derive(Clone)]
pub struct Keeper {
    current: Arc<ArcSwap<Register>>,
    /// Where the register's rows are.
    pub(super) db: DatabaseConnection,
    /// What tells which day it is.
    pub(super) clock: Clock,
}

impl Keeper {
    /// Loads the register for the first time.
    pub async fn load(db: DatabaseConnection, clock: Clock) -> Result<Self, DbErr> {
        let register = load(&db, &clock).await?;
        Ok(Self { current: Arc::new(ArcSwap::from_pointee(register)), db, clock })
    }

    /// The register as it is now.
    pub fn current(&self) -> Arc<Register> {
        self.current.load_full()
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
        self.current.swap(Arc::new(register))
    }
}

/// Reads the rows of one moment and builds the value from them.
///
/// This computes for a good part of a second without a pause: call it where that holds up nobody.
pub async fn load(db: &DatabaseConnection, clock: &Clock) -> Result<Register, DbErr> {
    let moment = one_moment(db).await?;
    let mut builder = Builder::new(Rows::read(&moment).await?, clock);
    rows::each_school(&moment, |row| builder.take(row)).await?;
    moment.rollback().await?;
    Ok(builder.finish())
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
