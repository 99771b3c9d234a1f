//! Lists of trusts as they are handed out: a page, and how the trusts spread.

use std::sync::Arc;

use async_graphql::{Context, Object};

use super::{
    facet::{TrustFacet, TrustFacetField},
    filter::TrustFilter,
    order::TrustOrder,
};
use crate::{
    graphql::{connection::Connection, deadline, error::Error, facet::each_once, paging::Window},
    register::{Register, Trusts},
};

/// A page of trusts, and the question that it answers.
pub struct TrustConnection {
    page: Connection<Trusts>,
    filter: Option<TrustFilter>,
    open_only: bool,
}

impl TrustConnection {
    /// Chooses trusts and cuts a page out of them.
    pub fn new(
        register: Arc<Register>,
        filter: Option<TrustFilter>,
        open_only: bool,
        order_by: Option<TrustOrder>,
        window: &Window,
    ) -> Result<Self, Error> {
        let theirs = TrustFilter::choose(filter.as_ref(), &register, open_only)?;
        let order = order_by.unwrap_or_default().of(filter.as_ref(), open_only, &register, &theirs)?;
        Ok(Self { page: Connection::new(register, theirs, order, window)?, filter, open_only })
    }
}

/// A page of trusts, with what is needed to walk on, and to narrow down.
#[Object]
impl TrustConnection {
    #[graphql(flatten)]
    fn page(&self, _ctx: &Context<'_>) -> &Connection<Trusts> {
        &self.page
    }

    /// How the trusts of the whole list spread over the values of some fields. Each counts as if the filter asked
    /// nothing of that same field, so that a bucket holds as many trusts as the list would with its value put into the
    /// filter.
    fn facets(
        &self,
        #[graphql(desc = "The fields, each told once however often it is named.")] fields: Vec<TrustFacetField>,
    ) -> Result<Vec<TrustFacet>, Error> {
        deadline::check()?;
        let register = self.page.register();
        let count = |field: TrustFacetField| {
            let trusts = TrustFilter::loosened(self.filter.as_ref(), register, self.open_only, field)?;
            Ok(field.count(register, &trusts))
        };
        each_once(&fields).into_iter().map(count).collect()
    }
}
