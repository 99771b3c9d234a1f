//! Who has read what they were told.

use sea_orm::entity::prelude::*;

/// One reader of one thing.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "notification_read")]
pub struct Model {
    /// What.
    #[sea_orm(primary_key, auto_increment = false)]
    pub notification_id: Uuid,
    /// Who, as the log calls them.
    #[sea_orm(primary_key, auto_increment = false)]
    pub actor: String,
    /// When.
    pub read_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
