//! Writing practices: beginning one, changing one, adapting another's.

use async_graphql::ID;
use entity::{
    practice::{self, ActiveModel, Model},
    practice_author, staff_member,
};
use sea_orm::{
    ActiveModelTrait as _, ActiveValue::Set, ColumnTrait as _, EntityTrait as _, QueryFilter as _, QuerySelect as _,
};
use uuid::Uuid;

use super::{
    code_lists::PracticeState,
    content::Content,
    input::{AdaptPracticeInput, CreatePracticeInput, PracticeContentInput, UpdatePracticeInput},
    object::owner_of,
    rules, slug,
    state::Move,
};
use crate::{
    access::{Action, Place, scope},
    changes::{Change, ChangeOp, EntityType, Stop, Write, name_of, named},
    graphql::{node_id::NodeId, user_error::UserError},
    register::Register,
    school::query::SchoolKey,
    trust::query::TrustKey,
};

/// Begins a practice.
pub async fn create(write: &mut Write, register: &Register, input: CreatePracticeInput) -> Result<Model, Stop> {
    let key = input.idempotency_key.clone();
    if let Some(made) = made_before(write, key.as_deref(), &input).await? {
        return Ok(made);
    }
    let owner = owner(register, (input.owner_trust.as_ref(), input.owner_school.as_ref()))?;
    let row = begin(write, register, (&input.content, owner), None).await?;
    write.made(key.as_deref(), &row.id.to_string()).await?;
    Ok(row)
}

/// Begins one that adapts another, which must be published for the viewer.
pub async fn adapt(write: &mut Write, register: &Register, input: AdaptPracticeInput) -> Result<Model, Stop> {
    let key = input.idempotency_key.clone();
    if let Some(made) = made_before(write, key.as_deref(), &input).await? {
        return Ok(made);
    }
    let of = scope::practices(&write.viewer).filter(practice::Column::Id.eq(read_id(&input.practice_id)?));
    let of = of.one(&write.tx).await?.ok_or_else(|| UserError::not_found(&["input", "practiceId"]))?;
    if of.practice_state != name_of(PracticeState::Published) {
        return Err(UserError::invalid(&["input", "practiceId"], "Only what is published can be adapted.").into());
    }
    let owner = owner(register, (input.owner_trust.as_ref(), input.owner_school.as_ref()))?;
    let row = begin(write, register, (&input.content, owner), Some(&of)).await?;
    write.made(key.as_deref(), &row.id.to_string()).await?;
    Ok(row)
}

/// Changes what its writers see. What is published stays until it is published again.
pub async fn update(write: &mut Write, register: &Register, input: UpdatePracticeInput) -> Result<Model, Stop> {
    let key = input.idempotency_key.clone();
    if let Some(made) = made_before(write, key.as_deref(), &input).await? {
        return Ok(made);
    }
    let row = locked(write, read_id(&input.practice_id)?, input.expected_version).await?;
    write.viewer.may(Action::WritePractice(&owner_of(&row)))?;
    let state = Move::Edit.from(state_of(&row))?;
    let authors = authors(write, &input.content).await?;
    let content = rules::read(&input.content, &authors, register)?;
    let note = rules::note("changeNote", input.change_note.as_deref())?;
    let (id, version, was) = (row.id, row.version + 1, Content::read(&row.content)?);
    let fields = if was.visibility == content.visibility { vec!["content"] } else { vec!["content", "visibility"] };
    // What nobody has seen yet has no visibility but the one that it will have.
    let visibility =
        if row.edition.is_none() { name_of(content.visibility).to_owned() } else { row.visibility.clone() };
    let changed = ActiveModel {
        practice_state: Set(name_of(state).to_owned()),
        visibility: Set(visibility),
        content: Set(content.json()),
        change_note: Set(note),
        updated_at: Set(write.now),
        version: Set(version),
        ..row.into()
    };
    let row = changed.update(&write.tx).await?;
    sign(write, id, &authors).await?;
    log(write, ChangeOp::Updated, &row, fields);
    write.made(key.as_deref(), &row.id.to_string()).await?;
    Ok(row)
}

