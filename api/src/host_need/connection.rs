//! One page of needs.
//!
//! The board in memory says which needs are asked for and in what order; the database says which of them there are for the
//! viewer. Totals and pages come of what both say, so that what is hidden is in none of them.

use std::sync::Arc;

use async_graphql::{Context, Object, SimpleObject};
use entity::{TrustUid, Urn};
use uuid::Uuid;

use super::{
    HostNeed,
    code_lists::HostNeedState,
    filter::HostNeedFilter,
    order::{HostNeedOrder, HostNeedOrderField},
};
use crate::{
    context::RequestContext as _,
    exchange::{Board, seen},
    graphql::{
        connection::PageInfo,
        error::Error,
        keyset::Forwards,
        order::Direction,
        paging::Page,
        requested::{Place, Requested},
    },
    place::NearPlace,
    register::Register,
};

/// One page of the needs that somebody may see, the total, and where the page lies.
pub struct HostNeedConnection {
    register: Arc<Register>,
    board: Arc<Board>,
    near: Option<NearPlace>,
    chosen: usize,
    order: Requested,
    page: Page,
}

/// One need and its place in a list.
#[derive(SimpleObject)]
pub struct HostNeedEdge {
    /// The place of this need in the list, to be handed to `after`.
    cursor: String,
    /// The need.
    node: HostNeed,
}

impl HostNeedConnection {
    /// Chooses, orders and cuts.
    pub async fn new(
        ctx: &Context<'_>,
        (filter, order): (HostNeedFilter, Option<HostNeedOrder>),
        part: &Forwards,
    ) -> Result<Self, Error> {
        let board = seen::board(ctx).await?;
        let seen = seen::needs(ctx, &board).await?;
        Self::cut(ctx, (board, seen), (filter, order), part)
    }

    /// The needs of a school.
    pub async fn of_school(
        ctx: &Context<'_>,
        urn: Urn,
        states: Option<Vec<HostNeedState>>,
        part: &Forwards,
    ) -> Result<Self, Error> {
        let theirs = ctx.loaders().needs_of.load_one(urn).await?;
        Self::those(ctx, &theirs.unwrap_or_default(), states, part).await
    }

    /// The needs that schools posted while they were in a trust.
    pub async fn of_trust(
        ctx: &Context<'_>,
        uid: TrustUid,
        states: Option<Vec<HostNeedState>>,
        part: &Forwards,
    ) -> Result<Self, Error> {
        let theirs = ctx.loaders().needs_of.load_one(uid).await?;
        Self::those(ctx, &theirs.unwrap_or_default(), states, part).await
    }

    async fn those(
        ctx: &Context<'_>,
        theirs: &[Uuid],
        states: Option<Vec<HostNeedState>>,
        part: &Forwards,
    ) -> Result<Self, Error> {
        let board = seen::board(ctx).await?;
        let seen = seen::of_needs(&board, theirs);
        let filter = HostNeedFilter { states, ..HostNeedFilter::default() };
        Self::cut(ctx, (board, seen), (filter, None), part)
    }

    fn cut(
        ctx: &Context<'_>,
        (board, seen): (Arc<Board>, Vec<u32>),
        (filter, order): (HostNeedFilter, Option<HostNeedOrder>),
        part: &Forwards,
    ) -> Result<Self, Error> {
        let register = ctx.register();
        let wanted = filter.read(&register)?;
        let place = wanted.place();
        let usual = if place.is_some() { HostNeedOrderField::Distance } else { HostNeedOrderField::StartsOn };
        let order = order.unwrap_or(HostNeedOrder { field: usual, direction: Direction::Asc });
        if order.field == HostNeedOrderField::Distance && place.is_none() {
            return Err(Error::bad_input("DISTANCE needs `near` in the filter."));
        }
        let chosen = seen.iter().filter(|&&position| wanted.fits(board.need_at(position)));
        let places = chosen.map(|&position| {
            let need = board.need_at(position);
            Place { position, value: order.field.value(need, &wanted), key: need.key() }
        });
        let places: Vec<Place> = places.collect();
        let chosen = places.len();
        let from = place.filter(|_| order.field == HostNeedOrderField::Distance).map(|place| place.point);
        let depends_on = from.map(|point| format!("{} {}", point.easting, point.northing)).unwrap_or_default();
        let name = format!("hostNeeds.{:?}", order.field);
        let order = Requested::new(&name, &depends_on, order.direction, places);
        let page = order.cut(&part.into())?;
        Ok(Self { register, board, near: place.map(NearPlace::from), chosen, order, page })
    }

    async fn needs(&self, ctx: &Context<'_>) -> Result<Vec<(u32, HostNeed)>, Error> {
        let id = |position: u32| -> Uuid { self.board.need_at(position).id };
        let mut rows = ctx.loaders().needs.load_many(self.page.positions.iter().map(|&at| id(at))).await?;
        // What was taken from the viewer's sight since the page was cut is left out.
        let found = self.page.positions.iter().filter_map(|&at| Some((at, rows.remove(&id(at))?)));
        Ok(found.map(|(at, row)| (at, HostNeed::new(self.register.clone(), row))).collect())
    }
}

/// One page of needs that the viewer may see. It is walked forwards.
#[Object]
impl HostNeedConnection {
    /// The needs on this page with their cursors, in order.
    async fn edges(&self, ctx: &Context<'_>) -> Result<Vec<HostNeedEdge>, Error> {
        let edge = |(at, node)| HostNeedEdge { cursor: self.order.cursor_of(at), node };
        Ok(self.needs(ctx).await?.into_iter().map(edge).collect())
    }

    /// The needs on this page, in order.
    async fn nodes(&self, ctx: &Context<'_>) -> Result<Vec<HostNeed>, Error> {
        Ok(self.needs(ctx).await?.into_iter().map(|(_, node)| node).collect())
    }

    /// Where this page lies in the list.
    async fn page_info(&self) -> PageInfo {
        PageInfo::new(&self.page, |position| self.order.cursor_of(position))
    }

    /// How many needs the whole list holds, of those that the viewer may see; never null.
    async fn total_count(&self) -> Option<usize> {
        Some(self.chosen)
    }

    /// Where the filter's `near` was located, and how. Null without one.
    async fn near(&self) -> Option<&NearPlace> {
        self.near.as_ref()
    }
}
