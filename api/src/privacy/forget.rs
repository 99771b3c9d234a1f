//! Deleting all that tells who somebody is, wherever it lies. Role, dates and shares of a post stay for statistics.

#![expect(clippy::disallowed_methods, reason = "of members whom the scope has found")]

use entity::{
    erasure_request, notification, notification_read, secondee_offer, secondment, secondment_text,
    staff_member::{ActiveModel, Model},
    staff_person,
};
use sea_orm::{
    ActiveModelTrait as _, ActiveValue::Set, ColumnTrait as _, EntityTrait as _, QueryFilter as _, QuerySelect as _,
    QueryTrait as _,
};
use uuid::Uuid;

use super::erasure::log;
use crate::{
    access::scope::exchange,
    changes::{ChangeOp, Stop, Write, name_of},
    secondee_offer::{close_offer, code_lists::OfferState},
    secondment::{
        code_lists::{ActingParty, SecondmentAction, SecondmentState},
        state::state_of,
        step::{self, Step},
    },
};

/// Which fields of a secondment say less afterwards.
pub const EMPTIED: [&str; 4] = ["objectives", "history", "reviews", "externalReference"];

/// Erases a member of staff whose row is locked. The database would refuse a name beside the mark of being redacted.
pub async fn erase(write: &mut Write, member: Model) -> Result<Model, Stop> {
    let theirs = || exchange::secondments().filter(secondment::Column::SecondeeId.eq(member.id));
    let theirs = step::lock_all(write, theirs).await?;
    close_offers(write, member.id).await?;
    for row in theirs {
        let_go(write, row).await?;
    }
    forget_what_they_were_told(write, member.id).await?;
    redact(write, member).await
}

async fn close_offers(write: &mut Write, member: Uuid) -> Result<(), Stop> {
    let open = exchange::offers()
        .filter(secondee_offer::Column::StaffMemberId.eq(member))
        .filter(secondee_offer::Column::OfferState.eq(name_of(OfferState::Open)));
    for row in open.lock_exclusive().all(&write.tx).await? {
        close_offer(write, row, OfferState::Withdrawn).await?;
    }
    Ok(())
}

/// Takes back what is not agreed yet, and empties what was written. Who is bound is not erased, so nothing is under way.
async fn let_go(write: &mut Write, row: secondment::Model) -> Result<(), Stop> {
    let had_texts = delete_texts(write, row.id).await? > 0;
    match state_of(&row) {
        SecondmentState::Draft | SecondmentState::Proposed => {
            let step = Step::of(SecondmentAction::Withdraw, ActingParty::System, &row).changing(EMPTIED.to_vec());
            step::take(write, row, step, unname).await?;
        }
        _ if had_texts || row.external_reference.is_some() => empty(write, row).await?,
        _ => {}
    }
    Ok(())
}

/// Deletes what was written of a secondment.
pub async fn delete_texts(write: &Write, secondment: Uuid) -> Result<u64, Stop> {
    let texts = secondment_text::Entity::delete_many().filter(secondment_text::Column::SecondmentId.eq(secondment));
    Ok(texts.exec(&write.tx).await?.rows_affected)
}

/// What another system calls it may hold a name.
fn unname(changed: &mut secondment::ActiveModel) {
    changed.external_reference = Set(None);
    changed.reference_of = Set(None);
    // Nobody is asked to look back any more: nothing could be written.
    changed.review_due_on = Set(None);
}

/// It is no step of the parties, and its time runs on: so it leaves no event, and `updated_at` as it was.
async fn empty(write: &mut Write, row: secondment::Model) -> Result<(), Stop> {
    let version = row.version + 1;
    let mut changed = secondment::ActiveModel::from(row);
    unname(&mut changed);
    changed.version = Set(version);
    let row = changed.update(&write.tx).await?;
    step::log(write, ChangeOp::Updated, &row, EMPTIED.to_vec()).await
}

async fn forget_what_they_were_told(write: &Write, member: Uuid) -> Result<(), Stop> {
    let told = notification::Column::ToStaffMember.eq(member);
    let ids = notification::Entity::find().select_only().column(notification::Column::Id).filter(told.clone());
    let read = notification_read::Column::NotificationId.in_subquery(ids.into_query());
    notification_read::Entity::delete_many().filter(read).exec(&write.tx).await?;
    notification::Entity::delete_many().filter(told).exec(&write.tx).await?;
    Ok(())
}

async fn redact(write: &mut Write, member: Model) -> Result<Model, Stop> {
    let (id, now, version) = (member.id, write.now, member.version + 1);
    staff_person::Entity::delete_by_id(id).exec(&write.tx).await?;
    let redacted = ActiveModel { redacted_at: Set(Some(now)), version: Set(version), ..member.into() };
    let member = redacted.update(&write.tx).await?;
    let granted = erasure_request::ActiveModel { erased_at: Set(Some(now)), ..Default::default() };
    let request = erasure_request::Entity::update_many().set(granted);
    request.filter(erasure_request::Column::StaffMemberId.eq(id)).exec(&write.tx).await?;
    log(write, &member, vec!["displayName", "email", "subject", "externalReference", "redacted"]);
    Ok(member)
}
