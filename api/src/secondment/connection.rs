//! One page of secondments.

use std::{collections::HashMap, sync::Arc};

use async_graphql::{Context, Object, SimpleObject};
use chrono::{DateTime, NaiveDate, Utc};
use entity::{
    TrustUid, Urn,
    secondment::{Column, Entity, Model},
};
use sea_orm::{ColumnTrait as _, Condition, QueryFilter as _, QueryOrder as _, QuerySelect as _, Select};
use uuid::Uuid;

use super::{Secondment, filter::SecondmentFilter, order::SecondmentOrder};
use crate::{
    access::scope,
    context::RequestContext as _,
    graphql::{
        connection::PageInfo,
        error::Error,
        keyset::Forwards,
        paging::Page,
        requested::{Place, Requested, key_of},
    },
    register::Register,
};

/// One page of the secondments that somebody may see, the total, and where the page lies.
pub struct SecondmentConnection {
    register: Arc<Register>,
    ids: Vec<Uuid>,
    order: Requested,
    page: Page,
}

/// One secondment and its place in a list.
#[derive(SimpleObject)]
pub struct SecondmentEdge {
    /// The place of this secondment in the list, to be handed to `after`.
    cursor: String,
    /// The secondment.
    node: Secondment,
}

impl SecondmentConnection {
    /// Those of some that a filter asks for: one statement brings what they are ordered by.
    pub async fn new(
        ctx: &Context<'_>,
        some: Select<Entity>,
        (filter, order): (Option<SecondmentFilter>, Option<SecondmentOrder>),
        part: &Forwards,
    ) -> Result<Self, Error> {
        let (register, order) = (ctx.register(), order.unwrap_or_default());
        let chosen = filter.unwrap_or_default().narrow(some, &ctx.viewer(), &register)?;
        let column = order.field.column();
        let chosen = chosen.select_only().column(Column::Id).column(column).order_by_asc(Column::Id);
        let values: Vec<(Uuid, Option<i64>)> = if order.field.is_day() {
            let rows: Vec<(Uuid, Option<NaiveDate>)> = chosen.into_tuple().all(ctx.db()).await?;
            let number = |day: NaiveDate| (day - NaiveDate::default()).num_days();
            rows.into_iter().map(|(id, day)| (id, day.map(number))).collect()
        } else {
            let rows: Vec<(Uuid, DateTime<Utc>)> = chosen.into_tuple().all(ctx.db()).await?;
            rows.into_iter().map(|(id, at)| (id, Some(at.timestamp_micros()))).collect()
        };
        let place =
            |(position, (id, value)): (u32, &(Uuid, Option<i64>))| Place { position, value: *value, key: key_of(*id) };
        let places = (0..).zip(&values).map(place).collect();
        let name = format!("secondments.{:?}", order.field);
        let requested = Requested::new(&name, "", order.direction, places);
        let page = requested.cut(&part.into())?;
        let ids = values.into_iter().map(|(id, _)| id).collect();
        Ok(Self { register, ids, order: requested, page })
    }

    /// Those from a school and to it.
    pub async fn of_school(
        ctx: &Context<'_>,
        urn: Urn,
        filter: Option<SecondmentFilter>,
        part: &Forwards,
    ) -> Result<Self, Error> {
        let theirs = Condition::any().add(Column::HomeSchoolUrn.eq(urn)).add(Column::HostSchoolUrn.eq(urn));
        Self::new(ctx, scope::secondments(&ctx.viewer()).filter(theirs), (filter, None), part).await
    }

    /// Those from a trust and to it.
    pub async fn of_trust(
        ctx: &Context<'_>,
        uid: TrustUid,
        filter: Option<SecondmentFilter>,
        part: &Forwards,
    ) -> Result<Self, Error> {
        let theirs = Condition::any().add(Column::HomeTrustUid.eq(uid)).add(Column::HostTrustUid.eq(uid));
        Self::new(ctx, scope::secondments(&ctx.viewer()).filter(theirs), (filter, None), part).await
    }

    async fn secondments(&self, ctx: &Context<'_>) -> Result<Vec<(u32, Secondment)>, Error> {
        let id = |position: &u32| self.ids.get(*position as usize).copied();
        let ids: Vec<Uuid> = self.page.positions.iter().filter_map(id).collect();
        let rows = scope::secondments(&ctx.viewer()).filter(Column::Id.is_in(ids)).all(ctx.db()).await?;
        let mut rows: HashMap<Uuid, Model> = rows.into_iter().map(|row| (row.id, row)).collect();
        // What was taken from the viewer's sight since the page was cut is left out.
        let found = self.page.positions.iter().filter_map(|position| {
            let row = rows.remove(&id(position)?)?;
            Some((*position, Secondment::new(self.register.clone(), row)))
        });
        Ok(found.collect())
    }
}

/// One page of secondments that the viewer may see. It is walked forwards.
#[Object]
impl SecondmentConnection {
    /// The secondments on this page with their cursors, in order.
    async fn edges(&self, ctx: &Context<'_>) -> Result<Vec<SecondmentEdge>, Error> {
        let found = self.secondments(ctx).await?;
        let edge = |(position, node)| SecondmentEdge { cursor: self.order.cursor_of(position), node };
        Ok(found.into_iter().map(edge).collect())
    }

    /// The secondments on this page, in order.
    async fn nodes(&self, ctx: &Context<'_>) -> Result<Vec<Secondment>, Error> {
        Ok(self.secondments(ctx).await?.into_iter().map(|(_, node)| node).collect())
    }

    /// Where this page lies in the list.
    async fn page_info(&self) -> PageInfo {
        PageInfo::new(&self.page, |position| self.order.cursor_of(position))
    }

    /// How many secondments the whole list holds, of those that the viewer may see; never null.
    async fn total_count(&self) -> Option<usize> {
        Some(self.ids.len())
    }
}
