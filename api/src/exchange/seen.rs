//! Which of the needs and offers on a board there are for who asks: the scope says so.

use async_graphql::Context;
use entity::{host_need, secondee_offer};
use sea_orm::{ColumnTrait, DatabaseConnection, EntityTrait, QuerySelect as _, Select};
use uuid::Uuid;

use super::Board;
use crate::{access::scope, context::RequestContext as _, graphql::error::Error};

/// Where the needs are that there are for who asks, by rising position.
pub async fn needs(ctx: &Context<'_>, board: &Board) -> Result<Vec<u32>, Error> {
    of_needs(ctx, board, scope::host_needs(&ctx.viewer())).await
}

/// The same of some needs.
pub async fn of_needs(ctx: &Context<'_>, board: &Board, some: Select<host_need::Entity>) -> Result<Vec<u32>, Error> {
    let ids = ids(ctx.db(), some, host_need::Column::Id).await?;
    Ok(positions(ids, |id| board.need_position(id)))
}

/// Where the offers are that there are for who asks, by rising position.
pub async fn offers(ctx: &Context<'_>, board: &Board) -> Result<Vec<u32>, Error> {
    let ids = ids(ctx.db(), scope::secondee_offers(&ctx.viewer()), secondee_offer::Column::Id).await?;
    Ok(positions(ids, |id| board.offer_position(id)))
}

async fn ids<E: EntityTrait>(db: &DatabaseConnection, of: Select<E>, id: impl ColumnTrait) -> Result<Vec<Uuid>, Error> {
    Ok(of.select_only().column(id).into_tuple().all(db).await?)
}

/// What was made since the board was is on the next one.
fn positions(ids: Vec<Uuid>, position: impl Fn(Uuid) -> Option<u32>) -> Vec<u32> {
    let mut found: Vec<u32> = ids.into_iter().filter_map(position).collect();
    found.sort_unstable();
    found.dedup();
    found
}
