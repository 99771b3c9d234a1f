//! What a caller is told of its own account.

use async_graphql::{Context, Object, SimpleObject};

use crate::{context::RequestContext as _, graphql::scalars::DateTime};

/// What the caller may spend. An account fills steadily and is full after a minute; each address has one.
#[derive(SimpleObject)]
pub struct RateLimit {
    /// Points in a full account. An operation costs a point for each hundred fields that its reply can have, pages
    /// taken to be full, and one at least.
    limit: i32,
    /// Points that are left, once this operation is paid for.
    remaining: i32,
    /// When the account is full again, if nothing more is spent.
    reset_at: DateTime,
    /// Points that this operation costs. `rateLimit` itself is free.
    cost: i32,
}

/// What a caller asks of itself.
#[derive(Default)]
pub struct QuotaQuery;

#[Object]
impl QuotaQuery {
    /// What the caller has left to spend. Asking costs nothing. Where the service sets no bound, `limit` and
    /// `remaining` are the greatest number there is.
    #[graphql(cache_control(no_cache))]
    async fn rate_limit(&self, ctx: &Context<'_>) -> RateLimit {
        let spending = ctx.spending();
        let number = |points: u32| i32::try_from(points).unwrap_or(i32::MAX);
        let budget = spending.budget;
        RateLimit {
            limit: budget.map_or(i32::MAX, |budget| number(budget.limit)),
            remaining: budget.map_or(i32::MAX, |budget| number(budget.remaining)),
            reset_at: DateTime(budget.map_or(spending.asked_at, |budget| budget.resets_at)),
            cost: number(spending.cost),
        }
    }
}
