//! Trusts that stand by a practice of another.

use sea_orm::entity::prelude::*;

use crate::TrustUid;

/// One trust that stands by one practice.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "endorsement")]
pub struct Model {
    /// The practice.
    #[sea_orm(primary_key, auto_increment = false)]
    pub practice_id: Uuid,
    /// The trust.
    #[sea_orm(primary_key, auto_increment = false)]
    pub trust_uid: TrustUid,
    /// What who said so does.
    pub by_role: String,
    /// Who said so.
    pub by_actor: String,
    /// Why.
    pub note: Option<String>,
    /// When.
    pub made_at: DateTimeUtc,
    /// The practice.
    #[sea_orm(belongs_to, from = "practice_id", to = "id")]
    pub practice: BelongsTo<super::practice::Entity>,
    /// The trust.
    #[sea_orm(belongs_to, from = "trust_uid", to = "uid")]
    pub trust: BelongsTo<super::trust::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
