//! The steps from a draft or a proposal to the end.

use chrono::{Days, NaiveDate};
use entity::{
    compliance_check,
    secondment::{Column, Model},
    secondment_review,
};
use sea_orm::{ActiveValue::Set, ColumnTrait as _, PaginatorTrait as _, QueryFilter as _};
use uuid::Uuid;

use super::{
    agree, amend,
    code_lists::{
        ActingParty, CheckKind,
        SecondmentAction::{self, Cancel, Complete, End, Pause, Resume, Start, Withdraw},
        SecondmentState,
    },
    input::{PauseSecondmentInput, SecondmentActionInput},
    rules,
    step::{self, Step, hold, made_before, read_id},
};
use crate::{
    access::scope,
    changes::{Stop, Write, name_of, named},
    graphql::{
        facet::Labelled as _,
        user_error::{UserError, UserErrorCode},
    },
};

/// How long somebody has to look back on what is over.
pub const REVIEW_WITHIN: Days = Days::new(28);

/// Withdraws, cancels, starts, resumes, ends or completes a secondment.
pub async fn act(write: &mut Write, action: SecondmentAction, input: SecondmentActionInput) -> Result<Model, Stop> {
    let key = input.idempotency_key.clone();
    if let Some(made) = made_before(write, key.as_deref(), &input).await? {
        return Ok(made);
    }
    let held = hold(write, read_id(&input.secondment_id)?).await?;
    let by = held.acting(write, action)?;
    held.expect(input.expected_version)?;
    let reason = why(action, by, input.reason.as_deref())?;
    let row = go(write, held.row, action, (by, reason), input.on.map(|day| day.0)).await?;
    write.made(key.as_deref(), &row.id.to_string()).await?;
    Ok(row)
}

/// Lets a secondment rest.
pub async fn pause(write: &mut Write, input: PauseSecondmentInput) -> Result<Model, Stop> {
    let key = input.idempotency_key.clone();
    if let Some(made) = made_before(write, key.as_deref(), &input).await? {
        return Ok(made);
    }
    let held = hold(write, read_id(&input.secondment_id)?).await?;
    let by = held.acting(write, Pause)?;
    held.expect(input.expected_version)?;
    let step = Step::of(Pause, by, &held.row).because(Some(input.reason.label().to_owned()));
    let reason = name_of(input.reason).to_owned();
    let row = step::take(write, held.row, step, |changed| changed.pause_reason = Set(Some(reason))).await?;
    write.made(key.as_deref(), &row.id.to_string()).await?;
    Ok(row)
}

/// The reason, where one is needed or given.
fn why(action: SecondmentAction, by: ActingParty, given: Option<&str>) -> Result<Option<String>, UserError> {
    let is_needed = matches!(action, Cancel | End) || by == ActingParty::SectorAdmin;
    match given {
        None if !is_needed => Ok(None),
        given => rules::reason(given).map(Some),
    }
}

/// Takes the step that an action is, where its time has come: for a person, or because it has.
pub async fn go(
    write: &mut Write,
    row: Model,
    action: SecondmentAction,
    (by, reason): (ActingParty, Option<String>),
    on: Option<NaiveDate>,
) -> Result<Model, Stop> {
    let today = write.today();
    let step = Step::of(action, by, &row).because(reason);
    let row = match action {
        Start => {
            ready(write, &row, today).await?;
            amend::lapse_first_day(write, &row).await?;
            step::take(write, row, step, |_| {}).await?
        }
        Resume => step::take(write, row, step, |changed| changed.pause_reason = Set(None)).await?,
        End => {
            let ended = ended_on(&row, rules::past_day(on, today)?)?;
            over(write, row, step, ended).await?
        }
        Complete => {
            let ended = completed_on(&row, today)?;
            over(write, row, step, ended).await?
        }
        Cancel | Withdraw => {
            let row = step::take(write, row, step, |_| {}).await?;
            amend::lapse(write, &row).await?;
            row
        }
        other => return Err(UserError::invalid(&["input"], format!("{} is no such step.", name_of(other))).into()),
    };
    agree::settle(write, &row).await?;
    Ok(row)
}

