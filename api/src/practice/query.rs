//! How practices are asked for.

use async_graphql::{Context, Object};
use entity::practice::Column;
use sea_orm::{ColumnTrait as _, QueryFilter as _};

use super::{Practice, connection::PracticeConnection, filter::PracticeFilter, order::PracticeOrder};
use crate::{
    access::scope,
    context::RequestContext as _,
    graphql::{error::Error, keyset::Forwards},
};

/// The root fields about practices.
#[derive(Default)]
pub struct PracticeQuery;

#[Object]
impl PracticeQuery {
    /// The practice of a name; null where there is none for the viewer.
    #[graphql(cache_control(no_cache))]
    async fn practice(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Its name in addresses.")] slug: String,
    ) -> Option<Result<Practice, Error>> {
        let found = scope::practices(&ctx.viewer()).filter(Column::Slug.eq(slug)).one(ctx.db()).await;
        match found {
            Ok(row) => row.map(|row| Practice::new(ctx, row)),
            Err(error) => Some(Err(error.into())),
        }
    }

    /// Practices that the viewer may see, page by page: those that are published, unless the filter asks for states. By
    /// RELEVANCE where the filter has a text, else the newest first, unless an order is asked for.
    #[graphql(cache_control(no_cache))]
    async fn practices(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which practices; null for all that are published.")] filter: Option<PracticeFilter>,
        #[graphql(desc = "How the list runs.")] order_by: Option<PracticeOrder>,
        #[graphql(desc = "At most this many: 0 to 100, 20 where nothing is said.", default = 20)] first: Option<i32>,
        #[graphql(desc = "Only what stands behind this cursor.")] after: Option<String>,
    ) -> Option<Result<PracticeConnection, Error>> {
        Some(PracticeConnection::new(ctx, filter.unwrap_or_default(), order_by, &Forwards { first, after }).await)
    }
}
