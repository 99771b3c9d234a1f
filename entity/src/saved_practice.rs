//! Practices that somebody wants to find again.

use sea_orm::entity::prelude::*;

/// One practice that one caller saved.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "saved_practice")]
pub struct Model {
    /// Who: as the log calls them.
    #[sea_orm(primary_key, auto_increment = false)]
    pub actor: String,
    /// The practice.
    #[sea_orm(primary_key, auto_increment = false)]
    pub practice_id: Uuid,
    /// When.
    pub made_at: DateTimeUtc,
    /// The practice.
    #[sea_orm(belongs_to, from = "practice_id", to = "id")]
    pub practice: BelongsTo<super::practice::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
