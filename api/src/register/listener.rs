//! Hearing of an import at once, where the database can tell of it.
//!
//! Word may get lost: with the connection, or in a pooler that lends one connection to many. So this only makes
//! quicker what polling does anyway.

use std::time::Duration;

use futures_util::{
    StreamExt as _,
    stream::{self, BoxStream},
};
use sea_orm::{DatabaseConnection, DbBackend};
use sqlx::postgres::{PgConnectOptions, PgListener, PgPoolOptions};
use tokio::time::sleep;

use crate::database::REGISTER_CHANNEL;

/// How long to wait before listening again, and at most, while it fails again and again.
const WAITS: (Duration, Duration) = (Duration::from_millis(500), Duration::from_secs(60));

/// Yields whenever an import may have been committed. Never does on a database that cannot tell.
pub fn announcements(db: &DatabaseConnection) -> BoxStream<'static, ()> {
    match db.get_database_backend() {
        DbBackend::Postgres => {
            let ear = Ear::new(db.get_postgres_connection_pool().connect_options().as_ref().clone());
            stream::unfold(ear, |mut ear| async {
                ear.hear().await;
                Some(((), ear))
            })
            .boxed()
        }
        _ => stream::pending().boxed(),
    }
}

/// Listens to a server, and begins again whenever it was cut off.
struct Ear {
    server: PgConnectOptions,
    listener: Option<PgListener>,
    wait: Duration,
}

impl Ear {
    fn new(server: PgConnectOptions) -> Self {
        Self { server, listener: None, wait: WAITS.0 }
    }

    /// Waits for word of an import, or until there is an ear for it again: something may have been missed.
    async fn hear(&mut self) {
        while let Err(error) = self.try_to_hear().await {
            tracing::warn!(%error, "imports are not heard of, and found by asking until they are");
            self.listener = None;
            sleep(self.wait).await;
            self.wait = (self.wait * 2).min(WAITS.1);
        }
    }

    async fn try_to_hear(&mut self) -> Result<(), sqlx::Error> {
        let Some(listener) = &mut self.listener else {
            self.listener = Some(listen(&self.server).await?);
            return Ok(());
        };
        listener.try_recv().await?.ok_or_else(|| sqlx::Error::Protocol("the connection was lost".into()))?;
        self.wait = WAITS.0;
        Ok(())
    }
}

async fn listen(server: &PgConnectOptions) -> Result<PgListener, sqlx::Error> {
    let pool = PgPoolOptions::new().max_connections(1).connect_with(server.clone()).await?;
    let mut listener = PgListener::connect_with(&pool).await?;
    listener.eager_reconnect(false);
    listener.listen(REGISTER_CHANNEL).await?;
    Ok(listener)
}
