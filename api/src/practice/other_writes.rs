//! What others do with a practice: stand by it, suggest it, keep it.

use entity::{endorsement, practice, practice::Model, practice_suggestion, saved_practice};
use sea_orm::{
    ActiveModelTrait as _,
    ActiveValue::{NotSet, Set},
    ColumnTrait as _, EntityTrait as _, QueryFilter as _,
    sea_query::OnConflict,
};

use super::{
    code_lists::PracticeState,
    input::{EndorsePracticeInput, SavePracticeInput, SuggestPracticeInput},
    object::owner_of,
    rules,
    save::{log, made_before, read_id, state_of},
    told,
};
use crate::{
    access::{Action, scope},
    changes::{ChangeOp, Stop, Write},
    graphql::user_error::{UserError, UserErrorCode},
    register::Register,
};

/// Has a trust stand by a practice of another. Once it does, doing so again changes only why.
pub async fn endorse(write: &mut Write, register: &Register, input: EndorsePracticeInput) -> Result<Model, Stop> {
    let key = input.idempotency_key.clone();
    if let Some(made) = made_before(write, key.as_deref(), &input).await? {
        return Ok(made);
    }
    let trust = input.trust.find(register)?.ok_or_else(|| UserError::not_found(&["input", "trust"]))?;
    let trust = register.trusts.at(trust).uid;
    let row = published(write, &input.practice_id).await?;
    write.viewer.may(Action::EndorsePractice(trust, &owner_of(&row)))?;
    let role = scope::own_staff_member(&write.viewer).one(&write.tx).await?.map(|own| own.role);
    let made = endorsement::ActiveModel {
        practice_id: Set(row.id),
        trust_uid: Set(trust),
        by_role: Set(role.unwrap_or_else(|| "EXECUTIVE_LEADER".into())),
        by_actor: Set(write.actor().to_owned()),
        note: Set(rules::note("note", input.note.as_deref())?),
        made_at: Set(write.now),
    };
    let unless_there = OnConflict::columns([endorsement::Column::PracticeId, endorsement::Column::TrustUid])
        .update_columns([endorsement::Column::Note, endorsement::Column::ByRole, endorsement::Column::ByActor])
        .to_owned();
    endorsement::Entity::insert(made).on_conflict(unless_there).exec_without_returning(&write.tx).await?;
    log(write, ChangeOp::Updated, &row, vec!["endorsements"]);
    write.made(key.as_deref(), &row.id.to_string()).await?;
    Ok(row)
}

/// Suggests a practice to a school. Once somebody did, doing so again changes only why, and the school is not told again.
pub async fn suggest(write: &mut Write, register: &Register, input: SuggestPracticeInput) -> Result<Model, Stop> {
    let key = input.idempotency_key.clone();
    if let Some(made) = made_before(write, key.as_deref(), &input).await? {
        return Ok(made);
    }
    let school = input.school.find(register)?.ok_or_else(|| UserError::not_found(&["input", "school"]))?;
    let school = register.schools.at(school).urn;
    let row = published(write, &input.practice_id).await?;
    write.viewer.may(Action::SuggestPractice(school))?;
    let made = practice_suggestion::ActiveModel {
        practice_id: Set(row.id),
        school_urn: Set(school),
        by_actor: Set(write.actor().to_owned()),
        note: Set(rules::note("note", input.note.as_deref())?),
        made_at: Set(write.now),
    };
    let columns = [
        practice_suggestion::Column::PracticeId,
        practice_suggestion::Column::SchoolUrn,
        practice_suggestion::Column::ByActor,
    ];
    let unless_there = OnConflict::columns(columns).do_nothing().to_owned();
    let first = practice_suggestion::Entity::insert(made.clone()).on_conflict(unless_there);
    let is_first = first.exec_without_returning(&write.tx).await? > 0;
    if !is_first {
        practice_suggestion::ActiveModel { made_at: NotSet, ..made }.update(&write.tx).await?;
    }
    log(write, ChangeOp::Updated, &row, vec!["suggestions"]);
    if is_first {
        told::of_suggestion(write, &row, school).await?;
    }
    write.made(key.as_deref(), &row.id.to_string()).await?;
    Ok(row)
}

/// Keeps a practice to find it again, or no more. It is the viewer's own affair, and changes nothing of the practice.
#[expect(clippy::disallowed_methods, reason = "what who asks keeps for themselves")]
pub async fn keep(write: &mut Write, input: &SavePracticeInput) -> Result<Model, Stop> {
    write.viewer.may(Action::SavePractice)?;
    let found = scope::practices(&write.viewer).filter(practice::Column::Id.eq(read_id(&input.practice_id)?));
    let row = found.one(&write.tx).await?.ok_or_else(|| UserError::not_found(&["input", "practiceId"]))?;
    if input.saved {
        let made = saved_practice::ActiveModel {
            actor: Set(write.actor().to_owned()),
            practice_id: Set(row.id),
            made_at: Set(write.now),
        };
        let columns = [saved_practice::Column::Actor, saved_practice::Column::PracticeId];
        let unless_there = OnConflict::columns(columns).do_nothing().to_owned();
        saved_practice::Entity::insert(made).on_conflict(unless_there).exec_without_returning(&write.tx).await?;
    } else {
        let gone = saved_practice::Entity::delete_many().filter(saved_practice::Column::Actor.eq(write.actor()));
        gone.filter(saved_practice::Column::PracticeId.eq(row.id)).exec(&write.tx).await?;
    }
    Ok(row)
}

/// A practice that is published for the viewer.
async fn published(write: &Write, id: &async_graphql::ID) -> Result<Model, Stop> {
    let found = scope::practices(&write.viewer).filter(practice::Column::Id.eq(read_id(id)?));
    let row = found.one(&write.tx).await?.ok_or_else(|| UserError::not_found(&["input", "practiceId"]))?;
    match state_of(&row) {
        PracticeState::Published => Ok(row),
        _ => {
            let message = "Only what is published can be used.";
            Err(UserError::new(UserErrorCode::InvalidTransition, message).at(&["input", "practiceId"]).into())
        }
    }
}
