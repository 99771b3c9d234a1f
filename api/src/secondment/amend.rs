//! Changing what is agreed: either employer asks, and all three agree again.

use async_graphql::ID;
use entity::{
    amendment_approval::{self, Model as Approval},
    secondment::{ActiveModel, Model},
    secondment_amendment::{self, Model as Amendment},
};
use sea_orm::{
    ActiveModelTrait as _, ActiveValue::Set, ColumnTrait as _, EntityTrait as _, IntoActiveModel as _, QueryFilter as _,
};
use uuid::Uuid;

use super::{
    agree,
    code_lists::{
        ApprovalDecision::{Approved, Declined, Pending},
        ApprovalParty, SecondmentAction, SecondmentState,
    },
    decide::{Said, speaks_for},
    input::{AnswerAmendmentInput, ProposeAmendmentInput},
    parties,
    rules::{self, Asked},
    state::state_of,
    step::{self, Step, hold, made_before, read_id},
};
use crate::{
    access::scope,
    changes::{Stop, Write, name_of, named},
    graphql::{
        money,
        node_id::NodeId,
        user_error::{UserError, UserErrorCode},
    },
    register::Register,
};

const OPEN: &str = "OPEN";

/// Asks for a change. Who asks has agreed to it.
pub async fn propose(write: &mut Write, register: &Register, input: ProposeAmendmentInput) -> Result<Model, Stop> {
    let key = input.idempotency_key.clone();
    if let Some(made) = made_before(write, key.as_deref(), &input).await? {
        return Ok(made);
    }
    let held = hold(write, read_id(&input.secondment_id)?).await?;
    let by = [ApprovalParty::HomeEmployer, ApprovalParty::HostEmployer]
        .into_iter()
        .find(|party| parties::may(&write.viewer, SecondmentAction::Amend, *party, &held.parties))
        .ok_or_else(UserError::forbidden)?;
    held.possible(write, SecondmentAction::Amend)?;
    held.expect(input.expected_version)?;
    let said_for = speaks_for(write, &held, by, &[] as &[Approval])?;
    if open_of(write, &held.row).await?.is_some() {
        let message = "Another change is asked for, and has not been answered yet.";
        return Err(UserError::new(UserErrorCode::Conflict, message).at(&["input", "secondmentId"]).into());
    }
    let amendment = read(write, &held.row, &input, by)?;
    let next = applied(write, &held.row, &amendment, Asked::Change)?;
    agree::check(write, register, (&held.person, &next), Asked::Change).await?;
    let id = amendment.id;
    secondment_amendment::Entity::insert(amendment.into_active_model().reset_all())
        .exec_without_returning(&write.tx)
        .await?;
    let approvals = ApprovalParty::ALL.map(|party| {
        let is_said = said_for.contains(&party);
        amendment_approval::ActiveModel {
            amendment_id: Set(id),
            party: Set(name_of(party).to_owned()),
            decision: Set(name_of(if is_said { Approved } else { Pending }).to_owned()),
            decided_by: Set(is_said.then(|| write.actor().to_owned())),
            decided_at: Set(is_said.then_some(write.now)),
        }
    });
    amendment_approval::Entity::insert_many(approvals).exec_without_returning(&write.tx).await?;
    let step = Step::of(SecondmentAction::Amend, by.into(), &held.row).changing(vec!["amendments"]);
    let row = step::take(write, held.row, step, |_| {}).await?;
    write.made(key.as_deref(), &row.id.to_string()).await?;
    Ok(row)
}

/// Answers as one party. The last yes applies it; a no ends it.
pub async fn answer(write: &mut Write, register: &Register, input: AnswerAmendmentInput) -> Result<Model, Stop> {
    let key = input.idempotency_key.clone();
    if let Some(made) = made_before(write, key.as_deref(), &input).await? {
        return Ok(made);
    }
    let id = read_amendment_id(&input.amendment_id)?;
    let path = ["input", "amendmentId"];
    let seen = || scope::secondment_amendments(&write.viewer).filter(secondment_amendment::Column::Id.eq(id));
    let found = seen().one(&write.tx).await?.ok_or_else(|| UserError::not_found(&path))?;
    let held = hold(write, found.secondment_id).await?;
    // What it is now is known only under the lock.
    let amendment = seen().one(&write.tx).await?.ok_or_else(|| UserError::not_found(&path))?;
    if !parties::may(&write.viewer, SecondmentAction::AnswerAmendment, input.party, &held.parties) {
        return Err(UserError::forbidden().at(&["input", "as"]).into());
    }
    let approvals = scope::amendment_approvals(&write.viewer).filter(amendment_approval::Column::AmendmentId.eq(id));
    let approvals = approvals.all(&write.tx).await?;
    let wanted = name_of(if input.accept { Approved } else { Declined });
    let said = approvals.iter().find(|it| it.party == name_of(input.party));
    if said.is_some_and(|it| it.decision == wanted && it.decided_by.as_deref() == Some(write.actor())) {
        write.made(key.as_deref(), &held.row.id.to_string()).await?;
        return Ok(held.row);
    }
    held.possible(write, SecondmentAction::AnswerAmendment)?;
    if amendment.amendment_state != OPEN || said.is_none_or(|it| it.decision != name_of(Pending)) {
        let message = "It has been answered already, or is not asked for any more.";
        return Err(UserError::new(UserErrorCode::InvalidTransition, message).at(&path).into());
    }
    let said_for = speaks_for(write, &held, input.party, &approvals)?;
    let is_theirs =
        |it: &&Approval| it.decision == name_of(Pending) && said_for.iter().any(|party| it.party == name_of(*party));
    for approval in approvals.iter().filter(is_theirs) {
        let mut decided = approval.clone().into_active_model();
        decided.decision = Set(wanted.to_owned());
        decided.decided_by = Set(Some(write.actor().to_owned()));
        decided.decided_at = Set(Some(write.now));
        decided.update(&write.tx).await?;
    }
    let is_last = input.accept && approvals.iter().all(|it| it.decision == name_of(Approved) || is_theirs(&it));
    let mut step = Step::of(SecondmentAction::AnswerAmendment, input.party.into(), &held.row);
    step.fields.push("amendments");
    let row = if is_last {
        let next = applied(write, &held.row, &amendment, Asked::Amendment)?;
        agree::check(write, register, (&held.person, &next), Asked::Amendment).await?;
        step.fields.extend(["startsOn", "endsOn", "fte"]);
        let row = step::take(write, held.row, step, |changed| apply(changed, &next)).await?;
        agree::settle(write, &row).await?;
        row
    } else {
        step::take(write, held.row, step, |_| {}).await?
    };
    if is_last || !input.accept {
        end(write, amendment, if is_last { "APPLIED" } else { "DECLINED" }).await?;
    }
    write.made(key.as_deref(), &row.id.to_string()).await?;
    Ok(row)
}

