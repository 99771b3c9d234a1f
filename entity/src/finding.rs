//! What the newest import of each kind of file noticed and took in all the same.

use sea_orm::entity::prelude::*;

/// One thing that was noticed.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "finding")]
pub struct Model {
    /// Our own number for it, in the order in which things were noticed.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The file in which it was noticed; none where all files together show it.
    pub source_file_id: Option<i64>,
    /// What kind of thing, such as `LOST_ZEROS`.
    pub kind: String,
    /// The line on which the row starts; none where it is no single row's.
    pub line: Option<i64>,
    /// What was noticed, in a few words.
    pub detail: String,
    /// The file in which it was noticed.
    #[sea_orm(belongs_to, from = "source_file_id", to = "id")]
    pub source_file: BelongsTo<Option<super::source_file::Entity>>,
}

impl ActiveModelBehavior for ActiveModel {}
