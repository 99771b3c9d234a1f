//! Which of the needs and offers on a board there are for who asks: the scope says so.

use async_graphql::Context;
use entity::{host_need, secondee_offer};
use sea_orm::{ColumnTrait, DatabaseConnection, EntityTrait, QueryFilter as _, QuerySelect as _, Select};
use uuid::Uuid;

use super::Board;
use crate::{access::scope, context::RequestContext as _, graphql::error::Error};

/// Where the needs are that there are for who asks, by rising position. The board has to be the present one: what is shown
/// to everybody like them is told by it.
pub async fn needs(ctx: &Context<'_>, board: &Board) -> Result<Vec<u32>, Error> {
    let viewer = ctx.viewer();
    let is_shown_widely = scope::is_shown_widely(&viewer);
    let widely = (0..).zip(board.needs()).filter(|(_, need)| is_shown_widely(need.state, need.visibility));
    let few = of_needs(ctx, board, scope::host_needs_seen_by_few(&viewer)).await?;
    Ok(rising(widely.map(|(position, _)| position).chain(few)))
}

/// The same of some needs.
pub async fn of_needs(ctx: &Context<'_>, board: &Board, some: Select<host_need::Entity>) -> Result<Vec<u32>, Error> {
    let ids = ids(ctx.db(), some, host_need::Column::Id).await?;
    Ok(positions(ids, |id| board.need_position(id)))
}

/// Where the open offers are that there are for who asks, by rising position. The board has to be the present one: whoever
/// sees all of them sees those that are open on it.
pub async fn open_offers(ctx: &Context<'_>, board: &Board) -> Result<Vec<u32>, Error> {
    let viewer = ctx.viewer();
    if scope::sees_every_open_offer(&viewer, ctx.db()).await? {
        return Ok(board.open_offers().map(|(position, _)| position).collect());
    }
    let open = scope::secondee_offers(&viewer).filter(secondee_offer::Column::OfferState.eq("OPEN"));
    Ok(positions(ids(ctx.db(), open, secondee_offer::Column::Id).await?, |id| board.offer_position(id)))
}

async fn ids<E: EntityTrait>(db: &DatabaseConnection, of: Select<E>, id: impl ColumnTrait) -> Result<Vec<Uuid>, Error> {
    Ok(of.select_only().column(id).into_tuple().all(db).await?)
}

/// What was made since the board was is on the next one.
fn positions(ids: Vec<Uuid>, position: impl Fn(Uuid) -> Option<u32>) -> Vec<u32> {
    rising(ids.into_iter().filter_map(position))
}

fn rising(positions: impl Iterator<Item = u32>) -> Vec<u32> {
    let mut rising: Vec<u32> = positions.collect();
    rising.sort_unstable();
    rising.dedup();
    rising
}
