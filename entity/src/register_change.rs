//! What each file changed: which rows, and which fields of them.

use sea_orm::entity::prelude::*;

/// One row that one file made, changed or no longer lists. The first file of a kind makes every row, and is not traced.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "register_change")]
pub struct Model {
    /// Rises with each change.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The file that brought the change, and with it the day that it describes.
    pub source_file_id: i64,
    /// Which table the row stands in: `school`, `trust`, `school_group`, `school_link`, `group_link`, `inspection` or
    /// `inspection_listing`.
    pub entity: String,
    /// The row's key there; of a link the URN of the school that states it, of an inspection that of the inspected school,
    /// of a listing that of the school in whose row it stands.
    pub entity_key: i32,
    /// `CREATED`, `CHANGED` or `VANISHED`.
    pub change: String,
    /// The columns that changed, comma between; empty where the whole row is new or gone.
    pub fields: String,
    /// The file that brought the change.
    #[sea_orm(belongs_to, from = "source_file_id", to = "id")]
    pub source_file: BelongsTo<super::source_file::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
