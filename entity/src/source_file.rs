//! Which file was imported when, and what came of it.

use sea_orm::entity::prelude::*;

/// One file of one import.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "source_file")]
pub struct Model {
    /// Our own number for it.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The import that took it in.
    pub import_run_id: i64,
    /// What kind of file it is, such as `ESTABLISHMENTS`.
    pub kind: String,
    /// The file's name, without the folders above it.
    pub name: String,
    /// The day that the file describes, from its name; none where the name has no date.
    pub as_of: Option<Date>,
    /// A digest of the unpacked file and of the version that read it, to know the very same file again.
    pub digest: Option<String>,
    /// Data rows read, rejected ones included.
    pub rows_read: i32,
    /// Rows that made something new.
    pub created: i32,
    /// Rows that changed something.
    pub changed: i32,
    /// Rows that said what was known.
    pub unchanged: i32,
    /// Rows that were refused.
    pub rejected: i32,
    /// The import that took it in.
    #[sea_orm(belongs_to, from = "import_run_id", to = "id")]
    pub import_run: BelongsTo<super::import_run::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
