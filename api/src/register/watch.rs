//! Noticing that the register is out of date, and replacing it without the requests' noticing.
//!
//! All of it happens on one thread that serves no request: reading and building take a good part of a second, and so
//! would freeing the old register if a request happened to be its last holder.

use std::{hint::black_box, io, sync::Arc, thread, time::Duration};

use futures_util::StreamExt as _;
use sea_orm::{DatabaseConnection, DbErr};
use tokio::{
    runtime, select,
    sync::oneshot,
    task::JoinError,
    time::{Instant, sleep, timeout},
};

use super::{Register, keeper::Keeper, listener, priority, rows};
use crate::database;

/// How long to wait before trying again what has just failed, and at most, while it fails again and again.
const WAITS: (Duration, Duration) = (Duration::from_millis(500), Duration::from_secs(60));

/// How long the database may take to tell its newest version. A server that vanished would never say that it did.
const ANSWER: Duration = Duration::from_secs(10);

/// How long reading and building may take.
const LOADING: Duration = Duration::from_secs(300);

/// How often a replaced register is looked at, whether a request still holds it.
const LEFTOVER: Duration = Duration::from_millis(100);

/// The allocator, mimalloc, keeps freed memory for a second, and gives it back when next something large is freed. On a
/// quiet machine nothing is for hours, while a whole register's memory lies idle: so something is, after this time.
const RETURN: Duration = Duration::from_secs(2);

/// What is large to the allocator, in bytes.
const LARGE: usize = 4 << 20;

/// Stops watching when dropped.
pub struct Watch {
    _stop: oneshot::Sender<()>,
}

impl Watch {
    /// Watches on a thread of its own.
    pub(super) fn start(keeper: Keeper, poll: Duration) -> io::Result<Self> {
        let runtime = runtime::Builder::new_current_thread().enable_all().build()?;
        let (stop, stopped) = oneshot::channel();
        let work = async move {
            select! {
                _ = stopped => {}
                () = attend_always(keeper, poll) => {}
            }
        };
        let thread = thread::Builder::new().name("register".into());
        thread.spawn(move || {
            priority::step_back();
            runtime.block_on(work);
        })?;
        Ok(Self { _stop: stop })
    }
}

/// Why watching broke off.
#[derive(Debug, thiserror::Error)]
enum Fault {
    #[error(transparent)]
    Database(#[from] DbErr),
    #[error("the database does not answer")]
    Silence(#[from] tokio::time::error::Elapsed),
    #[error("it could not be built: {0}")]
    Panic(#[from] JoinError),
}

/// Attends to the register whatever happens, each time with new connections.
async fn attend_always(keeper: Keeper, poll: Duration) {
    let (shortest, longest) = WAITS;
    let mut wait = shortest;
    loop {
        let began = Instant::now();
        // A task, since a fault in the building must not end the watch.
        let task = tokio::spawn(attend(keeper.clone(), poll));
        let fault = task.await.unwrap_or_else(Fault::from);
        tracing::warn!(%fault, "the register could not be refreshed; the previous one stays");
        if began.elapsed() > longest {
            wait = shortest;
        }
        sleep(wait).await;
        wait = (wait * 2).min(longest);
    }
}

/// Replaces the register whenever it is out of date, until something fails.
async fn attend(keeper: Keeper, poll: Duration) -> Fault {
    let db = database::own_connection(&keeper.db);
    let mut announcements = listener::announcements(&keeper.db);
    loop {
        if let Err(fault) = refresh(&keeper, &db).await {
            return fault;
        }
        select! {
            () = sleep(poll) => {}
            _ = announcements.next() => {}
        }
    }
}

/// Replaces the register where it is out of date.
async fn refresh(keeper: &Keeper, db: &DatabaseConnection) -> Result<(), Fault> {
    let held = keeper.current();
    if timeout(ANSWER, rows::version(db)).await?? == held.version && keeper.clock.today() == held.today {
        return Ok(());
    }
    drop(held);
    let register = timeout(LOADING, super::keeper::load(db, &keeper.clock)).await??;
    tracing::info!(version = register.version, schools = register.schools.records().len(), "register replaced");
    tokio::spawn(free(keeper.replace(register)));
    Ok(())
}

/// Frees a replaced register when nobody else holds it: here, since doing so takes a request's time.
async fn free(replaced: Arc<Register>) {
    while Arc::strong_count(&replaced) > 1 {
        sleep(LEFTOVER).await;
    }
    drop(replaced);
    sleep(RETURN).await;
    drop(black_box(Vec::<u8>::with_capacity(LARGE)));
}
