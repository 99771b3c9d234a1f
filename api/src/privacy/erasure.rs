//! Erasing a person: all that tells who they are goes, what is needed for statistics stays.

use async_graphql::Enum;
use chrono::{DateTime, Months, NaiveDate, Utc};
use chrono_tz::Europe::London;
use entity::{
    erasure_request::{self, ActiveModel as Request},
    staff_member::{ActiveModel, Column, Model},
    staff_person,
};
use sea_orm::{
    ActiveModelTrait as _, ActiveValue::Set, ColumnTrait as _, EntityTrait as _, QueryFilter as _, QuerySelect as _,
    sea_query::OnConflict,
};
use uuid::Uuid;

use crate::{
    access::{Action, Place, scope},
    changes::{Change, ChangeOp, EntityType, Stop, Write},
    graphql::user_error::UserError,
};

/// Why somebody is not erased yet, though they asked.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum ErasureHold {
    /// The law wants them remembered for now.
    LegalHold,
}

/// What came of a wish to be erased.
pub struct Outcome {
    /// The member of staff as they are now.
    pub member: Model,
    /// The last day on which they may be erased; none once they are.
    pub due_on: Option<NaiveDate>,
    /// Why they are not yet.
    pub holds: Vec<ErasureHold>,
}

/// Takes down a wish, and grants it where nothing stands in the way. Otherwise it is granted once that is gone.
pub async fn ask(write: &mut Write, wanted: Option<Uuid>) -> Result<Outcome, Stop> {
    let member = find(write, wanted).await?;
    if member.redacted_at.is_some() {
        return Ok(Outcome { member, due_on: None, holds: vec![] });
    }
    let today = write.now.with_timezone(&London).date_naive();
    let due_on = today.checked_add_months(Months::new(1)).unwrap_or(today);
    let request = Request {
        staff_member_id: Set(member.id),
        asked_by: Set(write.actor().to_owned()),
        asked_at: Set(write.now),
        due_on: Set(due_on),
        erased_at: Set(None),
        wiped_at: Set(None),
    };
    let unless_asked = OnConflict::column(erasure_request::Column::StaffMemberId).do_nothing().to_owned();
    erasure_request::Entity::insert(request).on_conflict(unless_asked).exec_without_returning(&write.tx).await?;
    let holds = holds(&member);
    if !holds.is_empty() {
        let asked = scope_of_request(write, member.id).await?;
        log(write, &member, vec!["erasureAskedFor"]);
        return Ok(Outcome { member, due_on: Some(asked.unwrap_or(due_on)), holds });
    }
    let member = erase(write, member).await?;
    Ok(Outcome { member, due_on: None, holds })
}

/// Whom it is about: oneself, or somebody else whom one may have erased.
async fn find(write: &Write, wanted: Option<Uuid>) -> Result<Model, Stop> {
    let own = scope::own_staff_member(&write.viewer).lock_exclusive().one(&write.tx).await?;
    match (own, wanted) {
        (Some(own), None) => {
            write.viewer.may(Action::EraseSelf)?;
            Ok(own)
        }
        (Some(own), Some(id)) if own.id == id => {
            write.viewer.may(Action::EraseSelf)?;
            Ok(own)
        }
        (None, None) => {
            write.viewer.may(Action::EraseSelf)?;
            let message = "Nothing is held of you here: no member of staff is tied to your token.";
            Err(UserError { message: message.into(), ..UserError::not_found(&["input"]) }.into())
        }
        (_, Some(id)) => {
            let other = scope::staff_members_to_erase(&write.viewer).filter(Column::Id.eq(id)).lock_exclusive();
            let other = other.one(&write.tx).await?;
            let other = other.ok_or_else(|| UserError::not_found(&["input", "staffMemberId"]))?;
            write.viewer.may(Action::EraseStaffMember(&other))?;
            Ok(other)
        }
    }
}

async fn scope_of_request(write: &Write, member: Uuid) -> Result<Option<NaiveDate>, Stop> {
    let asked = scope::erasure_requests(&write.viewer).filter(erasure_request::Column::StaffMemberId.eq(member));
    Ok(asked.one(&write.tx).await?.map(|request| request.due_on))
}

/// Deletes all that tells who somebody is. The database would refuse a name beside the mark of being redacted.
#[expect(clippy::disallowed_methods, reason = "of members whom the scope has found")]
pub async fn erase(write: &mut Write, member: Model) -> Result<Model, Stop> {
    let (id, now) = (member.id, write.now);
    staff_person::Entity::delete_by_id(id).exec(&write.tx).await?;
    let version = member.version + 1;
    let redacted = ActiveModel { redacted_at: Set(Some(now)), version: Set(version), ..member.into() };
    let member = redacted.update(&write.tx).await?;
    let granted = Request { erased_at: Set(Some(now)), ..Default::default() };
    let request = erasure_request::Entity::update_many().set(granted);
    request.filter(erasure_request::Column::StaffMemberId.eq(id)).exec(&write.tx).await?;
    log(write, &member, vec!["displayName", "email", "subject", "externalReference", "redacted"]);
    Ok(member)
}

/// What stands in the way of erasing somebody.
pub fn holds(member: &Model) -> Vec<ErasureHold> {
    member.legal_hold.then_some(ErasureHold::LegalHold).into_iter().collect()
}

/// Has the law remember somebody, or no more. Whoever operates the service decides so at the command line.
pub async fn hold(write: &mut Write, id: Uuid, held: bool) -> Result<Model, Stop> {
    let member = scope::staff_members_to_erase(&write.viewer).filter(Column::Id.eq(id)).lock_exclusive();
    let member = member.one(&write.tx).await?.ok_or_else(|| UserError::not_found(&[]))?;
    write.viewer.may(Action::EraseStaffMember(&member))?;
    let version = member.version + 1;
    let changed = ActiveModel { legal_hold: Set(held), version: Set(version), ..member.into() };
    let member = changed.update(&write.tx).await?;
    log(write, &member, vec!["legalHold"]);
    Ok(member)
}

fn log(write: &mut Write, member: &Model, fields: Vec<&'static str>) {
    let (entity_type, entity_id) = (EntityType::StaffMember, member.id.to_string());
    write.log(Change { op: ChangeOp::Updated, entity_type, entity_id, fields, whose: Place::of(member).into() });
}

/// Grants the wishes that nothing stands in the way of any more.
pub async fn grant_what_waits(db: &sea_orm::DatabaseConnection, now: DateTime<Utc>) -> Result<u64, Stop> {
    let mut write = Write::by_ourselves(db, now, ("service", "sweep")).await?;
    let waiting = scope::erasure_requests(&write.viewer).filter(erasure_request::Column::ErasedAt.is_null());
    let mut granted = 0;
    for request in waiting.all(&write.tx).await? {
        let member = scope::staff_members_to_erase(&write.viewer).filter(Column::Id.eq(request.staff_member_id));
        let Some(member) = member.lock_exclusive().one(&write.tx).await? else { continue };
        if holds(&member).is_empty() {
            erase(&mut write, member).await?;
            granted += 1;
        }
    }
    write.commit().await?;
    Ok(granted)
}
