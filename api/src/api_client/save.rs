//! Letting partner systems in and out, whoever does so: by mutation or at the command line.

use std::collections::BTreeSet;

use entity::{
    TrustUid,
    api_client::{ActiveModel, Column, Model},
    api_client_trust,
};
use sea_orm::{
    ActiveModelTrait as _, ActiveValue::Set, ColumnTrait as _, EntityTrait as _, QueryFilter as _, QuerySelect as _,
};
use uuid::Uuid;

use crate::{
    access::{Action, ClientScope, client::NewSecret, scope},
    changes::{Change, ChangeOp, EntityType, Stop, Whose, Write},
    graphql::{
        error::Error,
        user_error::{UserError, UserErrorCode},
    },
};

/// The longest name, in letters.
const LONGEST_NAME: usize = 100;

/// What a partner system is to be called, and to do for whom.
#[derive(Debug, Clone)]
pub struct Wanted {
    /// What people call it.
    pub name: String,
    /// What it may ask for.
    pub scopes: BTreeSet<ClientScope>,
    /// For whom.
    pub trusts: BTreeSet<TrustUid>,
}

/// A partner system, with its secret where it was given one just now. Nobody can read the secret again.
pub struct Made {
    /// The system.
    pub client: Model,
    /// Its secret.
    pub secret: Option<String>,
}

/// Lets a partner system in.
pub async fn create(write: &mut Write, wanted: Wanted) -> Result<Made, Stop> {
    write.viewer.may(Action::CreateApiClient)?;
    let name = wanted.name.trim();
    if !(1..=LONGEST_NAME).contains(&name.chars().count()) || name.chars().any(char::is_control) {
        let message = format!("A name has 1 to {LONGEST_NAME} letters, on one line.");
        return Err(UserError::invalid(&["input", "name"], message).into());
    }
    if wanted.scopes.is_empty() {
        return Err(UserError::invalid(&["input", "scopes"], "A system that may nothing has no use.").into());
    }
    let new = new_secret()?;
    let client = ActiveModel {
        id: Set(Uuid::now_v7()),
        name: Set(name.to_owned()),
        scopes: Set(ClientScope::list(wanted.scopes)),
        secret_hash: Set(new.hash),
        secret_hint: Set(new.hint),
        made_at: Set(write.now),
        revoked_at: Set(None),
        version: Set(1),
    };
    let client = client.insert(&write.tx).await?;
    let links: Vec<_> = wanted
        .trusts
        .iter()
        .map(|uid| api_client_trust::ActiveModel { client_id: Set(client.id), trust_uid: Set(*uid) })
        .collect();
    if !links.is_empty() {
        api_client_trust::Entity::insert_many(links).exec_without_returning(&write.tx).await.map_err(no_such_trust)?;
    }
    log(write, ChangeOp::Created, &client, vec![]);
    Ok(Made { client, secret: Some(new.secret) })
}

/// Gives a partner system another secret. The one before opens nothing any more.
pub async fn rotate(write: &mut Write, id: Uuid) -> Result<Made, Stop> {
    write.viewer.may(Action::RotateApiClientSecret)?;
    let client = find(write, id).await?;
    if client.revoked_at.is_some() {
        let message = "This client is revoked, and can have no secret.";
        return Err(UserError::new(UserErrorCode::Conflict, message).at(&["input", "clientId"]).into());
    }
    let new = new_secret()?;
    let version = client.version + 1;
    let changed =
        ActiveModel { secret_hash: Set(new.hash), secret_hint: Set(new.hint), version: Set(version), ..client.into() };
    let client = changed.update(&write.tx).await?;
    log(write, ChangeOp::Updated, &client, vec!["secretHint"]);
    Ok(Made { client, secret: Some(new.secret) })
}

/// Lets a partner system in no more. One that is revoked already stays as it is.
pub async fn revoke(write: &mut Write, id: Uuid) -> Result<Made, Stop> {
    write.viewer.may(Action::RevokeApiClient)?;
    let client = find(write, id).await?;
    if client.revoked_at.is_some() {
        return Ok(Made { client, secret: None });
    }
    let version = client.version + 1;
    let changed = ActiveModel { revoked_at: Set(Some(write.now)), version: Set(version), ..client.into() };
    let client = changed.update(&write.tx).await?;
    log(write, ChangeOp::Updated, &client, vec!["revokedAt"]);
    Ok(Made { client, secret: None })
}

async fn find(write: &Write, id: Uuid) -> Result<Model, Stop> {
    let client = scope::api_clients(&write.viewer).filter(Column::Id.eq(id)).lock_exclusive();
    let client = client.one(&write.tx).await?;
    Ok(client.ok_or_else(|| UserError::not_found(&["input", "clientId"]))?)
}

fn new_secret() -> Result<NewSecret, Stop> {
    NewSecret::make().map_err(|error| Stop::Failed(Error::Fault(error.to_string())))
}

fn no_such_trust(error: sea_orm::DbErr) -> Stop {
    match error.sql_err() {
        Some(sea_orm::SqlErr::ForeignKeyConstraintViolation(_)) => UserError::not_found(&["input", "trusts"]).into(),
        _ => error.into(),
    }
}

fn log(write: &mut Write, op: ChangeOp, client: &Model, fields: Vec<&'static str>) {
    let (entity_type, entity_id) = (EntityType::ApiClient, client.id.to_string());
    write.log(Change { op, entity_type, entity_id, fields, whose: Whose::default() });
}