async fn begin(
    write: &mut Write,
    register: &Register,
    (input, owner): (&PracticeContentInput, Place),
    of: Option<&Model>,
) -> Result<Model, Stop> {
    write.viewer.may(Action::WritePractice(&owner))?;
    let authors = authors(write, input).await?;
    let content = rules::read(input, &authors, register)?;
    let id = Uuid::now_v7();
    let row = ActiveModel {
        id: Set(id),
        slug: Set(slug::make(&content.title)),
        practice_state: Set(name_of(PracticeState::Draft).to_owned()),
        visibility: Set(name_of(content.visibility).to_owned()),
        owner_trust_uid: Set(owner.trust),
        owner_school_urn: Set(owner.school),
        content: Set(content.json()),
        change_note: Set(None),
        published: Set(None),
        edition: Set(None),
        published_at: Set(None),
        review_due_on: Set(None),
        derived_from: Set(of.map(|of| of.id)),
        family: Set(of.map_or(id, |of| of.family)),
        created_by: Set(write.actor().to_owned()),
        submitted_by: Set(None),
        updated_at: Set(write.now),
        version: Set(1),
    };
    let row = row.insert(&write.tx).await?;
    sign(write, id, &authors).await?;
    log(write, ChangeOp::Created, &row, vec![]);
    Ok(row)
}

/// Whose it is: a school brings the trust that it is in.
fn owner(register: &Register, keys: (Option<&TrustKey>, Option<&SchoolKey>)) -> Result<Place, Stop> {
    let trust = match keys.0 {
        Some(key) => Some(key.find(register)?.ok_or_else(|| UserError::not_found(&["input", "ownerTrust"]))?),
        None => None,
    };
    let school = match keys.1 {
        Some(key) => Some(key.find(register)?.ok_or_else(|| UserError::not_found(&["input", "ownerSchool"]))?),
        None => None,
    };
    let present = school.and_then(|at| register.schools.at(at).trust);
    match (trust, school) {
        (None, None) => {
            Err(UserError::invalid(&["input", "ownerTrust"], "Say whose it is: a trust's, or a school's.").into())
        }
        (Some(trust), Some(_)) if present != Some(trust) => {
            Err(UserError::invalid(&["input", "ownerSchool"], "The school is not in this trust.").into())
        }
        _ => Ok(Place {
            trust: trust.or(present).map(|at| register.trusts.at(at).uid),
            school: school.map(|at| register.schools.at(at).urn),
        }),
    }
}

/// The members of staff whom an input names, of those whom the viewer may list.
async fn authors(write: &Write, input: &PracticeContentInput) -> Result<Vec<staff_member::Model>, Stop> {
    let ids = rules::author_ids(input)?;
    if ids.is_empty() {
        return Ok(vec![]);
    }
    let found = scope::staff_members(&write.viewer).filter(staff_member::Column::Id.is_in(ids.clone()));
    let found = found.all(&write.tx).await?;
    if ids.iter().any(|id| found.iter().all(|row| row.id != *id)) {
        return Err(UserError::not_found(&["input", "content", "authorStaffMemberIds"]).into());
    }
    Ok(found)
}

#[expect(clippy::disallowed_methods, reason = "of a practice that the scope has found")]
async fn sign(write: &Write, practice: Uuid, authors: &[staff_member::Model]) -> Result<(), Stop> {
    let before = practice_author::Entity::delete_many().filter(practice_author::Column::PracticeId.eq(practice));
    before.exec(&write.tx).await?;
    let rows: Vec<_> = authors
        .iter()
        .map(|author| practice_author::ActiveModel { practice_id: Set(practice), staff_member_id: Set(author.id) })
        .collect();
    if !rows.is_empty() {
        practice_author::Entity::insert_many(rows).exec_without_returning(&write.tx).await?;
    }
    Ok(())
}

/// What the same question made before, under the rights of now.
pub async fn made_before(
    write: &Write,
    key: Option<&str>,
    question: &impl std::fmt::Debug,
) -> Result<Option<Model>, Stop> {
    write.made_before(key, question, scope::practices_to_withdraw, practice::Column::Id).await
}

/// A practice that the viewer may act on, locked, of the version that was read.
pub async fn locked(write: &Write, id: Uuid, expected: i32) -> Result<Model, Stop> {
    let row = scope::practices_to_withdraw(&write.viewer).filter(practice::Column::Id.eq(id)).lock_exclusive();
    let row = row.one(&write.tx).await?.ok_or_else(|| UserError::not_found(&["input", "practiceId"]))?;
    if row.version == expected { Ok(row) } else { Err(UserError::stale(row.version).into()) }
}

/// The key of a practice, out of its id.
pub fn read_id(id: &ID) -> Result<Uuid, Stop> {
    match NodeId::parse(id)? {
        NodeId::Practice(id) => Ok(id),
        other => Err(other.wrong_type("Practice").into()),
    }
}

/// How far a practice has come.
pub fn state_of(row: &Model) -> PracticeState {
    named(&row.practice_state).unwrap_or(PracticeState::Draft)
}

/// Notes what happened to a practice.
pub fn log(write: &mut Write, op: ChangeOp, row: &Model, fields: Vec<&'static str>) {
    let (entity_type, entity_id) = (EntityType::Practice, row.id.to_string());
    write.log(Change { op, entity_type, entity_id, fields, whose: owner_of(row).into() });
}
