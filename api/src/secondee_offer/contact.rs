//! Asking somebody to make themselves known, and the answer.

use async_graphql::ID;
use chrono::Days;
use entity::{
    contact_request::{ActiveModel, Column, Model},
    host_need, secondee_offer, staff_member,
};
use sea_orm::{ActiveModelTrait as _, ActiveValue::Set, ColumnTrait as _, QueryFilter as _, QuerySelect as _, SqlErr};
use uuid::Uuid;

use super::{
    code_lists::{ContactState, OfferState},
    input::{AnswerContactInput, RequestContactInput},
    save::{is_own, read_id},
};
use crate::{
    access::{Action, Place, scope},
    changes::{Change, ChangeOp, EntityType, Stop, Whose, Write, name_of},
    graphql::{
        node_id::NodeId,
        user_error::{UserError, UserErrorCode},
    },
    host_need::{self as need, code_lists::HostNeedState},
    notification::{NotificationKind, Recipient, notify},
};

/// How long a question waits for an answer.
pub const ANSWERED_WITHIN: Days = Days::new(28);

/// Asks.
pub async fn request(write: &mut Write, input: RequestContactInput) -> Result<Model, Stop> {
    let key = input.idempotency_key.clone();
    if let Some(made) = made_before(write, key.as_deref(), &input).await? {
        return Ok(made);
    }
    let seen = scope::host_needs(&write.viewer).filter(host_need::Column::Id.eq(need::read_id(&input.need_id)?));
    let wanted = seen.one(&write.tx).await?.ok_or_else(|| UserError::not_found(&["input", "needId"]))?;
    // The trust that the school is in now.
    let place = Place { trust: None, school: Some(wanted.school_urn) };
    write.viewer.may(Action::RequestContact(&place))?;
    if wanted.need_state != name_of(HostNeedState::Open) {
        let message = format!("The need is {}: nobody is looked for.", wanted.need_state);
        return Err(UserError::new(UserErrorCode::InvalidTransition, message).at(&["input", "needId"]).into());
    }
    let id = read_id(&input.offer_id)?;
    let seen = || scope::secondee_offers(&write.viewer).filter(secondee_offer::Column::Id.eq(id));
    let not_found = || UserError::not_found(&["input", "offerId"]);
    let found = seen().one(&write.tx).await?.ok_or_else(not_found)?;
    lock_person(write, found.staff_member_id).await?;
    let offer = seen().lock_exclusive().one(&write.tx).await?.ok_or_else(not_found)?;
    if offer.offer_state != name_of(OfferState::Open) {
        let message = format!("The offer is {}.", offer.offer_state);
        return Err(UserError::new(UserErrorCode::InvalidTransition, message).at(&["input", "offerId"]).into());
    }
    let known = scope::contact_requests(&write.viewer)
        .filter(Column::OfferId.eq(offer.id))
        .filter(Column::NeedId.eq(wanted.id));
    let row = match known.lock_exclusive().one(&write.tx).await? {
        Some(known) if known.contact_state == name_of(ContactState::Expired) => ask_again(write, known).await?,
        Some(known) => return Err(duplicate(Some(known.id)).into()),
        None => ask(write, &offer, &wanted).await?,
    };
    let about = (EntityType::ContactRequest, row.id);
    notify(write, NotificationKind::ContactRequested, about, [Recipient::Person(offer.staff_member_id)]).await?;
    write.made(key.as_deref(), &row.id.to_string()).await?;
    Ok(row)
}

async fn ask(write: &mut Write, offer: &secondee_offer::Model, wanted: &host_need::Model) -> Result<Model, Stop> {
    let row = ActiveModel {
        id: Set(Uuid::now_v7()),
        offer_id: Set(offer.id),
        need_id: Set(wanted.id),
        contact_state: Set(name_of(ContactState::Requested).to_owned()),
        asked_by: Set(write.actor().to_owned()),
        requested_at: Set(write.now),
        answered_at: Set(None),
        version: Set(1),
    };
    let row = row.insert(&write.tx).await.map_err(|error| match error.sql_err() {
        // Somebody else was faster by a moment.
        Some(SqlErr::UniqueConstraintViolation(_)) => Stop::Refused(duplicate(None)),
        _ => error.into(),
    })?;
    log(write, ChangeOp::Created, &row, vec![]);
    Ok(row)
}

/// What was not answered in time may be asked again.
async fn ask_again(write: &mut Write, known: Model) -> Result<Model, Stop> {
    let version = known.version + 1;
    let asked = ActiveModel {
        contact_state: Set(name_of(ContactState::Requested).to_owned()),
        asked_by: Set(write.actor().to_owned()),
        requested_at: Set(write.now),
        version: Set(version),
        ..known.into()
    };
    let row = asked.update(&write.tx).await?;
    log(write, ChangeOp::Updated, &row, vec!["contactState", "requestedAt"]);
    Ok(row)
}

