//! Offers that are over.

use chrono::{DateTime, Utc};
use entity::{
    secondee_offer::{Column, Entity},
    staff_member,
};
use sea_orm::{ColumnTrait as _, Condition, QueryFilter as _, Select};
use uuid::Uuid;

use super::{Move, kind::free};
use crate::{
    access::scope::exchange,
    changes::{EntityType, Stop, Write, name_of},
    clock::day_of,
    notification::{NotificationKind, Recipient, notify},
    secondee_offer::{LISTED, close_offer, code_lists::OfferState},
};

/// Those that were listed long enough, or whose last day is over.
pub fn over(now: DateTime<Utc>) -> Select<Entity> {
    let over = Condition::any().add(Column::ConsentedAt.lte(now - LISTED)).add(Column::AvailableTo.lt(day_of(now)));
    exchange::offers().filter(Column::OfferState.eq(name_of(OfferState::Open))).filter(over)
}

/// Has one expire, and tells the person. They are locked before it, as everywhere.
pub async fn expire(write: &mut Write, id: Uuid) -> Result<Option<Move>, Stop> {
    let due = || over(write.now).filter(Column::Id.eq(id));
    let Some(found) = due().one(&write.tx).await? else { return Ok(None) };
    let person = exchange::staff_members().filter(staff_member::Column::Id.eq(found.staff_member_id));
    let Some(person) = free(person).one(&write.tx).await? else { return Ok(None) };
    let Some(offer) = free(due()).one(&write.tx).await? else { return Ok(None) };
    let offer = close_offer(write, offer, OfferState::Expired).await?;
    let about = (EntityType::SecondeeOffer, offer.id);
    notify(write, NotificationKind::OfferExpired, about, [Recipient::Person(person.id)]).await?;
    Ok(Some(Move::OfferExpired))
}
