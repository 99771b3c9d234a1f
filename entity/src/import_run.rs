//! Each import that was committed. The newest one's id is the version of the register.

use sea_orm::entity::prelude::*;

/// One committed import.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "import_run")]
pub struct Model {
    /// Rises with each import.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// When the import began: the moment that its rows carry.
    pub imported_at: DateTimeUtc,
    /// The files it took in.
    #[sea_orm(has_many)]
    pub files: HasMany<super::source_file::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
