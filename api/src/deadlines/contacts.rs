//! Questions to make oneself known that nobody answered.

use chrono::{DateTime, Utc};
use entity::{
    contact_request::{Column, Entity},
    host_need,
};
use sea_orm::{ColumnTrait as _, Condition, QueryFilter as _, QuerySelect as _, QueryTrait as _, Select};
use uuid::Uuid;

use super::{Move, kind::free};
use crate::{
    access::scope::exchange,
    changes::{Stop, Write, name_of},
    host_need::code_lists::HostNeedState,
    secondee_offer::{ANSWERED_WITHIN, code_lists::ContactState, expire_contact},
};

/// Those that waited long enough, or for whose need nobody is looked for any more.
pub fn over(now: DateTime<Utc>) -> Select<Entity> {
    let needs = exchange::needs().filter(host_need::Column::NeedState.ne(name_of(HostNeedState::Open)));
    let closed = needs.select_only().column(host_need::Column::Id).into_query();
    let over =
        Condition::any().add(Column::RequestedAt.lte(now - ANSWERED_WITHIN)).add(Column::NeedId.in_subquery(closed));
    exchange::contact_requests().filter(Column::ContactState.eq(name_of(ContactState::Requested))).filter(over)
}

/// Has one wait no more.
pub async fn expire(write: &mut Write, id: Uuid) -> Result<Option<Move>, Stop> {
    let due = free(over(write.now).filter(Column::Id.eq(id)));
    let Some(contact) = due.one(&write.tx).await? else { return Ok(None) };
    expire_contact(write, contact).await?;
    Ok(Some(Move::ContactExpired))
}
