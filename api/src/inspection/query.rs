//! How inspections are asked for.

use async_graphql::{Context, Object};

use super::{filter::InspectionFilter, order::InspectionOrder};
use crate::{
    context::RequestContext as _,
    graphql::{
        connection::Connection,
        error::Error,
        paging::{Order, Window},
    },
    register::Inspections,
};

/// The root fields about inspections.
#[derive(Default)]
pub struct InspectionQuery;

#[Object]
impl InspectionQuery {
    /// Inspections of all kinds and regimes, page by page. The files list the latest and the previous ones of each school;
    /// older ones are there as far as older files were loaded.
    #[expect(clippy::too_many_arguments, reason = "the arguments of a connection")]
    #[graphql(cache_control(max_age = 60))]
    fn inspections(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which inspections; null for all.")] filter: Option<InspectionFilter>,
        #[graphql(desc = "How the list runs.", default_with = "Some(InspectionOrder::default())")] order_by: Option<
            InspectionOrder,
        >,
        #[graphql(desc = "At most this many from the start: 0 to 100, 20 where neither first nor last is given.")]
        first: Option<i32>,
        #[graphql(desc = "Only what stands behind this cursor.")] after: Option<String>,
        #[graphql(desc = "At most this many from the end: 0 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only what stands before this cursor.")] before: Option<String>,
    ) -> Result<Connection<Inspections>, Error> {
        let register = ctx.register();
        let theirs = InspectionFilter::choose(filter.as_ref(), &register)?;
        let window = Window { first, after, last, before };
        Connection::new(register, theirs, Order::from(order_by.unwrap_or_default()), &window)
    }
}