/// Withdraws what was drafted about an offer that is taken back. Nobody else knew of it.
pub async fn withdraw_drafts(write: &mut Write, offer: Uuid) -> Result<(), Stop> {
    let drafts = || {
        let of_it = scope::exchange::secondments().filter(Column::OfferId.eq(offer));
        of_it.filter(Column::SecondmentState.eq(name_of(SecondmentState::Draft)))
    };
    for draft in step::lock_all(write, drafts).await? {
        go(write, draft, Withdraw, (ActingParty::System, None), None).await?;
    }
    Ok(())
}

/// Ends one, and asks for a look back where there was none.
async fn over(write: &mut Write, row: Model, step: Step, on: NaiveDate) -> Result<Model, Stop> {
    let looked_back = scope::secondment_reviews(&write.viewer)
        .filter(secondment_review::Column::SecondmentId.eq(row.id))
        .count(&write.tx)
        .await?;
    let due = if looked_back == 0 { write.today().checked_add_days(REVIEW_WITHIN) } else { None };
    let step = step.changing(vec!["actualEndedOn", "reviewDueOn"]);
    let row = step::take(write, row, step, |changed| {
        changed.actual_ended_on = Set(Some(on));
        changed.review_due_on = Set(due);
        changed.pause_reason = Set(None);
    })
    .await?;
    amend::lapse(write, &row).await?;
    Ok(row)
}

fn ended_on(row: &Model, day: NaiveDate) -> Result<NaiveDate, UserError> {
    if day < row.starts_on {
        return Err(UserError::invalid(&["input", "on"], "It cannot have ended before it began."));
    }
    if row.ends_on.is_some_and(|last| day > last) {
        return Err(UserError::invalid(
            &["input", "on"],
            "Its last day was before that: it is completed, and not ended.",
        ));
    }
    Ok(day)
}

fn completed_on(row: &Model, today: NaiveDate) -> Result<NaiveDate, UserError> {
    let early =
        |message: String| UserError::new(UserErrorCode::DatesOutOfRange, message).at(&["input", "secondmentId"]);
    match row.ends_on {
        Some(last) if today >= last => Ok(last),
        Some(last) => Err(early(format!("Its last day is {last}: until then it can only be ended early."))),
        None => Err(early("It has no last day: it can only be ended.".into())),
    }
}

/// Refuses to begin before the first day, and without the checks.
async fn ready(write: &Write, row: &Model, today: NaiveDate) -> Result<(), Stop> {
    if today < row.starts_on {
        let message = format!("It begins on {}.", row.starts_on);
        let error = UserError::new(UserErrorCode::DatesOutOfRange, message).at(&["input", "secondmentId"]);
        return Err(error.into());
    }
    let missing = missing_checks(write, row, today).await?;
    if missing.is_empty() {
        return Ok(());
    }
    let names: Vec<_> = missing.into_iter().map(name_of).collect();
    let message = format!("Not passed, or expired: {}.", names.join(", "));
    Err(UserError::new(UserErrorCode::ChecksIncomplete, message).at(&["input", "secondmentId"]).into())
}

/// The required checks that were not passed, or do not hold any more.
pub async fn missing_checks(write: &Write, row: &Model, today: NaiveDate) -> Result<Vec<CheckKind>, Stop> {
    let checks = scope::compliance_checks(&write.viewer).filter(compliance_check::Column::SecondmentId.eq(row.id));
    let holds = |check: &compliance_check::Model| check.passed && check.expires_on.is_none_or(|last| last >= today);
    let passed: Vec<CheckKind> =
        checks.all(&write.tx).await?.iter().filter(|check| holds(check)).filter_map(|it| named(&it.kind)).collect();
    Ok(CheckKind::REQUIRED.into_iter().filter(|kind| !passed.contains(kind)).collect())
}
