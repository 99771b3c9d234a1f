//! What accompanies a secondment: checks of the person, and looks back.

use async_graphql::ID;
use entity::{compliance_check, secondment::Model, secondment_objective, secondment_review};
use sea_orm::{
    ActiveModelTrait as _, ActiveValue::Set, ColumnTrait as _, EntityTrait as _, IntoActiveModel as _,
    QueryFilter as _, sea_query::OnConflict,
};
use uuid::Uuid;

use super::{
    code_lists::SecondmentAction::{RecordCheck, Review},
    input::{ObjectiveProgressInput, RecordComplianceCheckInput, ReviewSecondmentInput},
    rules,
    step::{self, Step, hold, made_before, read_id},
};
use crate::{
    access::scope,
    changes::{Stop, Write, name_of},
    graphql::{
        node_id::NodeId,
        user_error::{UserError, UserErrorCode},
    },
};

/// Says that a check was passed, or was not. The last word counts.
pub async fn record_check(write: &mut Write, input: RecordComplianceCheckInput) -> Result<Model, Stop> {
    let key = input.idempotency_key.clone();
    if let Some(made) = made_before(write, key.as_deref(), &input).await? {
        return Ok(made);
    }
    let held = hold(write, read_id(&input.secondment_id)?).await?;
    let by = held.acting(write, RecordCheck)?;
    held.expect(input.expected_version)?;
    if input.expires_on.is_some_and(|last| last.0 < write.today()) {
        return Err(UserError::invalid(&["input", "expiresOn"], "It has expired already.").into());
    }
    let check = compliance_check::ActiveModel {
        secondment_id: Set(held.row.id),
        kind: Set(name_of(input.kind).to_owned()),
        passed: Set(input.passed),
        confirmed_by: Set(name_of(by).to_owned()),
        confirmed_at: Set(write.now),
        expires_on: Set(input.expires_on.map(|day| day.0)),
    };
    use compliance_check::Column;
    let last_word = OnConflict::columns([Column::SecondmentId, Column::Kind])
        .update_columns([Column::Passed, Column::ConfirmedBy, Column::ConfirmedAt, Column::ExpiresOn])
        .to_owned();
    compliance_check::Entity::insert(check).on_conflict(last_word).exec_without_returning(&write.tx).await?;
    let step = Step::of(RecordCheck, by, &held.row).changing(vec!["checks"]);
    let row = step::take(write, held.row, step, |_| {}).await?;
    write.made(key.as_deref(), &row.id.to_string()).await?;
    Ok(row)
}

/// Looks back on a secondment.
pub async fn review(write: &mut Write, input: ReviewSecondmentInput) -> Result<Model, Stop> {
    let key = input.idempotency_key.clone();
    if let Some(made) = made_before(write, key.as_deref(), &input).await? {
        return Ok(made);
    }
    let held = hold(write, read_id(&input.secondment_id)?).await?;
    let by = held.acting(write, Review)?;
    held.expect(input.expected_version)?;
    if held.person.redacted_at.is_some() {
        let message = "The person was erased: nothing is written of them any more.";
        return Err(UserError::new(UserErrorCode::InvalidTransition, message).at(&["input", "secondmentId"]).into());
    }
    let summary = rules::text(&input.summary, &["input", "summary"])?;
    let told = progress(write, &held.row, input.progress.as_deref().unwrap_or_default()).await?;
    let id = Uuid::now_v7();
    let look = secondment_review::ActiveModel {
        id: Set(id),
        secondment_id: Set(held.row.id),
        reviewed_on: Set(write.today()),
        by_party: Set(name_of(by).to_owned()),
        actor: Set(write.actor().to_owned()),
        progress: Set(told),
    };
    secondment_review::Entity::insert(look).exec_without_returning(&write.tx).await?;
    step::say(write, held.row.id, id, &summary).await?;
    let step = Step::of(Review, by, &held.row).changing(vec!["reviews", "objectives", "reviewDueOn"]);
    let row = step::take(write, held.row, step, |changed| changed.review_due_on = Set(None)).await?;
    write.made(key.as_deref(), &row.id.to_string()).await?;
    Ok(row)
}

/// Notes how far objectives were reached, and gives what was said as it is kept.
async fn progress(write: &Write, row: &Model, given: &[ObjectiveProgressInput]) -> Result<String, Stop> {
    let path = ["input", "progress"];
    let theirs = scope::secondment_objectives(&write.viewer)
        .filter(secondment_objective::Column::SecondmentId.eq(row.id))
        .all(&write.tx)
        .await?;
    let mut told = serde_json::Map::new();
    for one in given {
        let id = read_objective_id(&one.objective_id)?;
        let objective = theirs.iter().find(|it| it.id == id).ok_or_else(|| UserError::not_found(&path))?;
        let mut changed = objective.clone().into_active_model();
        changed.progress = Set(name_of(one.progress).to_owned());
        changed.update(&write.tx).await?;
        told.insert(id.to_string(), name_of(one.progress).into());
    }
    Ok(serde_json::Value::from(told).to_string())
}

fn read_objective_id(id: &ID) -> Result<Uuid, Stop> {
    match NodeId::parse(id)? {
        NodeId::Objective(id) => Ok(id),
        other => Err(other.wrong_type("Objective").into()),
    }
}
