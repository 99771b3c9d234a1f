//! Offers that are over, and questions that came to nothing.

#![expect(clippy::disallowed_methods, reason = "of offers and questions that are over")]

use chrono::{DateTime, TimeDelta, Utc};
use entity::{contact_request, secondee_offer, secondment};
use sea_orm::{
    ActiveModelTrait as _, ActiveValue::Set, ColumnTrait as _, Condition, DatabaseConnection, EntityTrait as _,
    QueryFilter as _, QuerySelect as _, QueryTrait as _, Select,
};
use uuid::Uuid;

use super::{begin, months_before};
use crate::{
    access::scope::exchange,
    changes::{Change, ChangeOp, EntityType, Stop, Whose, Write, name_of},
    secondee_offer::code_lists::{ContactState, OfferState},
    secondment::step,
};

/// How long after they were no longer listed offers are kept.
const OFFERS_ARE_KEPT: TimeDelta = TimeDelta::days(90);

/// How long questions that came to nothing are kept.
const CONTACTS_ARE_KEPT_MONTHS: u32 = 6;

/// Deletes the offers that are over for long enough, with the questions to who made them.
pub async fn delete(db: &DatabaseConnection, now: DateTime<Utc>) -> Result<u64, Stop> {
    let mut deleted = 0;
    for found in over(now).all(db).await? {
        let mut write = begin(db, now).await?;
        untie_secondments(&mut write, &found).await?;
        let held = over(now).filter(secondee_offer::Column::Id.eq(found.id)).lock_exclusive().one(&write.tx).await?;
        let Some(offer) = held else { continue };
        let asked = exchange::contact_requests().filter(contact_request::Column::OfferId.eq(offer.id));
        delete_questions(&mut write, asked).await?;
        secondee_offer::Entity::delete_by_id(offer.id).exec(&write.tx).await?;
        log_deleted(&mut write, EntityType::SecondeeOffer, offer.id);
        write.commit().await?;
        deleted += 1;
    }
    Ok(deleted)
}

fn over(now: DateTime<Utc>) -> Select<secondee_offer::Entity> {
    exchange::offers()
        .filter(secondee_offer::Column::OfferState.ne(name_of(OfferState::Open)))
        .filter(secondee_offer::Column::UpdatedAt.lte(now - OFFERS_ARE_KEPT))
        .filter(secondee_offer::Column::StaffMemberId.not_in_subquery(exchange::held_members()))
}

/// The secondments that came from an offer stay without it. Their own time runs on: `updated_at` stays as it was.
async fn untie_secondments(write: &mut Write, offer: &secondee_offer::Model) -> Result<(), Stop> {
    step::lock_person_and_need(write, offer.staff_member_id, None).await?;
    let of_it = || exchange::secondments().filter(secondment::Column::OfferId.eq(offer.id));
    for found in of_it().all(&write.tx).await? {
        step::lock_person_and_need(write, found.secondee_id, found.need_id).await?;
        let held = of_it().filter(secondment::Column::Id.eq(found.id)).lock_exclusive().one(&write.tx).await?;
        let Some(row) = held else { continue };
        let version = row.version + 1;
        let untied = secondment::ActiveModel { offer_id: Set(None), version: Set(version), ..row.into() };
        let row = untied.update(&write.tx).await?;
        step::log(write, ChangeOp::Updated, &row, vec!["offer"]).await?;
    }
    Ok(())
}

/// Deletes the questions that came to nothing long enough ago: those that were declined, and those that were not answered.
pub async fn delete_contacts(db: &DatabaseConnection, now: DateTime<Utc>) -> Result<u64, Stop> {
    use contact_request::Column;
    let oldest = months_before(now, CONTACTS_ARE_KEPT_MONTHS);
    let unanswered = Condition::all().add(Column::AnsweredAt.is_null()).add(Column::RequestedAt.lte(oldest));
    let held = exchange::offers()
        .filter(secondee_offer::Column::StaffMemberId.in_subquery(exchange::held_members()))
        .select_only()
        .column(secondee_offer::Column::Id);
    let over = exchange::contact_requests()
        .filter(Column::ContactState.is_in([ContactState::Declined, ContactState::Expired].map(name_of)))
        .filter(Condition::any().add(unanswered).add(Column::AnsweredAt.lte(oldest)))
        .filter(Column::OfferId.not_in_subquery(held.into_query()));
    let mut write = begin(db, now).await?;
    let deleted = delete_questions(&mut write, over).await?;
    write.commit().await?;
    Ok(deleted)
}

async fn delete_questions(write: &mut Write, which: Select<contact_request::Entity>) -> Result<u64, Stop> {
    let mut deleted = 0;
    for row in which.lock_exclusive().all(&write.tx).await? {
        contact_request::Entity::delete_by_id(row.id).exec(&write.tx).await?;
        log_deleted(write, EntityType::ContactRequest, row.id);
        deleted += 1;
    }
    Ok(deleted)
}

/// As with all that happens to offers, no trust reads of it.
fn log_deleted(write: &mut Write, entity_type: EntityType, id: Uuid) {
    let (op, entity_id, whose) = (ChangeOp::Deleted, id.to_string(), Whose::default());
    write.log(Change { op, entity_type, entity_id, fields: vec![], whose });
}
