//! Secondments as they change.

use async_graphql::{Context, ID, Subscription};
use entity::secondment::Column;
use futures_util::{Stream, StreamExt as _, stream};
use sea_orm::{ColumnTrait as _, QueryFilter as _};
use tokio::sync::broadcast::{Receiver, error::RecvError};
use uuid::Uuid;

use super::Secondment;
use crate::{
    access::scope,
    changes::{EntityType, Happened},
    context::RequestContext as _,
    graphql::{error::Error, node_id::NodeId},
};

/// What can be listened for of secondments.
#[derive(Default)]
pub struct SecondmentSubscription;

#[Subscription]
impl SecondmentSubscription {
    /// A secondment each time that it changes, for as long as the viewer is a party to it.
    async fn secondment_updated<'ctx>(
        &self,
        ctx: &Context<'ctx>,
        #[graphql(desc = "Its id.")] id: ID,
    ) -> Result<impl Stream<Item = Result<Secondment, Error>> + use<'ctx>, Error> {
        let id = match NodeId::parse(&id)? {
            NodeId::Secondment(id) => id,
            other => return Err(other.wrong_type("Secondment")),
        };
        ctx.viewer().signed_in()?;
        let ctx = ctx.clone();
        let changes = stream::unfold(ctx.live().feed.listen(), next);
        let of_it = changes.filter(move |happened| {
            std::future::ready(happened.entity_type == EntityType::Secondment && happened.id == id)
        });
        Ok(of_it.filter_map(move |_| read(ctx.clone(), id)))
    }
}

async fn next(mut changes: Receiver<Happened>) -> Option<(Happened, Receiver<Happened>)> {
    loop {
        match changes.recv().await {
            Ok(happened) => return Some((happened, changes)),
            // Who is too slow misses some; what they hear next is of now all the same.
            Err(RecvError::Lagged(_)) => {}
            Err(RecvError::Closed) => return None,
        }
    }
}

/// The row under the rights of now.
async fn read(ctx: Context<'_>, id: Uuid) -> Option<Result<Secondment, Error>> {
    let seen = scope::secondments(&ctx.asker().viewer()).filter(Column::Id.eq(id));
    match seen.one(ctx.db()).await {
        Ok(row) => row.map(|row| Ok(Secondment::new(ctx.register(), row))),
        Err(error) => Some(Err(error.into())),
    }
}
