//! One page of offers.
//!
//! The board in memory says which offers are asked for and in what order; the database says which of them there are for the
//! viewer.

use std::{collections::HashMap, sync::Arc};

use async_graphql::{Context, Object, SimpleObject};
use chrono::NaiveDate;
use entity::host_need;
use sea_orm::{ColumnTrait as _, PaginatorTrait as _, QueryFilter as _};
use uuid::Uuid;

use super::{SecondeeOffer, filter::OfferFilter};
use crate::{
    access::scope,
    clock::day_of,
    context::RequestContext as _,
    exchange::{Board, NeedFacts, seen},
    graphql::{
        connection::PageInfo,
        error::Error,
        keyset::Forwards,
        node_id::NodeId,
        order::Direction,
        paging::Page,
        requested::{Place, Requested},
    },
    matching,
    register::Register,
};

/// One page of the offers that somebody may see, the total, and where the page lies.
pub struct SecondeeOfferConnection {
    register: Arc<Register>,
    board: Arc<Board>,
    chosen: usize,
    order: Requested,
    page: Page,
}

/// One offer and its place in a list.
#[derive(SimpleObject)]
pub struct SecondeeOfferEdge {
    /// The place of this offer in the list, to be handed to `after`.
    cursor: String,
    /// The offer.
    node: SecondeeOffer,
}

impl SecondeeOfferConnection {
    /// Chooses, orders and cuts.
    pub async fn new(ctx: &Context<'_>, filter: &OfferFilter, part: &Forwards) -> Result<Self, Error> {
        filter.check()?;
        let (register, board) = (ctx.register(), seen::board(ctx).await?);
        let seen = seen::open_offers(ctx, &board).await?;
        let fitting = seen.into_iter().filter(|&at| filter.fits(board.offer_at(at)));
        let order = match &filter.matches_need {
            Some(id) => best_for(&board, need(ctx, &board, id).await?, fitting, &register, ctx),
            None => soonest(&board, fitting),
        };
        let page = order.0.cut(&part.into())?;
        Ok(Self { register, board, chosen: order.1, order: order.0, page })
    }

    async fn offers(&self, ctx: &Context<'_>) -> Result<Vec<(u32, SecondeeOffer)>, Error> {
        let id = |at: u32| -> Uuid { self.board.offer_at(at).id };
        let mut rows: HashMap<_, _> =
            ctx.loaders().offers.load_many(self.page.positions.iter().map(|&at| id(at))).await?;
        // What was taken from the viewer's sight since the page was cut is left out.
        let found = self.page.positions.iter().filter_map(|&at| Some((at, rows.remove(&id(at))?)));
        found.map(|(at, row)| Ok((at, SecondeeOffer::new(self.register.clone(), row)?))).collect()
    }
}

/// The first to be available first.
fn soonest(board: &Board, fitting: impl Iterator<Item = u32>) -> (Requested, usize) {
    let places = fitting.map(|position| {
        let offer = board.offer_at(position);
        let value = Some((offer.available_from - NaiveDate::default()).num_days());
        Place { position, value, key: offer.key() }
    });
    let places: Vec<Place> = places.collect();
    let chosen = places.len();
    (Requested::new("offers.AVAILABLE_FROM", "", Direction::Asc, places), chosen)
}

/// The best for a need first.
fn best_for(
    board: &Board,
    need: Option<Arc<NeedFacts>>,
    fitting: impl Iterator<Item = u32>,
    register: &Register,
    ctx: &Context<'_>,
) -> (Requested, usize) {
    let today = day_of(ctx.now());
    let offers = fitting.map(|at| (at, board.offer_at(at).as_ref()));
    let points = |need: &NeedFacts| matching::offers_for(need, offers, register, today);
    let points = need.as_deref().map(points).unwrap_or_default();
    let place = |&(position, points): &(u32, i64)| {
        let key = board.offer_at(position).key();
        Place { position, value: Some(points), key }
    };
    let depends_on = need.map(|need| need.id.to_string()).unwrap_or_default();
    let places = points.iter().map(place).collect();
    (Requested::new("offers.SCORE", &depends_on, Direction::Desc, places), points.len())
}

/// The need that an id names; none where there is none for the viewer.
async fn need(ctx: &Context<'_>, board: &Board, id: &str) -> Result<Option<Arc<NeedFacts>>, Error> {
    let id = match NodeId::parse(id)? {
        NodeId::HostNeed(id) => id,
        other => return Err(other.wrong_type("HostNeed")),
    };
    let seen = scope::host_needs(&ctx.viewer()).filter(host_need::Column::Id.eq(id)).count(ctx.db()).await?;
    Ok(board.need(id).filter(|_| seen > 0).cloned())
}

/// One page of offers that the viewer may see. It is walked forwards.
#[Object]
impl SecondeeOfferConnection {
    /// The offers on this page with their cursors, in order.
    async fn edges(&self, ctx: &Context<'_>) -> Result<Vec<SecondeeOfferEdge>, Error> {
        let edge = |(at, node)| SecondeeOfferEdge { cursor: self.order.cursor_of(at), node };
        Ok(self.offers(ctx).await?.into_iter().map(edge).collect())
    }

    /// The offers on this page, in order.
    async fn nodes(&self, ctx: &Context<'_>) -> Result<Vec<SecondeeOffer>, Error> {
        Ok(self.offers(ctx).await?.into_iter().map(|(_, node)| node).collect())
    }

    /// Where this page lies in the list.
    async fn page_info(&self) -> PageInfo {
        PageInfo::new(&self.page, |position| self.order.cursor_of(position))
    }

    /// How many offers the whole list holds, of those that the viewer may see; never null.
    async fn total_count(&self) -> Option<usize> {
        Some(self.chosen)
    }
}
