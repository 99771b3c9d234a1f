//! What people were told long ago.

#![expect(clippy::disallowed_methods, reason = "of what people were told long ago")]

use chrono::{DateTime, Utc};
use entity::{notification, notification_read};
use sea_orm::{
    ColumnTrait as _, Condition, DatabaseConnection, EntityTrait as _, QueryFilter as _, QuerySelect as _,
    QueryTrait as _,
};

use super::{begin, months_before};
use crate::{access::scope::exchange, changes::Stop};

/// How long it is kept.
const KEPT_MONTHS: u32 = 12;

/// Deletes what is older. It is nobody's change: the log has no entry of it.
pub async fn delete(db: &DatabaseConnection, now: DateTime<Utc>) -> Result<u64, Stop> {
    use notification::Column;
    let of_nobody_held = Condition::any()
        .add(Column::ToStaffMember.is_null())
        .add(Column::ToStaffMember.not_in_subquery(exchange::held_members()));
    let old = Condition::all().add(Column::MadeAt.lte(months_before(now, KEPT_MONTHS))).add(of_nobody_held);
    let ids = notification::Entity::find().select_only().column(Column::Id).filter(old.clone()).into_query();
    let write = begin(db, now).await?;
    let read = notification_read::Column::NotificationId.in_subquery(ids);
    notification_read::Entity::delete_many().filter(read).exec(&write.tx).await?;
    let deleted = notification::Entity::delete_many().filter(old).exec(&write.tx).await?.rows_affected;
    write.commit().await?;
    Ok(deleted)
}
