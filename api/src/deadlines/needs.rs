//! Needs that were not covered in time.

use chrono::{DateTime, Utc};
use entity::host_need::{Column, Entity};
use sea_orm::{ColumnTrait as _, QueryFilter as _, Select};
use uuid::Uuid;

use super::{Move, kind::free};
use crate::{
    access::{Place, scope::exchange},
    changes::{EntityType, Stop, Write, name_of},
    clock::day_of,
    host_need::{STALE_AFTER, bring_to, code_lists::HostNeedState},
    notification::{NotificationKind, Recipient, notify},
};

/// Those that are looked after no more.
pub fn over(now: DateTime<Utc>) -> Select<Entity> {
    let waiting = [HostNeedState::Draft, HostNeedState::Open].map(name_of);
    let needs = exchange::needs().filter(Column::NeedState.is_in(waiting));
    needs.filter(Column::StartsOn.lt(day_of(now) - STALE_AFTER))
}

/// Has one expire, and tells whoever leads the school and its trust.
pub async fn expire(write: &mut Write, id: Uuid) -> Result<Option<Move>, Stop> {
    let due = free(over(write.now).filter(Column::Id.eq(id)));
    let Some(need) = due.one(&write.tx).await? else { return Ok(None) };
    let place = Place { trust: need.trust_uid, school: Some(need.school_urn) };
    let need = bring_to(write, need, HostNeedState::Expired).await?;
    notify(write, NotificationKind::NeedExpired, (EntityType::HostNeed, need.id), Recipient::at(&place)).await?;
    Ok(Some(Move::NeedExpired))
}
