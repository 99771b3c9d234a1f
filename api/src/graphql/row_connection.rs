//! The one shape of all connections over rows of the database.

use std::sync::Arc;

use async_graphql::{Context, Object, OutputType, SimpleObject};
use entity::{adoption, contact_request, endorsement, notification, practice_edition, staff_member};
use sea_orm::{EntityTrait, FromQueryResult, Select};

use super::{
    connection::PageInfo,
    error::Error,
    keyset::{self, Forwards, RowPage, Rows},
};
use crate::{context::RequestContext as _, register::Register};

/// A kind of row that is handed out as a thing.
pub trait Shown: Rows {
    /// The thing.
    type Node: OutputType;

    /// The thing of a row.
    fn show(register: &Arc<Register>, row: Self::Model) -> Result<Self::Node, Error>;
}

/// One page of the rows that somebody may see.
pub struct RowConnection<E: EntityTrait> {
    register: Arc<Register>,
    theirs: Select<E>,
    page: RowPage<E>,
}

impl<E: Shown> RowConnection<E>
where
    E::Model: FromQueryResult + Send + Sync + Clone,
{
    /// Cuts a page out of the rows that somebody may see.
    pub async fn new(ctx: &Context<'_>, theirs: Select<E>, part: &Forwards) -> Result<Self, Error> {
        let page = keyset::fetch(ctx.db(), theirs.clone(), part).await?;
        Ok(Self { register: ctx.register(), theirs, page })
    }

    /// The rows on this page.
    pub fn rows(&self) -> &[E::Model] {
        &self.page.rows
    }
}

/// One page of a list, walked forwards.
#[Object(
    concrete(name = "StaffMemberConnection", params(staff_member::Entity)),
    concrete(name = "PracticeEditionConnection", params(practice_edition::Entity)),
    concrete(name = "AdoptionConnection", params(adoption::Entity)),
    concrete(name = "EndorsementConnection", params(endorsement::Entity)),
    concrete(name = "ContactRequestConnection", params(contact_request::Entity)),
    concrete(name = "NotificationConnection", params(notification::Entity))
)]
impl<E: Shown> RowConnection<E>
where
    RowEdge<E>: OutputType,
    E::Model: FromQueryResult + Send + Sync + Clone,
{
    /// The things on this page with their cursors, in order.
    async fn edges(&self) -> Result<Vec<RowEdge<E>>, Error> {
        let edge = |row: &E::Model| {
            Ok(RowEdge { cursor: keyset::cursor_of::<E>(row), node: E::show(&self.register, row.clone())? })
        };
        self.page.rows.iter().map(edge).collect()
    }

    /// The things on this page, in order.
    async fn nodes(&self) -> Result<Vec<E::Node>, Error> {
        self.page.rows.iter().map(|row| E::show(&self.register, row.clone())).collect()
    }

    /// Where this page lies in the list.
    async fn page_info(&self) -> PageInfo {
        self.page.info()
    }

    /// How many things the whole list holds, of those that the viewer may see. Null with an error where they could not be
    /// counted.
    async fn total_count(&self, ctx: &Context<'_>) -> Option<Result<i32, Error>> {
        Some(keyset::count(ctx.db(), self.theirs.clone()).await)
    }
}

/// One thing in a list and its place there.
#[derive(SimpleObject)]
#[graphql(
    concrete(name = "StaffMemberEdge", params(staff_member::Entity)),
    concrete(name = "PracticeEditionEdge", params(practice_edition::Entity)),
    concrete(name = "AdoptionEdge", params(adoption::Entity)),
    concrete(name = "EndorsementEdge", params(endorsement::Entity)),
    concrete(name = "ContactRequestEdge", params(contact_request::Entity)),
    concrete(name = "NotificationEdge", params(notification::Entity))
)]
pub struct RowEdge<E: Shown> {
    /// The place of this thing in the list, to be handed to `after`.
    cursor: String,
    /// The thing itself.
    node: E::Node,
}
