//! One step of a secondment: the row, what was done to it, what was said of it, and the log, together.

use entity::{
    host_need,
    secondment::{self, ActiveModel, Model},
    secondment_event, secondment_text, staff_member,
};
use sea_orm::{
    ActiveModelTrait as _, ActiveValue::Set, ColumnTrait as _, EntityTrait as _, PaginatorTrait as _, QueryFilter as _,
    QueryOrder as _, QuerySelect as _, Select,
};
use uuid::Uuid;

use super::{
    code_lists::{ActingParty, SecondmentAction, SecondmentState},
    parties,
    state::{impossible, state_of},
    told,
};
use crate::{
    access::{Parties, scope},
    changes::{Change, ChangeOp, EntityType, Stop, Whose, Write, name_of},
    graphql::{node_id::NodeId, user_error::UserError},
};

/// The key of a secondment, out of its id.
pub fn read_id(id: &str) -> Result<Uuid, Stop> {
    match NodeId::parse(id)? {
        NodeId::Secondment(id) => Ok(id),
        other => Err(other.wrong_type("Secondment").into()),
    }
}

/// What the same question made before, under the rights of now.
pub async fn made_before(
    write: &Write,
    key: Option<&str>,
    question: &impl std::fmt::Debug,
) -> Result<Option<Model>, Stop> {
    write.made_before(key, question, scope::secondments, secondment::Column::Id).await
}

/// A secondment that the viewer may see, with who is party to it, locked.
pub struct Held {
    /// The row.
    pub row: Model,
    /// Who is party to it.
    pub parties: Parties,
    /// Who goes.
    pub person: staff_member::Model,
}

/// Finds a secondment and locks it, behind the person and the need: everybody locks in this order, so that nobody waits
/// for somebody who waits for them.
pub async fn hold(write: &Write, id: Uuid) -> Result<Held, Stop> {
    let seen = || scope::secondments(&write.viewer).filter(secondment::Column::Id.eq(id));
    let not_found = || UserError::not_found(&["input", "secondmentId"]);
    let found = seen().one(&write.tx).await?.ok_or_else(not_found)?;
    let person = lock_person_and_need(write, found.secondee_id, found.need_id).await?;
    let row = seen().lock_exclusive().one(&write.tx).await?.ok_or_else(not_found)?;
    let parties = parties::parties(&row, parties::own(write).await?);
    Ok(Held { row, parties, person })
}

/// Locks whose time it takes, and what it answers.
#[expect(clippy::disallowed_methods, reason = "locks rows of a secondment that the scope has found")]
pub async fn lock_person_and_need(
    write: &Write,
    person: Uuid,
    need: Option<Uuid>,
) -> Result<staff_member::Model, Stop> {
    let person = staff_member::Entity::find_by_id(person).lock_exclusive().one(&write.tx).await?;
    if let Some(need) = need {
        host_need::Entity::find_by_id(need).lock_exclusive().one(&write.tx).await?;
    }
    person.ok_or_else(|| UserError::not_found(&["input"]).into())
}

/// Locks what some secondments of one person answer, and then these: in the same order, behind the person, whom the caller
/// has locked.
pub async fn lock_all(write: &Write, some: impl Fn() -> Select<secondment::Entity>) -> Result<Vec<Model>, Stop> {
    let needs = some().all(&write.tx).await?.into_iter().filter_map(|row| row.need_id);
    let needs = scope::exchange::needs().filter(host_need::Column::Id.is_in(needs));
    needs.order_by_asc(host_need::Column::Id).lock_exclusive().all(&write.tx).await?;
    Ok(some().order_by_asc(secondment::Column::Id).lock_exclusive().all(&write.tx).await?)
}

impl Held {
    /// Refuses a version that is not the present one.
    pub fn expect(&self, version: i32) -> Result<(), UserError> {
        if self.row.version == version { Ok(()) } else { Err(UserError::stale(self.row.version)) }
    }

    /// As whom the viewer does something, where it is theirs, and possible.
    pub fn acting(&self, write: &Write, action: SecondmentAction) -> Result<ActingParty, UserError> {
        let by = parties::acting(&write.viewer, action, &self.row, &self.parties).ok_or_else(UserError::forbidden)?;
        self.possible(write, action)?;
        Ok(by)
    }

    /// Refuses what the present state does not allow.
    pub fn possible(&self, write: &Write, action: SecondmentAction) -> Result<(), UserError> {
        match action.is_possible(state_of(&self.row)) {
            true => Ok(()),
            false => Err(impossible(&write.viewer, action, &self.row, &self.parties)),
        }
    }
}

