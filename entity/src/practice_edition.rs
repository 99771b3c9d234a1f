//! Editions of practices: what was published, each time.

use sea_orm::entity::prelude::*;

/// What was published once. It never changes.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "practice_edition")]
pub struct Model {
    /// The practice.
    #[sea_orm(primary_key, auto_increment = false)]
    pub practice_id: Uuid,
    /// Counts the editions from 1.
    #[sea_orm(primary_key, auto_increment = false)]
    pub number: i32,
    /// What was published, as JSON.
    pub content: String,
    /// What changed since the one before.
    pub change_note: String,
    /// Who published it.
    pub published_by: String,
    /// When.
    pub published_at: DateTimeUtc,
    /// The practice.
    #[sea_orm(belongs_to, from = "practice_id", to = "id")]
    pub practice: BelongsTo<super::practice::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
