//! For which trusts a partner system acts.

use sea_orm::entity::prelude::*;

use crate::TrustUid;

/// One trust that one partner system acts for.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "api_client_trust")]
pub struct Model {
    /// The partner system.
    #[sea_orm(primary_key, auto_increment = false)]
    pub client_id: Uuid,
    /// The trust.
    #[sea_orm(primary_key, auto_increment = false)]
    pub trust_uid: TrustUid,
    /// The partner system.
    #[sea_orm(belongs_to, from = "client_id", to = "id")]
    pub client: BelongsTo<super::api_client::Entity>,
    /// The trust.
    #[sea_orm(belongs_to, from = "trust_uid", to = "uid")]
    pub trust: BelongsTo<super::trust::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
