//! How somebody asks what they were told.

use async_graphql::Context;
use entity::notification;

use crate::{
    access::{Viewer, scope},
    graphql::{error::Error, keyset::Forwards, row_connection::RowConnection},
};

/// What somebody is told, the newest first.
pub async fn inbox(
    ctx: &Context<'_>,
    viewer: &Viewer,
    unread_only: bool,
    part: &Forwards,
) -> Result<RowConnection<notification::Entity>, Error> {
    let theirs = if unread_only { scope::unread_notifications(viewer) } else { scope::notifications(viewer) };
    RowConnection::new(ctx, theirs, part).await
}
