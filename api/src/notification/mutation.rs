//! How somebody marks what they were told as read.

use std::collections::HashMap;

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use entity::{
    notification::{Column, Model},
    notification_read,
};
use sea_orm::{ActiveValue::Set, ColumnTrait as _, DbErr, EntityTrait as _, QueryFilter as _, sea_query::OnConflict};
use uuid::Uuid;

use super::Notification;
use crate::{
    access::{Action, scope},
    changes::{Stop, Write},
    graphql::{error::Error, node_id::NodeId, user_error::UserError},
};

/// How many can be marked at once.
const MOST: usize = 100;

/// What has been read.
#[derive(InputObject, Debug)]
pub struct MarkReadInput {
    /// What was told: at most 100. What was marked before stays marked.
    pub notification_ids: Vec<ID>,
}

/// What came of marking something as read.
#[derive(SimpleObject)]
pub struct NotificationsPayload {
    /// What was marked, in the order of the ids. Null where nothing was marked.
    notifications: Option<Vec<Notification>>,
    /// Why nothing was marked; empty where all of it was.
    user_errors: Vec<UserError>,
}

/// The changes of what somebody is told.
#[derive(Default)]
pub struct NotificationMutation;

#[Object]
impl NotificationMutation {
    /// Marks what the viewer was told as read, by them alone: all of it, or nothing where some is not for them. For people.
    async fn mark_read(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What they have read.")] input: MarkReadInput,
    ) -> Result<NotificationsPayload, Error> {
        let write = Write::begin(ctx, "markRead").await?;
        let done = mark(&write, &input).await;
        Ok(match write.end(done).await? {
            Ok(rows) => {
                let notifications = rows.into_iter().map(Notification::new).collect::<Result<_, _>>()?;
                NotificationsPayload { notifications: Some(notifications), user_errors: vec![] }
            }
            Err(error) => NotificationsPayload { notifications: None, user_errors: vec![error] },
        })
    }
}

/// Marks them. It is the reader's own affair, and changes nothing of what they were told: the log has no entry of it.
async fn mark(write: &Write, input: &MarkReadInput) -> Result<Vec<Model>, Stop> {
    write.viewer.may(Action::MarkRead)?;
    if input.notification_ids.len() > MOST {
        let message = format!("At most {MOST} can be marked at once.");
        return Err(UserError::invalid(&["input", "notificationIds"], message).into());
    }
    let ids: Vec<Uuid> = input.notification_ids.iter().map(read_id).collect::<Result<_, _>>()?;
    let theirs = scope::notifications(&write.viewer).filter(Column::Id.is_in(ids.iter().copied()));
    let mut theirs: HashMap<Uuid, Model> = theirs.all(&write.tx).await?.into_iter().map(|row| (row.id, row)).collect();
    if let Some(at) = ids.iter().position(|id| !theirs.contains_key(id)) {
        return Err(UserError::not_found(&["input", "notificationIds", &at.to_string()]).into());
    }
    keep(write, theirs.keys().copied()).await?;
    // What is named twice is told of once.
    Ok(ids.iter().filter_map(|id| theirs.remove(id)).collect())
}

async fn keep(write: &Write, ids: impl Iterator<Item = Uuid>) -> Result<(), DbErr> {
    let mark = |id: Uuid| notification_read::ActiveModel {
        notification_id: Set(id),
        actor: Set(write.actor().to_owned()),
        read_at: Set(write.now),
    };
    let marks: Vec<_> = ids.map(mark).collect();
    if marks.is_empty() {
        return Ok(());
    }
    let columns = [notification_read::Column::NotificationId, notification_read::Column::Actor];
    let unless_there = OnConflict::columns(columns).do_nothing().to_owned();
    let marked = notification_read::Entity::insert_many(marks).on_conflict(unless_there);
    marked.exec_without_returning(&write.tx).await.map(drop)
}

fn read_id(id: &ID) -> Result<Uuid, Stop> {
    match NodeId::parse(id)? {
        NodeId::Notification(id) => Ok(id),
        other => Err(other.wrong_type("Notification").into()),
    }
}
