//! Which of the needs and offers on a board there are for who asks: the scope says so. The board has to be the present one,
//! since what is there for everybody like them is told by it.

use std::sync::Arc;

use async_graphql::Context;
use uuid::Uuid;

use super::{Board, loaders::Seen};
use crate::{access::scope, context::RequestContext as _, graphql::error::Error};

/// All needs and offers as they are now.
pub async fn board(ctx: &Context<'_>) -> Result<Arc<Board>, Error> {
    Ok(ctx.loaders().boards.load_one(()).await?.unwrap_or_default())
}

/// Where the needs are that there are for who asks, by rising position.
pub async fn needs(ctx: &Context<'_>, board: &Board) -> Result<Vec<u32>, Error> {
    let viewer = ctx.viewer();
    let is_shown_widely = scope::is_shown_widely(&viewer);
    let widely = (0..).zip(board.needs()).filter(|(_, need)| is_shown_widely(need.state, need.visibility));
    let few = ctx.loaders().needs_seen_by_few.load_one(()).await?.unwrap_or_default();
    Ok(rising(widely.map(|(position, _)| position).chain(positions_of_needs(board, &few))))
}

/// The same of some needs that there are for who asks.
pub fn of_needs(board: &Board, some: &[Uuid]) -> Vec<u32> {
    rising(positions_of_needs(board, some))
}

/// Where the open offers are that there are for who asks, by rising position.
pub async fn open_offers(ctx: &Context<'_>, board: &Board) -> Result<Vec<u32>, Error> {
    Ok(match ctx.loaders().open_offers.load_one(()).await? {
        Some(Seen::All) => board.open_offers().map(|(position, _)| position).collect(),
        Some(Seen::These(ids)) => rising(ids.iter().filter_map(|id| board.offer_position(*id))),
        None => vec![],
    })
}

/// What was made since the board was is on the next one.
fn positions_of_needs(board: &Board, some: &[Uuid]) -> impl Iterator<Item = u32> {
    some.iter().filter_map(|id| board.need_position(*id))
}

fn rising(positions: impl Iterator<Item = u32>) -> Vec<u32> {
    let mut rising: Vec<u32> = positions.collect();
    rising.sort_unstable();
    rising.dedup();
    rising
}
