//! What somebody is told, as GraphQL shows it.

use std::sync::Arc;

use async_graphql::{Context, ID, Object};
use entity::notification::{Column, Entity, Model};
use sea_orm::Value;

use super::NotificationKind;
use crate::{
    changes::named,
    context::RequestContext as _,
    graphql::{
        error::Error,
        keyset::{Rows, id_of_key, key_of_id},
        node_id::NodeId,
        order::{Direction, SortValue},
        row_connection::Shown,
        scalars::DateTime,
    },
    node::Node,
    register::Register,
};

/// Something that somebody is told.
pub struct Notification {
    row: Model,
    kind: NotificationKind,
}

impl Notification {
    /// Of a row.
    pub fn new(row: Model) -> Result<Self, Error> {
        let kind = named(&row.kind).ok_or_else(|| Error::Fault(format!("notification {} is of no kind", row.id)))?;
        Ok(Self { row, kind })
    }

    async fn about(&self, ctx: &Context<'_>) -> Result<Option<Node>, Error> {
        let Some(entity_type) = named(&self.row.entity_type) else { return Ok(None) };
        Node::told_of(ctx, entity_type, self.row.entity_id).await
    }
}

/// Something that the viewer is told, as a person or as who leads a trust or a school. It names nobody, and quotes nothing
/// that anybody wrote: what it is about says more to those who may see it.
#[Object]
impl Notification {
    /// Opaque id, unique among all things of this service.
    pub async fn id(&self) -> ID {
        ID::from(&NodeId::Notification(self.row.id))
    }

    /// What happened.
    async fn kind(&self) -> NotificationKind {
        self.kind
    }

    /// What happened, in a few words for people: the same for all of this kind.
    async fn title(&self) -> &'static str {
        self.kind.title()
    }

    /// What can be done about it, for people. Null where there is nothing to do.
    async fn body(&self) -> Option<&'static str> {
        self.kind.body()
    }

    /// What it is about, as it is now. Null where the viewer may not see that any more.
    async fn entity(&self, ctx: &Context<'_>) -> Option<Result<Node, Error>> {
        self.about(ctx).await.transpose()
    }

    /// When it happened.
    async fn at(&self) -> DateTime {
        DateTime(self.row.made_at)
    }

    /// Whether the viewer has marked it as read: of several who lead a school each for themselves.
    async fn read(&self, ctx: &Context<'_>) -> Result<bool, Error> {
        Ok(ctx.loaders().read_marks.load_one(self.row.id).await?.is_some())
    }
}

/// The newest first: the keys grow with time.
impl Rows for Entity {
    const NAME: &'static str = "inbox";
    const DIRECTION: Direction = Direction::Desc;
    const COLUMN: Column = Column::Id;

    fn key(row: &Model) -> SortValue {
        key_of_id(row.id)
    }

    fn value(key: SortValue) -> Option<Value> {
        id_of_key(key)
    }
}

impl Shown for Entity {
    type Node = Notification;

    fn show(_: &Arc<Register>, row: Model) -> Result<Notification, Error> {
        Notification::new(row)
    }
}
