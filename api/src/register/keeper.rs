//! Keeping the register current while requests run.
//!
//! A request takes one `Arc<Register>` and keeps it to its end. When an import was committed, here or by another
//! process, or when a day has ended in London, a new value is built on a thread of its own and takes the old one's
//! place.

use std::{sync::Arc, time::Duration};

use arc_swap::ArcSwap;
use sea_orm::{
    AccessMode, DatabaseConnection, DatabaseTransaction, DbBackend, DbErr, IsolationLevel, TransactionTrait,
};
use tokio::task::JoinHandle;

use super::{
    Register,
    build::Builder,
    rows::{self, Rows},
};
use crate::clock::Clock;

/// How often the database is asked whether something newer was committed.
const POLL: Duration = Duration::from_millis(500);

/// How long to wait at most before asking again, while the database gives no answer.
const LONGEST_WAIT: Duration = Duration::from_secs(60);

/// The newest register, shared by all requests.
#[derive(Clone)]
pub struct Keeper {
    current: Arc<ArcSwap<Register>>,
    db: DatabaseConnection,
    clock: Clock,
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
    pub fn watch(&self) -> Watch {
        let keeper = self.clone();
        Watch(tokio::spawn(async move {
            let mut wait = POLL;
            loop {
                tokio::time::sleep(wait).await;
                wait = match keeper.refresh().await {
                    Ok(()) => POLL,
                    Err(error) => {
                        tracing::warn!(%error, "the register could not be refreshed; the previous one stays");
                        (wait * 2).min(LONGEST_WAIT)
                    }
                };
            }
        }))
    }

    /// Replaces the register where it is out of date.
    pub async fn refresh(&self) -> Result<(), DbErr> {
        let held = self.current();
        if rows::version(&self.db).await? == held.version && self.clock.today() == held.today {
            return Ok(());
        }
        let register = load(&self.db, &self.clock).await?;
        tracing::info!(version = register.version, schools = register.schools.records().len(), "register replaced");
        self.current.store(Arc::new(register));
        Ok(())
    }
}

/// Reads the rows of one moment and builds the value from them.
///
/// Rows arrive in small steps, between which other work goes on; putting all in order is one long step, and is done
/// where it holds up nobody.
pub async fn load(db: &DatabaseConnection, clock: &Clock) -> Result<Register, DbErr> {
    let moment = one_moment(db).await?;
    let mut builder = Builder::new(Rows::read(&moment).await?, clock);
    rows::each_school(&moment, |row| builder.take(row)).await?;
    moment.rollback().await?;
    let built = tokio::task::spawn_blocking(move || builder.finish()).await;
    built.map_err(|fault| DbErr::Custom(format!("the register could not be built: {fault}")))
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

/// Stops watching when dropped.
pub struct Watch(JoinHandle<()>);

impl Drop for Watch {
    fn drop(&mut self) {
        self.0.abort();
    }
}
