//! Erasing a person: who may ask for it, what stands in the way, and when it is granted.

use async_graphql::Enum;
use chrono::{DateTime, Months, NaiveDate, Utc};
use entity::{
    erasure_request::{self, ActiveModel as Request},
    secondment,
    staff_member::{ActiveModel, Column, Model},
};
use sea_orm::{
    ActiveModelTrait as _, ActiveValue::Set, ColumnTrait as _, ConnectionTrait, DatabaseConnection, DbErr,
    EntityTrait as _, PaginatorTrait as _, QueryFilter as _, QuerySelect as _, sea_query::OnConflict,
};
use uuid::Uuid;

use super::forget::erase;
use crate::{
    access::{Action, Place, Viewer, scope},
    changes::{Change, ChangeOp, EntityType, Stop, Write, name_of},
    graphql::user_error::UserError,
    secondment::BINDING,
};

/// Why somebody is not erased yet, though they asked.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum ErasureHold {
    /// The law wants them remembered for now.
    LegalHold,
    /// A secondment of theirs is agreed or under way: those who rely on it have to know who they are.
    ActiveSecondment,
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
    let today = write.today();
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
    let holds = holds(&write.tx, &member).await?;
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

/// What stands in the way of erasing somebody.
async fn holds(db: &impl ConnectionTrait, member: &Model) -> Result<Vec<ErasureHold>, DbErr> {
    let binding = scope::exchange::secondments()
        .filter(secondment::Column::SecondeeId.eq(member.id))
        .filter(secondment::Column::SecondmentState.is_in(BINDING.map(name_of)));
    let is_bound = binding.count(db).await? > 0;
    let all = [(member.legal_hold, ErasureHold::LegalHold), (is_bound, ErasureHold::ActiveSecondment)];
    Ok(all.into_iter().filter(|(stands, _)| *stands).map(|(_, hold)| hold).collect())
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

/// Notes what changed of a member of staff.
pub fn log(write: &mut Write, member: &Model, fields: Vec<&'static str>) {
    let (entity_type, entity_id) = (EntityType::StaffMember, member.id.to_string());
    write.log(Change { op: ChangeOp::Updated, entity_type, entity_id, fields, whose: Place::of(member).into() });
}

/// Grants the wishes that nothing stands in the way of any more: each by itself, so that nobody waits for two people.
pub async fn grant_what_waits(db: &DatabaseConnection, now: DateTime<Utc>) -> Result<u64, Stop> {
    let operator = Viewer::operator("service");
    let waiting = scope::erasure_requests(&operator).filter(erasure_request::Column::ErasedAt.is_null());
    let mut granted = 0;
    for request in waiting.all(db).await? {
        let mut write = Write::by_ourselves(db, now, ("service", "sweep")).await?;
        if grant(&mut write, request.staff_member_id).await? {
            write.commit().await?;
            granted += 1;
        }
    }
    Ok(granted)
}

async fn grant(write: &mut Write, member: Uuid) -> Result<bool, Stop> {
    let member = scope::staff_members_to_erase(&write.viewer).filter(Column::Id.eq(member)).lock_exclusive();
    let Some(member) = member.one(&write.tx).await? else { return Ok(false) };
    let stays = member.redacted_at.is_some() || !holds(&write.tx, &member).await?.is_empty();
    if !stays {
        erase(write, member).await?;
    }
    Ok(!stays)
}
