//! One page of what meets a need, or of what an offer meets, the best first.

use std::sync::Arc;

use async_graphql::{Context, Object, SimpleObject};
use chrono::NaiveDate;
use uuid::Uuid;

use super::{needs_for, object::Match, offers_for, weigh};
use crate::{
    clock::day_of,
    context::RequestContext as _,
    exchange::{Board, NeedFacts, OfferFacts, seen},
    graphql::{
        connection::PageInfo,
        error::Error,
        keyset::Forwards,
        order::Direction,
        paging::Page,
        requested::{Place, Requested},
    },
    register::Register,
};

/// One page of matches, of those that the viewer may see.
pub struct MatchConnection {
    register: Arc<Register>,
    board: Arc<Board>,
    fixed: Fixed,
    today: NaiveDate,
    chosen: usize,
    order: Requested,
    page: Page,
}

/// The side that is the same in all matches of a page.
enum Fixed {
    Need(Arc<NeedFacts>),
    Offer(Arc<OfferFacts>),
}

/// One match and its place in a list.
#[derive(SimpleObject)]
pub struct MatchEdge {
    /// The place of this match in the list, to be handed to `after`.
    cursor: String,
    /// The match.
    node: Match,
}

impl MatchConnection {
    /// The offers that the viewer may see and that can meet a need.
    pub async fn of_need(ctx: &Context<'_>, id: Uuid, part: &Forwards) -> Result<Option<Self>, Error> {
        let board = seen::board(ctx).await?;
        let Some(need) = board.need(id).cloned() else { return Ok(None) };
        let seen = seen::open_offers(ctx, &board).await?;
        let offers = seen.into_iter().map(|at| (at, board.offer_at(at).as_ref()));
        let register = ctx.register();
        let points = offers_for(&need, offers, &register, today(ctx));
        let keyed = |at| board.offer_at(at).key();
        Self::cut(ctx, &board, Fixed::Need(need), places(&points, keyed), part).map(Some)
    }

    /// The needs that the viewer may see and that an offer can meet.
    pub async fn of_offer(ctx: &Context<'_>, id: Uuid, part: &Forwards) -> Result<Option<Self>, Error> {
        let board = seen::board(ctx).await?;
        let Some(offer) = board.offer(id).cloned() else { return Ok(None) };
        let seen = seen::needs(ctx, &board).await?;
        let needs = seen.into_iter().map(|at| (at, board.need_at(at).as_ref()));
        let register = ctx.register();
        let points = needs_for(&offer, needs, &register, today(ctx));
        let keyed = |at| board.need_at(at).key();
        Self::cut(ctx, &board, Fixed::Offer(offer), places(&points, keyed), part).map(Some)
    }

    fn cut(
        ctx: &Context<'_>,
        board: &Arc<Board>,
        fixed: Fixed,
        places: Vec<Place>,
        part: &Forwards,
    ) -> Result<Self, Error> {
        let (chosen, today) = (places.len(), today(ctx));
        let of = match &fixed {
            Fixed::Need(need) => need.id,
            Fixed::Offer(offer) => offer.id,
        };
        let order = Requested::new("matches.SCORE", &of.to_string(), Direction::Desc, places);
        let page = order.cut(&part.into())?;
        Ok(Self { register: ctx.register(), board: board.clone(), fixed, today, chosen, order, page })
    }

    /// The matches of this page in words: only what is shown is worth those.
    fn matches(&self) -> Vec<(u32, Match)> {
        let one = |&at: &u32| {
            let (need, offer) = match &self.fixed {
                Fixed::Need(need) => (need, self.board.offer_at(at)),
                Fixed::Offer(offer) => (self.board.need_at(at), offer),
            };
            let weighed = weigh(need, offer, &self.register, self.today)?;
            Some((at, Match::new(self.register.clone(), (need.id, offer.id), weighed)))
        };
        self.page.positions.iter().filter_map(one).collect()
    }
}

fn places(points: &[(u32, i64)], key: impl Fn(u32) -> i64) -> Vec<Place> {
    let place = |&(position, points): &(u32, i64)| Place { position, value: Some(points), key: key(position) };
    points.iter().map(place).collect()
}

fn today(ctx: &Context<'_>) -> NaiveDate {
    day_of(ctx.now())
}

/// One page of matches, the best first, of those that the viewer may see. It is walked forwards.
#[Object]
impl MatchConnection {
    /// The matches on this page with their cursors, in order.
    async fn edges(&self) -> Vec<MatchEdge> {
        let edge = |(at, node)| MatchEdge { cursor: self.order.cursor_of(at), node };
        self.matches().into_iter().map(edge).collect()
    }

    /// The matches on this page, in order.
    async fn nodes(&self) -> Vec<Match> {
        self.matches().into_iter().map(|(_, node)| node).collect()
    }

    /// Where this page lies in the list.
    async fn page_info(&self) -> PageInfo {
        PageInfo::new(&self.page, |position| self.order.cursor_of(position))
    }

    /// How many matches the whole list holds, of those that the viewer may see; never null.
    async fn total_count(&self) -> Option<usize> {
        Some(self.chosen)
    }
}
