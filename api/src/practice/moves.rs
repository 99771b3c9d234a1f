//! Moving a practice on: submitted, sent back, published, archived, reopened, withdrawn.

use chrono::Months;
use entity::{
    practice::{ActiveModel, Model},
    practice_author, practice_edition,
};
use sea_orm::{ActiveModelTrait as _, ActiveValue::Set, ColumnTrait as _, QueryFilter as _};

use super::{
    content::Content,
    input::PracticeActionInput,
    object::owner_of,
    rules,
    save::{locked, log, made_before, read_id, state_of},
    state::Move,
    told,
};
use crate::{
    access::{Action, scope},
    changes::{ChangeOp, Stop, Write, name_of},
    graphql::user_error::{UserError, UserErrorCode},
    register::Register,
};

/// How long what is published stands before somebody should look at it again.
const REVIEW_AFTER: Months = Months::new(24);

/// Moves a practice on.
pub async fn move_on(
    write: &mut Write,
    register: &Register,
    by: Move,
    input: PracticeActionInput,
) -> Result<Model, Stop> {
    let key = input.idempotency_key.clone();
    if let Some(made) = made_before(write, key.as_deref(), &input).await? {
        return Ok(made);
    }
    let row = locked(write, read_id(&input.practice_id)?, input.expected_version).await?;
    may(write, by, &row).await?;
    let state = by.from(state_of(&row))?;
    let note = rules::note("note", input.note.as_deref())?;
    let version = row.version + 1;
    let mut changed = ActiveModel::from(row.clone());
    let mut fields = vec!["practiceState"];
    if by == Move::Submit {
        changed.submitted_by = Set(Some(write.actor().to_owned()));
    }
    if by == Move::Publish {
        fields.extend(publish(write, &row, &mut changed, note).await?);
    }
    changed.practice_state = Set(name_of(state).to_owned());
    changed.updated_at = Set(write.now);
    changed.version = Set(version);
    let row = changed.update(&write.tx).await?;
    log(write, ChangeOp::Updated, &row, fields);
    told::of_move(write, register, by, &row).await?;
    write.made(key.as_deref(), &row.id.to_string()).await?;
    Ok(row)
}

async fn may(write: &Write, by: Move, row: &Model) -> Result<(), Stop> {
    let (owner, visibility) = (owner_of(row), Content::read(&row.content)?.visibility);
    match by {
        Move::Edit | Move::Submit => write.viewer.may(Action::WritePractice(&owner))?,
        Move::Withdraw => write.viewer.may(Action::WithdrawPractice(&owner))?,
        Move::Archive | Move::Reopen => write.viewer.may(Action::ReviewPractice(&owner, visibility))?,
        Move::Publish | Move::RequestChanges => {
            write.viewer.may(Action::ReviewPractice(&owner, visibility))?;
            if by == Move::Publish && is_written_by_viewer(write, row).await? {
                let message = "Somebody else has to look at it: you have written it.";
                return Err(UserError::new(UserErrorCode::ConflictOfInterest, message)
                    .at(&["input", "practiceId"])
                    .into());
            }
        }
    }
    Ok(())
}

/// Whether who moves it is one of its authors, or began it, or submitted it.
async fn is_written_by_viewer(write: &Write, row: &Model) -> Result<bool, Stop> {
    if row.created_by == write.actor() || row.submitted_by.as_deref() == Some(write.actor()) {
        return Ok(true);
    }
    let Some(own) = scope::own_staff_member(&write.viewer).one(&write.tx).await? else { return Ok(false) };
    let signed = scope::practice_authors(&write.viewer)
        .filter(practice_author::Column::PracticeId.eq(row.id))
        .filter(practice_author::Column::StaffMemberId.eq(own.id));
    Ok(signed.one(&write.tx).await?.is_some())
}

/// Makes an edition of what is being written.
async fn publish(
    write: &Write,
    row: &Model,
    changed: &mut ActiveModel,
    note: Option<String>,
) -> Result<Vec<&'static str>, Stop> {
    if row.published.as_ref() == Some(&row.content) {
        let message = "Nothing has changed since the last edition.";
        return Err(UserError::new(UserErrorCode::InvalidTransition, message).at(&["input", "practiceId"]).into());
    }
    let number = row.edition.unwrap_or_default() + 1;
    let edition = practice_edition::ActiveModel {
        practice_id: Set(row.id),
        number: Set(number),
        content: Set(row.content.clone()),
        change_note: Set(note.or_else(|| row.change_note.clone()).unwrap_or_default()),
        published_by: Set(write.actor().to_owned()),
        published_at: Set(write.now),
    };
    edition.insert(&write.tx).await?;
    let today = write.today();
    changed.visibility = Set(name_of(Content::read(&row.content)?.visibility).to_owned());
    changed.published = Set(Some(row.content.clone()));
    changed.edition = Set(Some(number));
    changed.published_at = Set(Some(write.now));
    changed.review_due_on = Set(today.checked_add_months(REVIEW_AFTER));
    changed.change_note = Set(None);
    Ok(vec!["edition", "publishedAt", "reviewDueOn", "visibility"])
}
