//! One page of practices.
//!
//! The library in memory says which practices are asked for and in what order; the database says which of them there are
//! for the viewer. Totals, facets and pages come of what both say, so that what is hidden is in none of them.

use std::{collections::HashSet, sync::Arc};

use async_graphql::{Context, Object, SimpleObject};
use entity::{TrustUid, Urn, practice, saved_practice};
use sea_orm::{
    ColumnTrait as _, Condition, QueryFilter as _, QuerySelect as _, QueryTrait as _, sea_query::SimpleExpr,
};
use uuid::Uuid;

use super::{
    Practice,
    facet::{PracticeFacet, PracticeFacetField},
    filter::PracticeFilter,
    order::{PracticeOrder, PracticeOrderField},
};
use crate::{
    access::scope,
    context::RequestContext as _,
    graphql::{
        connection::PageInfo,
        error::Error,
        facet::each_once,
        keyset::Forwards,
        order::Direction,
        paging::Page,
        requested::{Place, Requested},
    },
    library::{Entry, Reach, Shelf},
};

/// One page of practices, the total, and where the page lies.
pub struct PracticeConnection {
    shelf: Arc<Shelf>,
    filter: PracticeFilter,
    /// Positions of all practices that there are for the viewer, in the states that are asked for.
    seen: Vec<u32>,
    chosen: usize,
    order: Requested,
    page: Page,
}

/// One practice and its place in a list.
#[derive(SimpleObject)]
pub struct PracticeEdge {
    /// The place of this practice in the list, to be handed to `after`.
    cursor: String,
    /// The practice.
    node: Practice,
}

impl PracticeConnection {
    /// Chooses, orders and cuts.
    pub async fn new(
        ctx: &Context<'_>,
        filter: PracticeFilter,
        order: Option<PracticeOrder>,
        part: &Forwards,
    ) -> Result<Self, Error> {
        let shelf = ctx.library().shelf();
        let seen = seen(ctx, &filter, &shelf, Condition::all()).await?;
        Self::cut(ctx, shelf, (filter, seen), order, part)
    }

    /// The published practices that adapt one.
    pub async fn adaptations(ctx: &Context<'_>, of: Uuid, part: &Forwards) -> Result<Self, Error> {
        Self::those(ctx, practice::Column::DerivedFrom.eq(of), part).await
    }

    /// The published practices of a school.
    pub async fn of_school(ctx: &Context<'_>, urn: Urn, part: &Forwards) -> Result<Self, Error> {
        Self::those(ctx, practice::Column::OwnerSchoolUrn.eq(urn), part).await
    }

    /// The published practices of a trust and of its schools.
    pub async fn of_trust(ctx: &Context<'_>, uid: TrustUid, part: &Forwards) -> Result<Self, Error> {
        Self::those(ctx, practice::Column::OwnerTrustUid.eq(uid), part).await
    }

    async fn those(ctx: &Context<'_>, are: SimpleExpr, part: &Forwards) -> Result<Self, Error> {
        let (shelf, filter) = (ctx.library().shelf(), PracticeFilter::default());
        let seen = seen(ctx, &filter, &shelf, Condition::all().add(are)).await?;
        Self::cut(ctx, shelf, (filter, seen), None, part)
    }

    fn cut(
        ctx: &Context<'_>,
        shelf: Arc<Shelf>,
        (filter, seen): (PracticeFilter, Vec<u32>),
        order: Option<PracticeOrder>,
        part: &Forwards,
    ) -> Result<Self, Error> {
        let wanted = filter.read(&shelf, &ctx.register())?;
        let usual = if wanted.has_text() { PracticeOrderField::Relevance } else { PracticeOrderField::PublishedAt };
        let order = order.unwrap_or(PracticeOrder { field: usual, direction: Direction::Desc });
        if order.field == PracticeOrderField::Relevance && !wanted.has_text() {
            return Err(Error::bad_input("RELEVANCE needs `text` in the filter."));
        }
        let now = ctx.now();
        let place = |&position: &u32| {
            let entry = shelf.at(position);
            let reach = || Reach::of(&shelf, entry.id, now);
            let value = order.field.value(entry, reach, wanted.score(position));
            Place { position, value, key: entry.key() }
        };
        let chosen = seen.iter().filter(|&&position| wanted.fits(position, shelf.at(position), None));
        let places: Vec<Place> = chosen.map(place).collect();
        let chosen = places.len();
        let depends_on =
            filter.text.as_deref().filter(|_| order.field == PracticeOrderField::Relevance).unwrap_or_default();
        let name = format!("practices.{:?}", order.field);
        let direction = if order.field == PracticeOrderField::Relevance { Direction::Desc } else { order.direction };
        let order = Requested::new(&name, depends_on, direction, places);
        let page = order.cut(&part.into())?;
        drop(wanted);
        Ok(Self { shelf, filter, seen, chosen, order, page })
    }

