//! Who wrote which practice.

use sea_orm::entity::prelude::*;

/// One author of one practice.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "practice_author")]
pub struct Model {
    /// The practice.
    #[sea_orm(primary_key, auto_increment = false)]
    pub practice_id: Uuid,
    /// The member of staff.
    #[sea_orm(primary_key, auto_increment = false)]
    pub staff_member_id: Uuid,
    /// The practice.
    #[sea_orm(belongs_to, from = "practice_id", to = "id")]
    pub practice: BelongsTo<super::practice::Entity>,
    /// The member of staff.
    #[sea_orm(belongs_to, from = "staff_member_id", to = "id")]
    pub staff_member: BelongsTo<super::staff_member::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
