//! A page of members of staff.

use std::sync::Arc;

use async_graphql::{Context, Object, SimpleObject};
use entity::staff_member::{Entity, Model};
use sea_orm::Select;

use super::StaffMember;
use crate::{
    context::RequestContext as _,
    graphql::{
        connection::PageInfo,
        error::Error,
        keyset::{self, Forwards, RowPage},
    },
    register::Register,
};

/// A page of members of staff.
pub struct StaffMemberConnection {
    register: Arc<Register>,
    theirs: Select<Entity>,
    page: RowPage<Entity>,
}

/// One member of staff and their place in a list.
#[derive(SimpleObject)]
pub struct StaffMemberEdge {
    /// The place of this member in the list, to be handed to `after`.
    cursor: String,
    /// The member of staff.
    node: StaffMember,
}

impl StaffMemberConnection {
    /// Cuts a page out of the rows that somebody may see.
    pub async fn new(ctx: &Context<'_>, theirs: Select<Entity>, part: &Forwards) -> Result<Self, Error> {
        let page = keyset::fetch(ctx.db(), theirs.clone(), part).await?;
        Ok(Self { register: ctx.register(), theirs, page })
    }

    fn node(&self, row: &Model) -> StaffMember {
        StaffMember::new(self.register.clone(), row.clone())
    }
}

/// A page of members of staff, in the order of their ids: an order that tells nothing of them.
#[Object]
impl StaffMemberConnection {
    /// The members on this page with their cursors, in order.
    async fn edges(&self) -> Vec<StaffMemberEdge> {
        let edge = |row: &Model| StaffMemberEdge { cursor: keyset::cursor_of::<Entity>(row), node: self.node(row) };
        self.page.rows.iter().map(edge).collect()
    }

    /// The members on this page, in order.
    async fn nodes(&self) -> Vec<StaffMember> {
        self.page.rows.iter().map(|row| self.node(row)).collect()
    }

    /// Where this page lies in the list.
    async fn page_info(&self) -> PageInfo {
        self.page.info()
    }

    /// How many members the whole list holds, of those that the viewer may see. Null with an error where they could not be
    /// counted.
    async fn total_count(&self, ctx: &Context<'_>) -> Option<Result<i32, Error>> {
        Some(keyset::count(ctx.db(), self.theirs.clone()).await)
    }
}
