//! Who asked to be erased, and what came of it.

use sea_orm::entity::prelude::*;

/// One person's wish to be erased.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "erasure_request")]
pub struct Model {
    /// The member of staff.
    #[sea_orm(primary_key, auto_increment = false)]
    pub staff_member_id: Uuid,
    /// Who asked.
    pub asked_by: String,
    /// When.
    pub asked_at: DateTimeUtc,
    /// The last day on which it may be granted.
    pub due_on: Date,
    /// When the person's fields were deleted.
    pub erased_at: Option<DateTimeUtc>,
    /// When they were gone from the database's files too.
    pub wiped_at: Option<DateTimeUtc>,
    /// The member of staff.
    #[sea_orm(belongs_to, from = "staff_member_id", to = "id")]
    pub staff_member: BelongsTo<super::staff_member::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
