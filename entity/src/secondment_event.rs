//! What was done to a secondment, step by step.

use sea_orm::entity::prelude::*;

/// One step. It is never changed.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "secondment_event")]
pub struct Model {
    /// Its key.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// To which.
    pub secondment_id: Uuid,
    /// The version that it led to.
    pub version: i32,
    /// What was done, as the contract has it.
    pub action: String,
    /// The state before.
    pub from_state: String,
    /// The state after.
    pub to_state: String,
    /// Which party did it.
    pub by_party: String,
    /// Who, as the log calls them.
    pub actor: String,
    /// When.
    pub made_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
