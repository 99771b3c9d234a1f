//! How partner systems are asked for.

use async_graphql::{Context, Object};
use entity::api_client::Column;
use sea_orm::QueryOrder as _;

use super::ApiClient;
use crate::{
    access::{Action, scope},
    context::RequestContext as _,
    graphql::error::Error,
};

/// The root field about partner systems.
#[derive(Default)]
pub struct ApiClientQuery;

#[Object]
impl ApiClientQuery {
    /// The partner systems that may sign in, and those that were revoked, the newest first. For who operates the service;
    /// null with an error for others.
    #[graphql(cache_control(no_cache))]
    async fn api_clients(&self, ctx: &Context<'_>) -> Option<Result<Vec<ApiClient>, Error>> {
        let viewer = ctx.viewer();
        if let Err(refused) = viewer.may(Action::ListApiClients) {
            return Some(Err(refused));
        }
        Some(ApiClient::read(ctx, scope::api_clients(&viewer).order_by_desc(Column::Id)).await)
    }
}
