//! Posting, changing and withdrawing needs.

use async_graphql::{ID, MaybeUndefined};
use entity::host_need::{ActiveModel, Column, Model};
use sea_orm::{
    ActiveModelTrait as _, ActiveValue::Set, ColumnTrait as _, IntoActiveModel as _, QueryFilter as _,
    QuerySelect as _, SqlErr,
};
use uuid::Uuid;

use super::{
    code_lists::HostNeedState,
    input::{HostNeedActionInput, PostHostNeedInput, UpdateHostNeedInput},
    rules,
};
use crate::{
    access::{Action, Place, scope},
    changes::{Change, ChangeOp, EntityType, Stop, Whose, Write, name_of, named},
    coded,
    graphql::{
        node_id::NodeId,
        user_error::{UserError, UserErrorCode},
    },
    register::Register,
    secondment::filled,
};

/// Posts a need.
pub async fn post(write: &mut Write, register: &Register, input: PostHostNeedInput) -> Result<Model, Stop> {
    let key = input.idempotency_key.clone();
    if let Some(made) = made_before(write, key.as_deref(), &input).await? {
        return Ok(made);
    }
    let at = input.school.find(register)?.ok_or_else(|| UserError::not_found(&["input", "school"]))?;
    let school = register.schools.at(at);
    let place = Place { trust: school.trust.map(|at| register.trusts.at(at).uid), school: Some(school.urn) };
    write.viewer.may(Action::KeepHostNeed(&place))?;
    if !school.status.is_open() {
        return Err(UserError::invalid(&["input", "school"], "The school is not open.").into());
    }
    rules::days(input.starts_on.0, Some(input.ends_on.0), write.today())?;
    let funding = input.funding_offered.map(|money| money.pence(&["input", "fundingOffered"])).transpose()?;
    let row = ActiveModel {
        id: Set(Uuid::now_v7()),
        school_urn: Set(school.urn),
        trust_uid: Set(place.trust),
        role: Set(name_of(input.role).to_owned()),
        subjects: Set(coded::write(&coded::subjects(input.subjects.as_deref(), &["input", "subjects"])?)),
        key_stages: Set(coded::write(&coded::names(input.key_stages.as_deref(), &["input", "keyStages"])?)),
        reason: Set(name_of(input.reason).to_owned()),
        description: Set(rules::description(&input.description)?),
        fte_hundredths: Set(rules::fte(input.fte)?),
        starts_on: Set(input.starts_on.0),
        ends_on: Set(Some(input.ends_on.0)),
        travel_support: Set(input.travel_support),
        accommodation_support: Set(input.accommodation_support),
        funding_pence: Set(funding),
        visibility: Set(rules::visibility(input.visibility)?.to_owned()),
        need_state: Set(name_of(HostNeedState::Open).to_owned()),
        priority: Set(0),
        external_reference: Set(input.external_reference.as_deref().map(rules::reference).transpose()?),
        posted_by: Set(write.actor().to_owned()),
        created_at: Set(write.now),
        updated_at: Set(write.now),
        version: Set(1),
    };
    refuse_twin(write, school.urn, row.external_reference.as_ref().as_deref()).await?;
    let row = row.insert(&write.tx).await.map_err(|error| match error.sql_err() {
        // Somebody else was faster by a moment.
        Some(SqlErr::UniqueConstraintViolation(_)) => Stop::Refused(duplicate(None)),
        _ => error.into(),
    })?;
    log(write, ChangeOp::Created, &row, vec![]);
    write.made(key.as_deref(), &row.id.to_string()).await?;
    Ok(row)
}

