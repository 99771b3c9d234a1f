//! What is read for all that somebody is told in a reply at once.

use std::collections::HashMap;

use async_graphql::dataloader::Loader;
use entity::notification_read::Column;
use sea_orm::{ColumnTrait as _, DatabaseConnection, QueryFilter as _};
use uuid::Uuid;

use crate::{access::scope, context::Asker, graphql::error::Error};

/// What of it somebody has read.
pub struct ReadMarks {
    /// Where they are.
    pub db: DatabaseConnection,
    /// Who asks.
    pub asker: Asker,
}

impl Loader<Uuid> for ReadMarks {
    type Value = ();
    type Error = Error;

    async fn load(&self, keys: &[Uuid]) -> Result<HashMap<Uuid, ()>, Error> {
        let read = scope::read_notifications(&self.asker.viewer());
        let read = read.filter(Column::NotificationId.is_in(keys.iter().copied())).all(&self.db).await?;
        Ok(read.into_iter().map(|row| (row.notification_id, ())).collect())
    }
}