/// What is done.
pub struct Step {
    /// What.
    pub action: SecondmentAction,
    /// As whom.
    pub by: ActingParty,
    /// Where it leads.
    pub to: SecondmentState,
    /// Why, in words.
    pub reason: Option<String>,
    /// Which fields change beside the state.
    pub fields: Vec<&'static str>,
}

impl Step {
    /// One that leads where its action leads.
    pub fn of(action: SecondmentAction, by: ActingParty, row: &Model) -> Self {
        Self { action, by, to: action.to(state_of(row)), reason: None, fields: vec![] }
    }

    /// The same with a reason.
    pub fn because(self, reason: Option<String>) -> Self {
        Self { reason, ..self }
    }

    /// The same with fields that change.
    pub fn changing(self, fields: Vec<&'static str>) -> Self {
        Self { fields, ..self }
    }
}

/// Takes a step: `change` sets what changes beside the state.
pub async fn take(
    write: &mut Write,
    row: Model,
    step: Step,
    change: impl FnOnce(&mut ActiveModel),
) -> Result<Model, Stop> {
    let from = state_of(&row);
    let version = row.version + 1;
    let mut changed = ActiveModel::from(row);
    change(&mut changed);
    changed.secondment_state = Set(name_of(step.to).to_owned());
    changed.updated_at = Set(write.now);
    changed.version = Set(version);
    let row = changed.update(&write.tx).await?;
    let event = record(write, &row, (from, step.to), (step.action, step.by)).await?;
    if let Some(reason) = &step.reason {
        say(write, row.id, event, reason).await?;
    }
    let mut fields = step.fields;
    if from != step.to {
        fields.insert(0, "secondmentState");
    }
    log(write, ChangeOp::Updated, &row, fields).await?;
    told::of_step(write, &row, (from, step.to), (step.action, step.by)).await?;
    Ok(row)
}

/// Keeps that a step was taken.
pub async fn record(
    write: &Write,
    row: &Model,
    (from, to): (SecondmentState, SecondmentState),
    (action, by): (SecondmentAction, ActingParty),
) -> Result<Uuid, Stop> {
    let id = Uuid::now_v7();
    let event = secondment_event::ActiveModel {
        id: Set(id),
        secondment_id: Set(row.id),
        version: Set(row.version),
        action: Set(name_of(action).to_owned()),
        from_state: Set(name_of(from).to_owned()),
        to_state: Set(name_of(to).to_owned()),
        by_party: Set(name_of(by).to_owned()),
        actor: Set(write.actor().to_owned()),
        made_at: Set(write.now),
    };
    secondment_event::Entity::insert(event).exec_without_returning(&write.tx).await?;
    Ok(id)
}

/// Keeps what somebody wrote, under the key of what it belongs to.
pub async fn say(write: &Write, secondment: Uuid, of: Uuid, body: &str) -> Result<(), Stop> {
    let text = secondment_text::ActiveModel { id: Set(of), secondment_id: Set(secondment), body: Set(body.to_owned()) };
    secondment_text::Entity::insert(text).exec_without_returning(&write.tx).await?;
    Ok(())
}

/// Notes what happened to a secondment, for both trusts; of a draft for the trust that drafted it alone.
pub async fn log(write: &mut Write, op: ChangeOp, row: &Model, fields: Vec<&'static str>) -> Result<(), Stop> {
    let whose = match was_proposed(write, row).await? {
        true => Whose { trust: row.home_trust_uid, school: row.home_school_urn, other_trust: row.host_trust_uid },
        false if row.proposed_by == name_of(ActingParty::HostEmployer) => parties::host(row).into(),
        false => parties::home(row).into(),
    };
    let (entity_type, entity_id) = (EntityType::Secondment, row.id.to_string());
    write.log(Change { op, entity_type, entity_id, fields, whose });
    Ok(())
}

/// Whether it is more than a draft, or was when it was withdrawn.
async fn was_proposed(write: &Write, row: &Model) -> Result<bool, Stop> {
    match state_of(row) {
        SecondmentState::Draft => Ok(false),
        SecondmentState::Withdrawn => {
            let proposals = scope::exchange::secondment_events()
                .filter(secondment_event::Column::SecondmentId.eq(row.id))
                .filter(secondment_event::Column::ToState.eq(name_of(SecondmentState::Proposed)));
            Ok(proposals.count(&write.tx).await? > 0)
        }
        _ => Ok(true),
    }
}