/// Changes a need that is open or filled.
pub async fn update(write: &mut Write, input: UpdateHostNeedInput) -> Result<Model, Stop> {
    let key = input.idempotency_key.clone();
    if let Some(made) = made_before(write, key.as_deref(), &input).await? {
        return Ok(made);
    }
    let row = locked(write, &input.need_id, input.expected_version).await?;
    live(&row, "changed")?;
    let next = changed(&row, &input)?;
    let mut fields = differences(&row, &next);
    if fields.is_empty() {
        write.made(key.as_deref(), &row.id.to_string()).await?;
        return Ok(row);
    }
    let agreed = filled(write, row.id, None).await?;
    if next.fte_hundredths < agreed {
        let message = "More than this is agreed already.";
        return Err(UserError::new(UserErrorCode::Conflict, message).at(&["input", "fte"]).into());
    }
    let state = match &*row.need_state {
        "DRAFT" => HostNeedState::Draft,
        _ if agreed > 0 && agreed >= next.fte_hundredths => HostNeedState::Filled,
        _ => HostNeedState::Open,
    };
    let is_other = row.need_state != name_of(state);
    // Days long gone may stand as they are, but not where somebody is looked for anew.
    if (next.starts_on, next.ends_on) != (row.starts_on, row.ends_on) || is_other && state == HostNeedState::Open {
        rules::days(next.starts_on, next.ends_on, write.today())?;
    }
    if is_other {
        fields.push("needState");
    }
    let next = Model { need_state: name_of(state).to_owned(), updated_at: write.now, version: row.version + 1, ..next };
    let row = next.into_active_model().reset_all().update(&write.tx).await?;
    log(write, ChangeOp::Updated, &row, fields);
    write.made(key.as_deref(), &row.id.to_string()).await?;
    Ok(row)
}

/// Withdraws a need: nobody is looked for any more. What is agreed for it stays agreed.
pub async fn withdraw(write: &mut Write, input: HostNeedActionInput) -> Result<Model, Stop> {
    let key = input.idempotency_key.clone();
    if let Some(made) = made_before(write, key.as_deref(), &input).await? {
        return Ok(made);
    }
    let row = locked(write, &input.need_id, input.expected_version).await?;
    live(&row, "withdrawn")?;
    let row = bring_to(write, row, HostNeedState::Withdrawn).await?;
    write.made(key.as_deref(), &row.id.to_string()).await?;
    Ok(row)
}

/// Brings a need to another state.
pub async fn bring_to(write: &mut Write, row: Model, state: HostNeedState) -> Result<Model, Stop> {
    let version = row.version + 1;
    let changed = ActiveModel {
        need_state: Set(name_of(state).to_owned()),
        updated_at: Set(write.now),
        version: Set(version),
        ..row.into()
    };
    let row = changed.update(&write.tx).await?;
    log(write, ChangeOp::Updated, &row, vec!["needState"]);
    Ok(row)
}

/// A need of one's own, locked, of the version that was read.
async fn locked(write: &Write, id: &ID, expected: i32) -> Result<Model, Stop> {
    let path = ["input", "needId"];
    let seen = scope::host_needs(&write.viewer).filter(Column::Id.eq(read_id(id)?)).lock_exclusive();
    let row = seen.one(&write.tx).await?.ok_or_else(|| UserError::not_found(&path))?;
    write.viewer.may(Action::KeepHostNeed(&Place { trust: None, school: Some(row.school_urn) }))?;
    if row.version == expected { Ok(row) } else { Err(UserError::stale(row.version).into()) }
}

/// States in which a need can be changed, and is what its school's own system calls it.
const LIVE: [HostNeedState; 3] = [HostNeedState::Draft, HostNeedState::Open, HostNeedState::Filled];

fn live(row: &Model, wish: &str) -> Result<(), UserError> {
    if named(&row.need_state).is_some_and(|state| LIVE.contains(&state)) {
        return Ok(());
    }
    let message = format!("A need that is {} cannot be {wish}.", row.need_state);
    Err(UserError::new(UserErrorCode::InvalidTransition, message).at(&["input", "needId"]))
}

