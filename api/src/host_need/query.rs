//! How needs are asked for.

use async_graphql::{Context, Object};

use super::{connection::HostNeedConnection, filter::HostNeedFilter, order::HostNeedOrder};
use crate::graphql::{error::Error, keyset::Forwards};

/// The root fields about needs.
#[derive(Default)]
pub struct HostNeedQuery;

#[Object]
impl HostNeedQuery {
    /// Needs that the viewer may see, page by page: those that are open, unless the filter asks for states. The nearest come
    /// first where the filter has `near`, else the first to begin, unless an order is asked for. One alone is found by `node`.
    #[graphql(cache_control(no_cache))]
    async fn host_needs(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which needs; null for all that are open.")] filter: Option<HostNeedFilter>,
        #[graphql(desc = "How the list runs.")] order_by: Option<HostNeedOrder>,
        #[graphql(desc = "At most this many: 0 to 100, 20 where nothing is said.", default = 20)] first: Option<i32>,
        #[graphql(desc = "Only what stands behind this cursor.")] after: Option<String>,
    ) -> Option<Result<HostNeedConnection, Error>> {
        let wanted = (filter.unwrap_or_default(), order_by);
        Some(HostNeedConnection::new(ctx, wanted, &Forwards { first, after }).await)
    }
}
