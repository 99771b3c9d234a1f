//! How the log is read.

use async_graphql::{Context, ID, Object, SimpleObject};
use entity::change_log::{Column, Entity, Model};
use sea_orm::{ColumnTrait as _, QueryFilter as _};

use super::object::LogEntry;
use crate::{
    access::{Action, scope},
    context::RequestContext as _,
    graphql::{
        connection::PageInfo,
        error::Error,
        keyset::{self, Forwards, RowPage},
        node_id::NodeId,
    },
};

/// A page of the log.
pub struct LogEntryConnection(RowPage<Entity>);

/// One entry and its place in the log.
#[derive(SimpleObject)]
pub struct LogEntryEdge {
    /// The place of this entry in the list, to be handed to `after`.
    cursor: String,
    /// The entry itself.
    node: LogEntry,
}

/// A page of the log, the newest entry first.
#[Object]
impl LogEntryConnection {
    /// The entries on this page with their cursors, in order.
    async fn edges(&self) -> Vec<LogEntryEdge> {
        let edge = |row: &Model| LogEntryEdge { cursor: keyset::cursor_of::<Entity>(row), node: LogEntry(row.clone()) };
        self.0.rows.iter().map(edge).collect()
    }

    /// The entries on this page, in order.
    async fn nodes(&self) -> Vec<LogEntry> {
        self.0.rows.iter().cloned().map(LogEntry).collect()
    }

    /// Where this page lies in the list.
    async fn page_info(&self) -> PageInfo {
        self.0.info()
    }
}

/// The root field about the log.
#[derive(Default)]
pub struct LogQuery;

#[Object]
impl LogQuery {
    /// Who changed what of the private things, the newest first: of one's own trusts for their leaders, of all for who
    /// operates the service. Null with an error for others.
    #[graphql(cache_control(no_cache))]
    async fn log(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Only what happened to the thing with this id; null for all.")] entity_id: Option<ID>,
        #[graphql(desc = "At most this many: 0 to 100, 20 where nothing is said.", default = 20)] first: Option<i32>,
        #[graphql(desc = "Only what stands behind this cursor.")] after: Option<String>,
    ) -> Option<Result<LogEntryConnection, Error>> {
        Some(page(ctx, entity_id, &Forwards { first, after }).await)
    }
}

async fn page(ctx: &Context<'_>, entity_id: Option<ID>, part: &Forwards) -> Result<LogEntryConnection, Error> {
    let viewer = ctx.viewer();
    viewer.may(Action::ReadLog)?;
    let mut theirs = scope::log_entries(&viewer);
    if let Some(id) = entity_id {
        theirs = theirs.filter(Column::EntityId.eq(NodeId::parse(&id)?.key()));
    }
    Ok(LogEntryConnection(keyset::fetch(ctx.db(), theirs, part).await?))
}
