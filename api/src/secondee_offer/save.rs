//! Offering oneself, and taking that back.

use async_graphql::ID;
use chrono::{Days, NaiveDate};
use entity::{
    secondee_offer::{ActiveModel, Column, Model},
    staff_member,
};
use sea_orm::{
    ActiveModelTrait as _, ActiveValue::Set, ColumnTrait as _, PaginatorTrait as _, QueryFilter as _, QuerySelect as _,
    SqlErr,
};
use uuid::Uuid;

use super::{
    code_lists::OfferState,
    contact,
    input::{OfferActionInput, OfferSecondmentInput},
    pseudonym,
};
use crate::{
    access::{Action, scope},
    changes::{Change, ChangeOp, EntityType, Stop, Whose, Write, name_of},
    coded,
    exchange::Area,
    graphql::{
        money,
        node_id::NodeId,
        user_error::{UserError, UserErrorCode},
    },
    register::Register,
    secondment::withdraw_drafts,
};

/// How long an offer is listed.
pub const LISTED: Days = Days::new(90);

/// Offers oneself.
pub async fn offer(write: &mut Write, register: &Register, input: OfferSecondmentInput) -> Result<Model, Stop> {
    let key = input.idempotency_key.clone();
    if let Some(made) = made_before(write, key.as_deref(), &input).await? {
        return Ok(made);
    }
    write.viewer.may(Action::OfferOneself)?;
    let member = scope::own_staff_member(&write.viewer).lock_exclusive().one(&write.tx).await?.ok_or_else(|| {
        let message = "No member of staff is tied to your token: whoever keeps your school's list can see to that.";
        UserError { message: message.into(), ..UserError::not_found(&["input"]) }
    })?;
    if !input.consent {
        let message = "Without your consent nothing is listed.";
        return Err(UserError::new(UserErrorCode::ConsentRequired, message).at(&["input", "consent"]).into());
    }
    let (from, to) = (input.available_from.0, input.available_to.0);
    days(from, to, write.today())?;
    let fte = money::hundredths(input.fte_available).filter(|it| (1..=100).contains(it)).ok_or_else(|| {
        UserError::invalid(&["input", "fteAvailable"], "It is from 0.01 to 1 of a full post, in hundredths.")
    })?;
    if fte > member.contract_hundredths {
        let message = "It is more than your contract.";
        return Err(UserError::new(UserErrorCode::FteExceeded, message).at(&["input", "fteAvailable"]).into());
    }
    if input.max_travel_minutes.is_some_and(|minutes| !(1..=600).contains(&minutes)) {
        return Err(UserError::invalid(&["input", "maxTravelMinutes"], "It is from 1 to 600 minutes.").into());
    }
    refuse_second(write, &member).await?;
    let area = Area::of(register, member.base_school_urn, member.employer_trust_uid);
    let row = ActiveModel {
        // It must not tell when it was made.
        id: Set(Uuid::new_v4()),
        staff_member_id: Set(member.id),
        pseudonym: Set(unused_pseudonym(write).await?),
        offer_state: Set(name_of(OfferState::Open).to_owned()),
        role: Set(member.role.clone()),
        subjects: Set(coded::write(&coded::subjects(input.subjects.as_deref(), &["input", "subjects"])?)),
        key_stages: Set(coded::write(&coded::names(input.key_stages.as_deref(), &["input", "keyStages"])?)),
        area_region: Set(name_of(area.region).to_owned()),
        area_authority: Set(area.authority),
        fte_hundredths: Set(fte),
        available_from: Set(from),
        available_to: Set(to),
        max_travel_minutes: Set(input.max_travel_minutes),
        consented_at: Set(write.now),
        updated_at: Set(write.now),
        version: Set(1),
    };
    let row = row.insert(&write.tx).await.map_err(|error| match error.sql_err() {
        // Somebody else was faster by a moment.
        Some(SqlErr::UniqueConstraintViolation(_)) => Stop::Refused(duplicate(None)),
        _ => error.into(),
    })?;
    log(write, ChangeOp::Created, &row, vec![]);
    write.made(key.as_deref(), &row.id.to_string()).await?;
    Ok(row)
}

