//! How secondments are asked for.

use async_graphql::{Context, ID, Object, OneofObject};
use entity::secondment::Column;
use sea_orm::{ColumnTrait as _, QueryFilter as _, QueryOrder as _};

use super::{Secondment, connection::SecondmentConnection, filter::SecondmentFilter, order::SecondmentOrder};
use crate::{
    access::scope,
    context::RequestContext as _,
    graphql::{error::Error, keyset::Forwards, node_id::NodeId},
};

/// A key that names a secondment. Exactly one field is set.
#[derive(OneofObject, Debug)]
pub enum SecondmentKey {
    /// Our own id.
    Id(ID),
    /// What the proposer's own system calls it. Of several that the viewer may see the latest is meant.
    ExternalReference(String),
}

/// The root fields about secondments.
#[derive(Default)]
pub struct SecondmentQuery;

#[Object]
impl SecondmentQuery {
    /// One secondment. Null where there is none, or the viewer is no party to it.
    #[graphql(cache_control(no_cache))]
    async fn secondment(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which one.")] by: SecondmentKey,
    ) -> Option<Result<Secondment, Error>> {
        find(ctx, by).await.transpose()
    }

    /// Secondments that the viewer is a party to; for who operates the service all that were proposed. The latest to begin
    /// come first, unless an order is asked for. Null with an error for who is not signed in.
    #[graphql(cache_control(no_cache))]
    async fn secondments(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which secondments; null for all.")] filter: Option<SecondmentFilter>,
        #[graphql(desc = "How the list runs.")] order_by: Option<SecondmentOrder>,
        #[graphql(desc = "At most this many: 0 to 100, 20 where nothing is said.", default = 20)] first: Option<i32>,
        #[graphql(desc = "Only what stands behind this cursor.")] after: Option<String>,
    ) -> Option<Result<SecondmentConnection, Error>> {
        let viewer = ctx.viewer();
        if let Err(error) = viewer.signed_in() {
            return Some(Err(error));
        }
        let some = scope::secondments(&viewer);
        Some(SecondmentConnection::new(ctx, some, (filter, order_by), &Forwards { first, after }).await)
    }
}

async fn find(ctx: &Context<'_>, by: SecondmentKey) -> Result<Option<Secondment>, Error> {
    let seen = scope::secondments(&ctx.viewer());
    let wanted = match by {
        SecondmentKey::Id(id) => match NodeId::parse(&id)? {
            NodeId::Secondment(id) => seen.filter(Column::Id.eq(id)),
            other => return Err(other.wrong_type("Secondment")),
        },
        SecondmentKey::ExternalReference(reference) => {
            seen.filter(Column::ExternalReference.eq(reference)).order_by_desc(Column::Id)
        }
    };
    let row = wanted.one(ctx.db()).await?;
    Ok(row.map(|row| Secondment::new(ctx.register(), row)))
}