    async fn practices(&self, ctx: &Context<'_>) -> Result<Vec<(u32, Practice)>, Error> {
        let ids = self.page.positions.iter().map(|&position| self.shelf.at(position).id);
        let mut rows = ctx.loaders().practices.load_many(ids).await?;
        // What was taken from the viewer's sight since the page was cut is left out.
        let found = self
            .page
            .positions
            .iter()
            .filter_map(|&position| Some((position, rows.remove(&self.shelf.at(position).id)?)));
        found.map(|(position, row)| Ok((position, Practice::new(ctx, row)?))).collect()
    }
}

/// Where the practices are that there are for the viewer, by rising position.
async fn seen(ctx: &Context<'_>, filter: &PracticeFilter, shelf: &Shelf, are: Condition) -> Result<Vec<u32>, Error> {
    let viewer = ctx.viewer();
    let wanted = scope::practices(&viewer).filter(practice::Column::PracticeState.is_in(filter.states()));
    let mut theirs = wanted.filter(are);
    if let Some(saved) = filter.saved_by_me {
        let mut kept = scope::saved_practices(&viewer).into_query();
        kept.clear_selects().column(saved_practice::Column::PracticeId);
        let is_kept = practice::Column::Id.in_subquery(kept);
        theirs = theirs.filter(if saved { is_kept } else { sea_orm::sea_query::ExprTrait::not(is_kept) });
    }
    let ids: Vec<Uuid> = theirs.select_only().column(practice::Column::Id).into_tuple().all(ctx.db()).await?;
    // What was made since the shelf was filled is on the next one.
    let mut seen: Vec<u32> =
        ids.into_iter().filter_map(|id| shelf.position(id)).collect::<HashSet<_>>().into_iter().collect();
    seen.sort_unstable();
    Ok(seen)
}

/// One page of practices that the viewer may see. It is walked forwards.
#[Object]
impl PracticeConnection {
    /// The practices on this page with their cursors, in order.
    async fn edges(&self, ctx: &Context<'_>) -> Result<Vec<PracticeEdge>, Error> {
        let practices = self.practices(ctx).await?;
        let edge = |(position, node)| PracticeEdge { cursor: self.order.cursor_of(position), node };
        Ok(practices.into_iter().map(edge).collect())
    }

    /// The practices on this page, in order.
    async fn nodes(&self, ctx: &Context<'_>) -> Result<Vec<Practice>, Error> {
        Ok(self.practices(ctx).await?.into_iter().map(|(_, node)| node).collect())
    }

    /// Where this page lies in the list.
    async fn page_info(&self) -> PageInfo {
        PageInfo::new(&self.page, |position| self.order.cursor_of(position))
    }

    /// How many practices the whole list holds, of those that the viewer may see; never null.
    async fn total_count(&self) -> Option<usize> {
        Some(self.chosen)
    }

    /// How the whole list spreads over some fields, each as if the filter asked nothing of that field. Null with an error
    /// where it could not be counted.
    async fn facets(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "By which fields, each counted once.")] fields: Vec<PracticeFacetField>,
    ) -> Option<Result<Vec<PracticeFacet>, Error>> {
        let register = ctx.register();
        let wanted = match self.filter.read(&self.shelf, &register) {
            Ok(wanted) => wanted,
            Err(error) => return Some(Err(error)),
        };
        let counted = each_once(&fields).into_iter().map(|field| {
            let fits = |position: &&u32| wanted.fits(**position, self.shelf.at(**position), Some(field.part()));
            let entries = self.seen.iter().filter(fits).map(|&position| -> &Entry { self.shelf.at(position) });
            field.count(entries, &register)
        });
        Some(Ok(counted.collect()))
    }
}
