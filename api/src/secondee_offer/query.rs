//! How offers are asked for.

use async_graphql::{Context, Object};

use super::{connection::SecondeeOfferConnection, filter::OfferFilter};
use crate::{
    access::Action,
    context::RequestContext as _,
    graphql::{error::Error, keyset::Forwards},
};

/// The root fields about offers.
#[derive(Default)]
pub struct SecondeeOfferQuery;

#[Object]
impl SecondeeOfferQuery {
    /// Open offers, without names and schools: for who leads a school with an open need, and who operates the service;
    /// others find their own. The first to be available come first; with `matchesNeed` the best match. Null with an error for
    /// partner systems, and who is not signed in.
    #[graphql(cache_control(no_cache))]
    async fn offers(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which offers; null for all that are open.")] filter: Option<OfferFilter>,
        #[graphql(desc = "At most this many: 0 to 100, 20 where nothing is said.", default = 20)] first: Option<i32>,
        #[graphql(desc = "Only what stands behind this cursor.")] after: Option<String>,
    ) -> Option<Result<SecondeeOfferConnection, Error>> {
        if let Err(error) = ctx.viewer().may(Action::ListOffers) {
            return Some(Err(error));
        }
        Some(SecondeeOfferConnection::new(ctx, &filter.unwrap_or_default(), &Forwards { first, after }).await)
    }
}
