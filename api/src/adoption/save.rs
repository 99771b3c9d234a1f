//! Beginning with a practice at a school, and going on.

use async_graphql::ID;
use entity::{
    TrustUid, Urn,
    adoption::{self, ActiveModel, Model},
    practice,
};
use sea_orm::{
    ActiveModelTrait as _, ActiveValue::Set, ColumnTrait as _, IntoActiveModel as _, QueryFilter as _,
    QuerySelect as _, SqlErr,
};
use uuid::Uuid;

use super::{
    code_lists::{AdoptionOutcome, AdoptionState},
    input::{AdoptPracticeInput, UpdateAdoptionInput},
    rules,
};
use crate::{
    access::{Action, scope},
    changes::{Change, ChangeOp, EntityType, Stop, Whose, Write, name_of},
    graphql::{
        node_id::NodeId,
        user_error::{UserError, UserErrorCode},
    },
    practice::{note, practice_id},
    register::Register,
};

/// Begins with a practice at a school.
pub async fn begin(write: &mut Write, register: &Register, input: AdoptPracticeInput) -> Result<Model, Stop> {
    let key = input.idempotency_key.clone();
    if let Some(made) = made_before(write, key.as_deref(), &input).await? {
        return Ok(made);
    }
    let school = input.school.find(register)?.ok_or_else(|| UserError::not_found(&["input", "school"]))?;
    let (urn, trust) =
        (register.schools.at(school).urn, register.schools.at(school).trust.map(|at| register.trusts.at(at).uid));
    let found = scope::practices(&write.viewer).filter(practice::Column::Id.eq(practice_id(&input.practice_id)?));
    let of = found.one(&write.tx).await?.ok_or_else(|| UserError::not_found(&["input", "practiceId"]))?;
    write.viewer.may(Action::AdoptPractice(urn))?;
    let edition = of.edition.filter(|_| of.practice_state == "PUBLISHED").ok_or_else(|| {
        let message = "Only what is published can be used.";
        UserError::new(UserErrorCode::InvalidTransition, message).at(&["input", "practiceId"])
    })?;
    let known = scope::adoptions(&write.viewer)
        .filter(adoption::Column::PracticeId.eq(of.id))
        .filter(adoption::Column::SchoolUrn.eq(urn));
    if let Some(known) = known.one(&write.tx).await? {
        return Err(duplicate(Some(known.id)).into());
    }
    let row = new(write, &input, (of.id, edition), (urn, trust))?.insert(&write.tx).await.map_err(|error| {
        // Somebody else was faster by a moment.
        match error.sql_err() {
            Some(SqlErr::UniqueConstraintViolation(_)) => duplicate(None).into(),
            _ => Stop::from(error),
        }
    })?;
    log(write, ChangeOp::Created, &row, vec![]);
    write.made(key.as_deref(), &row.id.to_string()).await?;
    Ok(row)
}

/// Goes on with a practice at a school.
pub async fn go_on(write: &mut Write, input: UpdateAdoptionInput) -> Result<Model, Stop> {
    let key = input.idempotency_key.clone();
    if let Some(made) = made_before(write, key.as_deref(), &input).await? {
        return Ok(made);
    }
    let found = scope::adoptions(&write.viewer).filter(adoption::Column::Id.eq(read_id(&input.adoption_id)?));
    let row = found.lock_exclusive().one(&write.tx).await?;
    let row = row.ok_or_else(|| UserError::not_found(&["input", "adoptionId"]))?;
    write.viewer.may(Action::AdoptPractice(row.school_urn))?;
    if row.version != input.expected_version {
        return Err(UserError::stale(row.version).into());
    }
    let today = write.today();
    let next = rules::changed(&row, &input, today)?;
    let fields = differences(&row, &next);
    if fields.is_empty() {
        write.made(key.as_deref(), &row.id.to_string()).await?;
        return Ok(row);
    }
    let next = Model { updated_at: write.now, version: row.version + 1, ..next };
    let row = next.into_active_model().reset_all().update(&write.tx).await?;
    log(write, ChangeOp::Updated, &row, fields);
    write.made(key.as_deref(), &row.id.to_string()).await?;
    Ok(row)
}

fn new(
    write: &Write,
    input: &AdoptPracticeInput,
    (practice, edition): (Uuid, i32),
    (school, trust): (Urn, Option<TrustUid>),
) -> Result<ActiveModel, Stop> {
    let today = write.today();
    let started = input.started_on.map_or(today, |day| day.0);
    if input.state == AdoptionState::Stopped {
        return Err(UserError::invalid(&["input", "state"], "Nothing can be stopped that was not begun.").into());
    }
    if started > today {
        return Err(UserError::invalid(&["input", "startedOn"], "What begins later is PLANNED.").into());
    }
    Ok(ActiveModel {
        id: Set(Uuid::now_v7()),
        practice_id: Set(practice),
        school_urn: Set(school),
        school_trust_uid: Set(trust),
        edition: Set(edition),
        adoption_state: Set(name_of(input.state).to_owned()),
        interested_on: Set(Some(if input.state.is_use() { started } else { today })),
        adopted_on: Set(input.state.is_use().then_some(started)),
        ended_on: Set(None),
        outcome: Set(name_of(AdoptionOutcome::NotMeasured).to_owned()),
        outcome_measure: Set(None),
        baseline: Set(None),
        result: Set(None),
        note: Set(note("note", input.note.as_deref())?),
        stopped_reason: Set(None),
        updated_at: Set(write.now),
        version: Set(1),
    })
}

fn duplicate(existing: Option<Uuid>) -> UserError {
    let error = UserError::new(UserErrorCode::Duplicate, "The school has begun with this practice already.");
    let existing_id = existing.map(|id| ID::from(&NodeId::Adoption(id)));
    UserError { existing_id, ..error.at(&["input", "practiceId"]) }
}

fn differences(row: &Model, next: &Model) -> Vec<&'static str> {
    let told = [
        ("adoptionState", row.adoption_state != next.adoption_state),
        ("adoptedOn", row.adopted_on != next.adopted_on),
        ("endedOn", row.ended_on != next.ended_on),
        ("outcome", row.outcome != next.outcome),
        ("outcomeMeasure", row.outcome_measure != next.outcome_measure),
        ("baseline", row.baseline != next.baseline),
        ("result", row.result != next.result),
        ("note", row.note != next.note),
        ("stoppedReason", row.stopped_reason != next.stopped_reason),
    ];
    told.into_iter().filter(|(_, differs)| *differs).map(|(field, _)| field).collect()
}

async fn made_before(write: &Write, key: Option<&str>, question: &impl std::fmt::Debug) -> Result<Option<Model>, Stop> {
    write.made_before(key, question, scope::adoptions, adoption::Column::Id).await
}

fn read_id(id: &ID) -> Result<Uuid, Stop> {
    match NodeId::parse(id)? {
        NodeId::Adoption(id) => Ok(id),
        other => Err(other.wrong_type("Adoption").into()),
    }
}

fn log(write: &mut Write, op: ChangeOp, row: &Model, fields: Vec<&'static str>) {
    let whose = Whose { trust: row.school_trust_uid, school: Some(row.school_urn), other_trust: None };
    let (entity_type, entity_id) = (EntityType::Adoption, row.id.to_string());
    write.log(Change { op, entity_type, entity_id, fields, whose });
}
