//! Keeping nothing for longer than is said: what is over is deleted, by the command and every hour by the service.

use std::{fmt, time::Duration};

use chrono::{DateTime, Utc};
use sea_orm::DatabaseConnection;
use tokio::task::JoinHandle;

use super::{erasure, expiry, wipe};
use crate::{
    changes::{Stop, retention},
    clock::Clock,
    graphql::error::Error,
};

/// How often the service sweeps, and how long after its start for the first time.
const EVERY: Duration = Duration::from_secs(3600);
const FIRST: Duration = Duration::from_secs(60);

/// What one sweep did.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Swept {
    /// How many wishes to be erased were granted.
    pub erased: u64,
    /// Whether what was erased is gone from the files too.
    pub wiped: bool,
    /// What of staff, offers and secondments was too old.
    pub expired: expiry::Expired,
    /// What of the trace was too old.
    pub old: retention::Deleted,
}

impl fmt::Display for Swept {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { erased, wiped, expired, old } = self;
        writeln!(f, "erased {erased} people whose wish was waiting")?;
        let files = if *wiped { "nothing erased lies" } else { "something erased lies, since others were reading," };
        writeln!(f, "{files} in the database's files")?;
        write!(f, "{expired}{old}")
    }
}

/// Sweeps once. Where something that was deleted before `may_be_left` in the files, these are looked after whether or not
/// anything is deleted now.
pub async fn sweep(db: &DatabaseConnection, now: DateTime<Utc>, may_be_left: bool) -> anyhow::Result<Swept> {
    let erased = erasure::grant_what_waits(db, now).await.map_err(told)?;
    let expired = expiry::let_go(db, now).await.map_err(told);
    if let Err(error) = retention::make_parts(db, now).await {
        tracing::warn!(%error, "the log's parts could not be looked at");
    }
    let else_gone = may_be_left || expired.as_ref().map_or(true, expiry::Expired::held_texts);
    let wiped = wipe::wipe(db, now, else_gone).await;
    let old = retention::delete_old(db, now).await?;
    Ok(Swept { erased, wiped: wiped?, expired: expired?, old })
}

fn told(stop: Stop) -> anyhow::Error {
    match stop {
        Stop::Refused(error) => anyhow::anyhow!(error.message),
        Stop::Failed(Error::Fault(cause)) => anyhow::anyhow!(cause),
        Stop::Failed(error) => anyhow::anyhow!(error.message().to_owned()),
    }
}

/// Sweeps for as long as the service runs.
pub fn always(db: DatabaseConnection, clock: Clock) -> JoinHandle<()> {
    tokio::spawn(async move {
        if let Err(error) = retention::make_parts(&db, clock.now()).await {
            tracing::warn!(%error, "the log has no part for this month: its entries lie among the rest");
        }
        tokio::time::sleep(FIRST).await;
        // Whether the last sweep before this start was hindered nobody knows.
        let mut may_be_left = true;
        loop {
            match sweep(&db, clock.now(), may_be_left).await {
                Ok(swept) => {
                    may_be_left = !swept.wiped;
                    tracing::debug!(?swept, "swept");
                }
                Err(error) => {
                    may_be_left = true;
                    tracing::warn!(error = format!("{error:#}"), "what is too old could not be deleted");
                }
            }
            tokio::time::sleep(EVERY).await;
        }
    })
}