/// Whatever was asked for of a secondment that is over is so no more.
pub async fn lapse(write: &Write, row: &Model) -> Result<(), Stop> {
    match open_of(write, row).await? {
        Some(open) => end(write, open, "LAPSED").await,
        None => Ok(()),
    }
}

/// Of what has begun nobody moves the first day any more.
pub async fn lapse_first_day(write: &Write, row: &Model) -> Result<(), Stop> {
    match open_of(write, row).await?.filter(|open| open.starts_on.is_some()) {
        Some(open) => end(write, open, "LAPSED").await,
        None => Ok(()),
    }
}

async fn open_of(write: &Write, row: &Model) -> Result<Option<Amendment>, Stop> {
    let open = scope::secondment_amendments(&write.viewer)
        .filter(secondment_amendment::Column::SecondmentId.eq(row.id))
        .filter(secondment_amendment::Column::AmendmentState.eq(OPEN));
    Ok(open.one(&write.tx).await?)
}

async fn end(write: &Write, amendment: Amendment, state: &str) -> Result<(), Stop> {
    let mut ended = amendment.into_active_model();
    ended.amendment_state = Set(state.to_owned());
    ended.update(&write.tx).await?;
    Ok(())
}

fn read(write: &Write, row: &Model, input: &ProposeAmendmentInput, by: ApprovalParty) -> Result<Amendment, UserError> {
    if input.starts_on.is_none() && input.ends_on.is_none() && input.fte.is_none() {
        return Err(UserError::invalid(&["input"], "Say what is to change."));
    }
    if input.starts_on.is_some() && state_of(row) != SecondmentState::Agreed {
        return Err(UserError::invalid(&["input", "startsOn"], "It has begun already."));
    }
    let fte = |fte| {
        money::hundredths(fte)
            .filter(|it| (1..=100).contains(it))
            .ok_or_else(|| UserError::invalid(&["input", "fte"], "It is from 0.01 to 1 of a full post, in hundredths."))
    };
    Ok(Amendment {
        id: Uuid::now_v7(),
        secondment_id: row.id,
        starts_on: input.starts_on.map(|day| day.0),
        ends_on: input.ends_on.map(|day| day.0),
        fte_hundredths: input.fte.map(fte).transpose()?,
        amendment_state: OPEN.to_owned(),
        proposed_by: name_of(by).to_owned(),
        actor: write.actor().to_owned(),
        proposed_at: write.now,
    })
}

/// What a secondment would be with a change.
fn applied(write: &Write, row: &Model, amendment: &Amendment, asked: Asked) -> Result<Model, UserError> {
    let next = Model {
        starts_on: amendment.starts_on.unwrap_or(row.starts_on),
        ends_on: amendment.ends_on.or(row.ends_on),
        fte_hundredths: amendment.fte_hundredths.unwrap_or(row.fte_hundredths),
        ..row.clone()
    };
    let kind = named(&row.secondment_kind).unwrap_or(super::code_lists::SecondmentKind::Secondment);
    rules::days(kind, (next.starts_on, next.ends_on), asked)?;
    if next.starts_on != row.starts_on {
        rules::in_time(next.starts_on, write.today(), asked)?;
    }
    Ok(next)
}

fn apply(changed: &mut ActiveModel, next: &Model) {
    changed.starts_on = Set(next.starts_on);
    changed.ends_on = Set(next.ends_on);
    changed.fte_hundredths = Set(next.fte_hundredths);
}

fn read_amendment_id(id: &ID) -> Result<Uuid, Stop> {
    match NodeId::parse(id)? {
        NodeId::Amendment(id) => Ok(id),
        other => Err(other.wrong_type("Amendment").into()),
    }
}

impl Said for Approval {
    fn party(&self) -> &str {
        &self.party
    }

    fn by(&self) -> Option<&str> {
        self.decided_by.as_deref()
    }
}
