//! How somebody asks who they are.

use async_graphql::{Context, Object};

use super::Me;

/// The root field about who asks.
#[derive(Default)]
pub struct MeQuery;

#[Object]
impl MeQuery {
    /// Who asks: what the service knows of them. Null where they showed no token.
    #[graphql(cache_control(no_cache))]
    async fn me(&self, ctx: &Context<'_>) -> Option<Me> {
        Me::of(ctx)
    }
}
