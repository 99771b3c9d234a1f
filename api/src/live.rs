//! What each instance has in memory of what people change, kept as the database has it.

use sea_orm::DatabaseConnection;
use tokio::task::JoinHandle;

use crate::{changes::Feed, exchange::Exchange, graphql::error::Error, library::Library};

/// Everything that follows the log. Clones are the same.
#[derive(Clone)]
pub struct Live {
    /// The practices as they are searched.
    pub library: Library,
    /// Needs and offers as they are listed and matched.
    pub exchange: Exchange,
    /// What happens, for who listens.
    pub feed: Feed,
}

impl Live {
    /// Reads everything for the first time.
    pub async fn load(db: &DatabaseConnection) -> Result<Self, Error> {
        Ok(Self {
            library: Library::load(db.clone()).await?,
            exchange: Exchange::load(db.clone()).await?,
            feed: Feed::begin(db.clone()).await?,
        })
    }

    /// Follows what was changed since: by who made a change, before they answer.
    pub async fn follow(&self) -> Result<(), Error> {
        self.library.follow().await?;
        self.exchange.follow().await?;
        Ok(self.feed.follow().await?)
    }

    /// Follows for as long as the service runs.
    pub fn always(&self) -> Vec<JoinHandle<()>> {
        vec![self.library.always(), self.exchange.always(), self.feed.always()]
    }
}