/// Locks whose offer it is before the offer, as agreeing and erasing do: what tells the person would lock them afterwards.
pub async fn lock_person(write: &Write, person: Uuid) -> Result<(), Stop> {
    let person = scope::exchange::staff_members().filter(staff_member::Column::Id.eq(person));
    person.lock_exclusive().one(&write.tx).await?;
    Ok(())
}

/// Answers: from a yes on the two know name and school.
pub async fn answer(write: &mut Write, input: AnswerContactInput) -> Result<Model, Stop> {
    let key = input.idempotency_key.clone();
    if let Some(made) = made_before(write, key.as_deref(), &input).await? {
        return Ok(made);
    }
    let path = ["input", "contactRequestId"];
    let seen =
        scope::contact_requests(&write.viewer).filter(Column::Id.eq(read_contact_id(&input.contact_request_id)?));
    let row = seen.lock_exclusive().one(&write.tx).await?.ok_or_else(|| UserError::not_found(&path))?;
    let offer = scope::exchange::offers().filter(secondee_offer::Column::Id.eq(row.offer_id)).one(&write.tx).await?;
    let offer = offer.ok_or_else(|| UserError::not_found(&path))?;
    write.viewer.may(Action::DecideOnOffer(is_own(write, &offer).await?))?;
    if row.version != input.expected_version {
        return Err(UserError::stale(row.version).into());
    }
    if row.contact_state != name_of(ContactState::Requested) {
        let message = format!("It is {} already.", row.contact_state);
        return Err(UserError::new(UserErrorCode::InvalidTransition, message).at(&path).into());
    }
    let (version, need) = (row.version + 1, row.need_id);
    let state = if input.accept { ContactState::Accepted } else { ContactState::Declined };
    let answered = ActiveModel {
        contact_state: Set(name_of(state).to_owned()),
        answered_at: Set(Some(write.now)),
        version: Set(version),
        ..row.into()
    };
    let row = answered.update(&write.tx).await?;
    log(write, ChangeOp::Updated, &row, vec!["contactState"]);
    let wanted = scope::exchange::needs().filter(host_need::Column::Id.eq(need)).one(&write.tx).await?;
    // Who asked is told, be it through the school or through its trust.
    let told = wanted.map(|need| Place { trust: need.trust_uid, school: Some(need.school_urn) });
    let told: Vec<Recipient> = told.iter().flat_map(Recipient::at).collect();
    notify(write, NotificationKind::ContactAnswered, (EntityType::ContactRequest, row.id), told).await?;
    write.made(key.as_deref(), &row.id.to_string()).await?;
    Ok(row)
}

/// Whatever waits for an answer about an offer that is over waits no more.
pub async fn expire_of(write: &mut Write, offer: Uuid) -> Result<(), Stop> {
    let waiting = scope::exchange::contact_requests()
        .filter(Column::OfferId.eq(offer))
        .filter(Column::ContactState.eq(name_of(ContactState::Requested)));
    // Locked: who answers at this moment has answered, and is no more among them.
    for row in waiting.lock_exclusive().all(&write.tx).await? {
        expire(write, row).await?;
    }
    Ok(())
}

/// A question waits no more.
pub async fn expire(write: &mut Write, row: Model) -> Result<(), Stop> {
    let version = row.version + 1;
    let expired = ActiveModel {
        contact_state: Set(name_of(ContactState::Expired).to_owned()),
        version: Set(version),
        ..row.into()
    };
    let row = expired.update(&write.tx).await?;
    log(write, ChangeOp::Updated, &row, vec!["contactState"]);
    Ok(())
}

fn duplicate(existing: Option<Uuid>) -> UserError {
    let error = UserError::new(UserErrorCode::Duplicate, "They were asked for this need already.");
    let existing_id = existing.map(|id| ID::from(&NodeId::ContactRequest(id)));
    UserError { existing_id, ..error.at(&["input", "offerId"]) }
}

async fn made_before(write: &Write, key: Option<&str>, question: &impl std::fmt::Debug) -> Result<Option<Model>, Stop> {
    write.made_before(key, question, scope::contact_requests, Column::Id).await
}

fn read_contact_id(id: &ID) -> Result<Uuid, Stop> {
    match NodeId::parse(id)? {
        NodeId::ContactRequest(id) => Ok(id),
        other => Err(other.wrong_type("ContactRequest").into()),
    }
}

/// Notes what happened to a question: for nobody's trust, as with offers.
fn log(write: &mut Write, op: ChangeOp, row: &Model, fields: Vec<&'static str>) {
    let (entity_type, entity_id) = (EntityType::ContactRequest, row.id.to_string());
    write.log(Change { op, entity_type, entity_id, fields, whose: Whose::default() });
}
