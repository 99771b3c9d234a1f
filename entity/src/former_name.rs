//! What trusts and schools were called before.

use sea_orm::entity::prelude::*;

/// One former name of one trust or school.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "former_name")]
pub struct Model {
    /// Whose name: `SCHOOL` or `TRUST`.
    #[sea_orm(primary_key, auto_increment = false)]
    pub entity: String,
    /// The URN of the school, or the UID of the trust.
    #[sea_orm(primary_key, auto_increment = false)]
    pub entity_key: i32,
    /// The name, spelled as in the file.
    #[sea_orm(primary_key, auto_increment = false)]
    pub name: String,
    /// The day that the newest file with this name describes.
    pub last_listed_on: Date,
}

impl ActiveModelBehavior for ActiveModel {}