/// Takes an offer back: from this moment nobody sees it, nor what they drafted about it, and whoever asked is answered by
/// that.
pub async fn withdraw(write: &mut Write, input: OfferActionInput) -> Result<Model, Stop> {
    let key = input.idempotency_key.clone();
    if let Some(made) = made_before(write, key.as_deref(), &input).await? {
        return Ok(made);
    }
    let path = ["input", "offerId"];
    let id = read_id(&input.offer_id)?;
    let seen = || scope::secondee_offers(&write.viewer).filter(Column::Id.eq(id));
    let found = seen().one(&write.tx).await?.ok_or_else(|| UserError::not_found(&path))?;
    contact::lock_person(write, found.staff_member_id).await?;
    let row = seen().lock_exclusive().one(&write.tx).await?.ok_or_else(|| UserError::not_found(&path))?;
    write.viewer.may(Action::DecideOnOffer(is_own(write, &row).await?))?;
    if row.version != input.expected_version {
        return Err(UserError::stale(row.version).into());
    }
    if row.offer_state != name_of(OfferState::Open) {
        let message = format!("An offer that is {} cannot be taken back.", row.offer_state);
        return Err(UserError::new(UserErrorCode::InvalidTransition, message).at(&path).into());
    }
    let row = close(write, row, OfferState::Withdrawn).await?;
    withdraw_drafts(write, row.id).await?;
    write.made(key.as_deref(), &row.id.to_string()).await?;
    Ok(row)
}

/// Lists an offer no more.
pub async fn close(write: &mut Write, row: Model, state: OfferState) -> Result<Model, Stop> {
    let version = row.version + 1;
    let closed = ActiveModel {
        offer_state: Set(name_of(state).to_owned()),
        updated_at: Set(write.now),
        version: Set(version),
        ..row.into()
    };
    let row = closed.update(&write.tx).await?;
    log(write, ChangeOp::Updated, &row, vec!["offerState"]);
    contact::expire_of(write, row.id).await?;
    Ok(row)
}

fn days(from: NaiveDate, to: NaiveDate, today: NaiveDate) -> Result<(), UserError> {
    let bad =
        |field: &str, message: &str| UserError::new(UserErrorCode::DatesOutOfRange, message).at(&["input", field]);
    if to < from {
        return Err(bad("availableTo", "It ends before it begins."));
    }
    if from < today {
        return Err(bad("availableFrom", "It is in the past."));
    }
    Ok(())
}

/// So that no offer is refused for a name that another has.
async fn unused_pseudonym(write: &Write) -> Result<String, Stop> {
    loop {
        let pseudonym = pseudonym::new();
        let others = scope::exchange::offers().filter(Column::Pseudonym.eq(&pseudonym));
        if others.count(&write.tx).await? == 0 {
            return Ok(pseudonym);
        }
    }
}

async fn refuse_second(write: &Write, member: &staff_member::Model) -> Result<(), Stop> {
    let open = scope::own_offers(&write.viewer)
        .filter(Column::StaffMemberId.eq(member.id))
        .filter(Column::OfferState.eq(name_of(OfferState::Open)));
    match open.one(&write.tx).await? {
        Some(open) => Err(duplicate(Some(open.id)).into()),
        None => Ok(()),
    }
}

fn duplicate(existing: Option<Uuid>) -> UserError {
    let error = UserError::new(UserErrorCode::Duplicate, "You have an open offer already: take that back first.");
    let existing_id = existing.map(|id| ID::from(&NodeId::SecondeeOffer(id)));
    UserError { existing_id, ..error.at(&["input"]) }
}

/// Whether who makes a change has made an offer.
pub async fn is_own(write: &Write, row: &Model) -> Result<bool, Stop> {
    let own = scope::own_staff_member(&write.viewer).one(&write.tx).await?;
    Ok(own.is_some_and(|own| own.id == row.staff_member_id))
}

async fn made_before(write: &Write, key: Option<&str>, question: &impl std::fmt::Debug) -> Result<Option<Model>, Stop> {
    write.made_before(key, question, scope::own_offers, Column::Id).await
}

/// The key of an offer, out of its id.
pub fn read_id(id: &ID) -> Result<Uuid, Stop> {
    match NodeId::parse(id)? {
        NodeId::SecondeeOffer(id) => Ok(id),
        other => Err(other.wrong_type("SecondeeOffer").into()),
    }
}

/// Notes what happened to an offer. It is of no trust's log: an employer is not to learn that somebody looks around.
pub fn log(write: &mut Write, op: ChangeOp, row: &Model, fields: Vec<&'static str>) {
    let (entity_type, entity_id) = (EntityType::SecondeeOffer, row.id.to_string());
    write.log(Change { op, entity_type, entity_id, fields, whose: Whose::default() });
}
