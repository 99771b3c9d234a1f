//! What was asked for under a key, so that asking again changes nothing.

use sea_orm::entity::prelude::*;

/// One change that one caller asked for under a key of its own.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "idempotency_key")]
pub struct Model {
    /// Who asked.
    #[sea_orm(primary_key, auto_increment = false)]
    pub actor: String,
    /// The caller's key.
    #[sea_orm(primary_key, auto_increment = false)]
    pub key: String,
    /// The mutation.
    pub operation: String,
    /// SHA-256 of its input, in base 64.
    pub input_hash: String,
    /// The id of what came of it. Never a reply: that is made anew, under the rights that the caller then has.
    pub result_id: Option<String>,
    /// When it was asked for.
    pub made_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
