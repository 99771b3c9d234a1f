//! What somebody is told, as it is told.

use async_graphql::{Context, Subscription};
use entity::notification::{Column, Model};
use futures_util::{Stream, StreamExt as _, stream};
use sea_orm::{ColumnTrait as _, DatabaseConnection, QueryFilter as _};
use tokio::sync::broadcast::{Receiver, error::RecvError};
use uuid::Uuid;

use super::Notification;
use crate::{
    access::scope,
    changes::{EntityType, Happened},
    context::{Asker, RequestContext as _},
    graphql::error::Error,
};

/// What can be listened for of what one is told.
#[derive(Default)]
pub struct NotificationSubscription;

#[Subscription]
impl NotificationSubscription {
    /// What the viewer is told from now on, as soon as they are, for as long as it is for them. For those who are signed in.
    async fn notification_created<'ctx>(
        &self,
        ctx: &Context<'ctx>,
    ) -> Result<impl Stream<Item = Result<Notification, Error>> + use<'ctx>, Error> {
        ctx.viewer().signed_in()?;
        let (happened, asker, db) = (ctx.feed().listen(), ctx.asker().clone(), ctx.db().clone());
        let rows = stream::unfold(happened, next).then(move |id| read(db.clone(), asker.clone(), id));
        let theirs = rows.filter_map(|row| std::future::ready(row.transpose()));
        Ok(theirs.map(|row| Notification::new(row?)))
    }
}

async fn next(mut happened: Receiver<Happened>) -> Option<(Uuid, Receiver<Happened>)> {
    loop {
        match happened.recv().await {
            Ok(Happened { entity_type: EntityType::Notification, id }) => return Some((id, happened)),
            // Who is too slow misses some: the inbox has them all the same.
            Ok(_) | Err(RecvError::Lagged(_)) => {}
            Err(RecvError::Closed) => return None,
        }
    }
}

/// Looked at anew under the rights that they have now: their token may not be tied to that member of staff any more.
async fn read(db: DatabaseConnection, asker: Asker, id: Uuid) -> Result<Option<Model>, Error> {
    Ok(scope::notifications(&asker.viewer()).filter(Column::Id.eq(id)).one(&db).await?)
}
