//! On which days the parties of a secondment were reminded that checks are missing.

use sea_orm::entity::prelude::*;

/// One reminder.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "secondment_reminder")]
pub struct Model {
    /// Of which secondment.
    #[sea_orm(primary_key, auto_increment = false)]
    pub secondment_id: Uuid,
    /// On which day.
    #[sea_orm(primary_key, auto_increment = false)]
    pub reminded_on: Date,
}

impl ActiveModelBehavior for ActiveModel {}
