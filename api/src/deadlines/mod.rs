//! What happens because its day has come: needs and offers that are over, questions that nobody answered, secondments that
//! begin, are called off, or are completed.
//!
//! Every instance looks every minute. Whatever is due is moved in a transaction of its own, by whoever locks it first and
//! still finds it due; what somebody else holds at that moment is left to the next look. So each move is made once, however
//! many look, and what fell due while nobody looked is caught up with.

mod contacts;
mod kind;
mod met;
mod needs;
mod offers;
mod secondments;

use std::time::Duration;

use chrono::{DateTime, Utc};
use sea_orm::{DatabaseConnection, DbErr};
use tokio::task::JoinHandle;
use uuid::Uuid;

use self::kind::{Kind, PAGE};
pub use self::met::{Met, Move};
use crate::{
    changes::{Stop, Write},
    clock::Clock,
    live::Live,
};

/// Looks for as long as the service runs, and at once when it starts; not at all where it is to look never.
pub fn always(db: DatabaseConnection, live: Live, clock: Clock, every: Duration) -> Option<JoinHandle<()>> {
    (!every.is_zero()).then(|| {
        tokio::spawn(async move {
            loop {
                look(&db, &live, clock.now()).await;
                tokio::time::sleep(every).await;
            }
        })
    })
}

async fn look(db: &DatabaseConnection, live: &Live, now: DateTime<Utc>) {
    match meet(db, now).await {
        Ok(met) if met.moved() == 0 => tracing::debug!(%met, "looked for what is due"),
        Ok(met) => {
            tracing::info!(%met, "what was due is done");
            // Else lists of this instance would show it for a moment longer.
            if let Err(error) = live.follow().await {
                tracing::warn!(?error, "what was due is done, and lists have yet to follow");
            }
        }
        Err(error) => tracing::warn!(%error, "what is due could not be looked for"),
    }
}

/// Does everything that is due.
pub async fn meet(db: &DatabaseConnection, now: DateTime<Utc>) -> Result<Met, DbErr> {
    let mut met = Met::default();
    for kind in Kind::ALL {
        let mut after = Uuid::nil();
        loop {
            let due = kind.due(db, now, after).await?;
            for id in &due {
                meet_one(db, now, (kind, *id), &mut met).await?;
            }
            match due.last() {
                Some(last) if due.len() == PAGE => after = *last,
                _ => break,
            }
        }
    }
    Ok(met)
}

/// Does one thing that is due. That it fails is no reason to leave the others undone.
async fn meet_one(
    db: &DatabaseConnection,
    now: DateTime<Utc>,
    (kind, id): (Kind, Uuid),
    met: &mut Met,
) -> Result<(), DbErr> {
    let mut write = Write::by_ourselves(db, now, ("service", "deadlines")).await?;
    let done = kind.meet(&mut write, id).await;
    match end(write, done).await {
        Ok(Some(made)) => met.count(made),
        Ok(None) => met.left += 1,
        Err(why) => {
            tracing::warn!(?kind, %id, ?why, "what is due could not be done");
            met.failed += 1;
        }
    }
    Ok(())
}

async fn end(write: Write, done: Result<Option<Move>, Stop>) -> Result<Option<Move>, Stop> {
    Ok(write.end(done).await??)
}
