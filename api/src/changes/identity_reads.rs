//! Whose identity a request is answered with: one row for the request, written before the reply is sent.

use std::{
    collections::BTreeSet,
    sync::{Mutex, PoisonError},
};

use chrono::{DateTime, Utc};
use entity::access_log::{ActiveModel, Entity};
use sea_orm::{ActiveValue::Set, DatabaseConnection, DbErr, EntityTrait as _};
use uuid::Uuid;

use crate::http::credentials::Caller;

/// The most letters of an operation's name that are kept.
const LONGEST_NAME: usize = 100;

/// What one request reads of people's identities.
pub struct IdentityReads {
    actor: Option<String>,
    operation: String,
    reason: Option<String>,
    request_id: Option<String>,
    seen: Mutex<BTreeSet<Uuid>>,
}

impl IdentityReads {
    /// Nothing yet, of a request by somebody.
    pub fn new(caller: &Caller, operation: Option<String>, request_id: Option<String>) -> Self {
        let actor = caller.principal.as_ref().map(|principal| principal.actor.to_string());
        let operation = operation.unwrap_or_default().chars().take(LONGEST_NAME).collect();
        let reason = caller.reason.as_deref().map(str::to_owned);
        Self { actor, operation, reason, request_id, seen: Mutex::default() }
    }

    /// Notes whose identity is read.
    pub fn note(&self, members: impl IntoIterator<Item = Uuid>) {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner).extend(members);
    }

    /// Keeps what was noted. Where that fails, nothing may be answered.
    pub async fn keep(&self, db: &DatabaseConnection, now: DateTime<Utc>) -> Result<(), DbErr> {
        let seen = std::mem::take(&mut *self.seen.lock().unwrap_or_else(PoisonError::into_inner));
        let (Some(actor), false) = (&self.actor, seen.is_empty()) else { return Ok(()) };
        let row = ActiveModel {
            at: Set(now),
            actor: Set(actor.clone()),
            operation: Set(self.operation.clone()),
            reason: Set(self.reason.clone()),
            request_id: Set(self.request_id.clone()),
            staff_member_ids: Set(seen.iter().map(Uuid::to_string).collect::<Vec<_>>().join(" ")),
            ..Default::default()
        };
        Entity::insert(row).exec_without_returning(db).await.map(drop)
    }
}
