//! Practices that somebody thinks a school should try.

use sea_orm::entity::prelude::*;

use crate::Urn;

/// One practice that was suggested to one school by one caller.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "practice_suggestion")]
pub struct Model {
    /// The practice.
    #[sea_orm(primary_key, auto_increment = false)]
    pub practice_id: Uuid,
    /// The school.
    #[sea_orm(primary_key, auto_increment = false)]
    pub school_urn: Urn,
    /// Who suggested it.
    #[sea_orm(primary_key, auto_increment = false)]
    pub by_actor: String,
    /// Why.
    pub note: Option<String>,
    /// When.
    pub made_at: DateTimeUtc,
    /// The practice.
    #[sea_orm(belongs_to, from = "practice_id", to = "id")]
    pub practice: BelongsTo<super::practice::Entity>,
    /// The school.
    #[sea_orm(belongs_to, from = "school_urn", to = "urn")]
    pub school: BelongsTo<super::school::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
