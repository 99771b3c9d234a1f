//! Asking twice under one key: the second time changes nothing.
//!
//! The key is claimed before anything else is done. Where another request has claimed it and has not ended, this one
//! waits for its end: PostgreSQL lets it wait for the row, SQLite for the writer's place. Keys are kept for a day.

#![expect(clippy::disallowed_methods, reason = "the keys of one caller, asked for by that caller")]

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use chrono::TimeDelta;
use entity::idempotency_key::{ActiveModel, Column, Entity};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait as _, EntityTrait, QueryFilter as _, Select,
    sea_query::{Expr, ExprTrait as _, OnConflict},
};
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use super::{Stop, Write};
use crate::{
    access::Viewer,
    graphql::user_error::{UserError, UserErrorCode},
};

/// How long a key is kept.
pub const KEPT: TimeDelta = TimeDelta::hours(24);

/// The longest key.
const LONGEST: usize = 100;

/// What came of the same question before.
#[derive(Debug, PartialEq, Eq)]
pub enum Before {
    /// Nothing: it was not asked, or without a key.
    Nothing,
    /// The thing of this id.
    Made(String),
}

impl Write {
    /// Claims a key for a question. Another question under it is refused.
    pub async fn claim(&self, key: Option<&str>, question: &impl std::fmt::Debug) -> Result<Before, Stop> {
        let Some(key) = key else { return Ok(Before::Nothing) };
        if !(1..=LONGEST).contains(&key.len()) {
            let message = format!("idempotencyKey has 1 to {LONGEST} letters.");
            return Err(UserError::new(UserErrorCode::Invalid, message).at(&["input", "idempotencyKey"]).into());
        }
        let question = format!("{} {question:?}", self.operation);
        let input_hash = URL_SAFE_NO_PAD.encode(Sha256::digest(question));
        let row = ActiveModel {
            actor: Set(self.actor.clone()),
            key: Set(key.to_owned()),
            operation: Set(self.operation.to_owned()),
            input_hash: Set(input_hash.clone()),
            result_id: Set(None),
            made_at: Set(self.now),
        };
        let too_old = Expr::col((Entity, Column::MadeAt)).lte(self.now - KEPT);
        let unless_there = OnConflict::columns([Column::Actor, Column::Key])
            .update_columns([Column::Operation, Column::InputHash, Column::ResultId, Column::MadeAt])
            .action_and_where(too_old)
            .to_owned();
        let claimed = Entity::insert(row).on_conflict(unless_there).exec_without_returning(&self.tx).await?;
        if claimed > 0 {
            return Ok(Before::Nothing);
        }
        let held = Entity::find_by_id((self.actor.clone(), key.to_owned())).one(&self.tx).await?;
        match held {
            Some(held) if held.input_hash == input_hash => Ok(held.result_id.map_or(Before::Nothing, Before::Made)),
            _ => {
                let message = "This idempotencyKey was used for something else within a day.";
                Err(UserError::new(UserErrorCode::Conflict, message).at(&["input", "idempotencyKey"]).into())
            }
        }
    }

    /// What came of the same question before; none where it was not asked. It is looked for among the rows that are
    /// `theirs`, by the column of its key.
    pub async fn made_before<E: EntityTrait>(
        &self,
        key: Option<&str>,
        question: &impl std::fmt::Debug,
        theirs: fn(&Viewer) -> Select<E>,
        id: E::Column,
    ) -> Result<Option<E::Model>, Stop> {
        let Before::Made(made) = self.claim(key, question).await? else { return Ok(None) };
        let made = theirs(&self.viewer).filter(id.eq(Uuid::parse_str(&made).unwrap_or_default())).one(&self.tx).await?;
        made.map(Some).ok_or_else(|| UserError::not_found(&["input", "idempotencyKey"]).into())
    }

    /// Keeps what came of a question under its key.
    pub async fn made(&self, key: Option<&str>, id: &str) -> Result<(), Stop> {
        let Some(key) = key else { return Ok(()) };
        let result = ActiveModel { result_id: Set(Some(id.to_owned())), ..Default::default() };
        let row = Entity::update_many().set(result).filter(Column::Actor.eq(&self.actor)).filter(Column::Key.eq(key));
        row.exec(&self.tx).await?;
        Ok(())
    }
}