fn changed(row: &Model, input: &UpdateHostNeedInput) -> Result<Model, UserError> {
    let mut next = row.clone();
    if let Some(role) = input.role {
        next.role = name_of(role).to_owned();
    }
    if input.subjects.is_some() {
        next.subjects = coded::write(&coded::subjects(input.subjects.as_deref(), &["input", "subjects"])?);
    }
    if input.key_stages.is_some() {
        next.key_stages = coded::write(&coded::names(input.key_stages.as_deref(), &["input", "keyStages"])?);
    }
    if let Some(reason) = input.reason {
        next.reason = name_of(reason).to_owned();
    }
    if let Some(description) = &input.description {
        next.description = rules::description(description)?;
    }
    if let Some(fte) = input.fte {
        next.fte_hundredths = rules::fte(fte)?;
    }
    if let Some(visibility) = input.visibility {
        next.visibility = rules::visibility(visibility)?.to_owned();
    }
    if let Some(priority) = input.priority {
        if !(0..=9).contains(&priority) {
            return Err(UserError::invalid(&["input", "priority"], "It is from 0 to 9."));
        }
        next.priority = priority;
    }
    match &input.funding_offered {
        MaybeUndefined::Undefined => {}
        MaybeUndefined::Null => next.funding_pence = None,
        MaybeUndefined::Value(money) => next.funding_pence = Some(money.pence(&["input", "fundingOffered"])?),
    }
    next.starts_on = input.starts_on.map_or(next.starts_on, |day| day.0);
    next.ends_on = input.ends_on.map(|day| day.0).or(next.ends_on);
    next.travel_support = input.travel_support.unwrap_or(next.travel_support);
    next.accommodation_support = input.accommodation_support.unwrap_or(next.accommodation_support);
    Ok(next)
}

fn differences(row: &Model, next: &Model) -> Vec<&'static str> {
    let told = [
        ("role", row.role != next.role),
        ("subjects", row.subjects != next.subjects),
        ("keyStages", row.key_stages != next.key_stages),
        ("reason", row.reason != next.reason),
        ("description", row.description != next.description),
        ("fte", row.fte_hundredths != next.fte_hundredths),
        ("startsOn", row.starts_on != next.starts_on),
        ("endsOn", row.ends_on != next.ends_on),
        ("travelSupport", row.travel_support != next.travel_support),
        ("accommodationSupport", row.accommodation_support != next.accommodation_support),
        ("fundingOffered", row.funding_pence != next.funding_pence),
        ("visibility", row.visibility != next.visibility),
        ("priority", row.priority != next.priority),
    ];
    told.into_iter().filter(|(_, differs)| *differs).map(|(field, _)| field).collect()
}

async fn refuse_twin(write: &Write, school: entity::Urn, reference: Option<&str>) -> Result<(), Stop> {
    let Some(reference) = reference else { return Ok(()) };
    let known = scope::host_needs_to_keep(&write.viewer)
        .filter(Column::SchoolUrn.eq(school))
        .filter(Column::ExternalReference.eq(reference))
        .filter(Column::NeedState.is_in(LIVE.map(name_of)));
    match known.one(&write.tx).await? {
        Some(known) => Err(duplicate(Some(known.id)).into()),
        None => Ok(()),
    }
}

fn duplicate(existing: Option<Uuid>) -> UserError {
    let error = UserError::new(UserErrorCode::Duplicate, "Another need of the school has this reference already.");
    let existing_id = existing.map(|id| ID::from(&NodeId::HostNeed(id)));
    UserError { existing_id, ..error.at(&["input", "externalReference"]) }
}

async fn made_before(write: &Write, key: Option<&str>, question: &impl std::fmt::Debug) -> Result<Option<Model>, Stop> {
    write.made_before(key, question, scope::host_needs, Column::Id).await
}

/// The key of a need, out of its id.
pub fn read_id(id: &ID) -> Result<Uuid, Stop> {
    match NodeId::parse(id)? {
        NodeId::HostNeed(id) => Ok(id),
        other => Err(other.wrong_type("HostNeed").into()),
    }
}

/// Notes what happened to a need.
pub fn log(write: &mut Write, op: ChangeOp, row: &Model, fields: Vec<&'static str>) {
    let whose = Whose { trust: row.trust_uid, school: Some(row.school_urn), other_trust: None };
    let (entity_type, entity_id) = (EntityType::HostNeed, row.id.to_string());
    write.log(Change { op, entity_type, entity_id, fields, whose });
}
