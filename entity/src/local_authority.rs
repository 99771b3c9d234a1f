//! Local authorities, as the establishments file names them.

use sea_orm::entity::prelude::*;

/// One local authority.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "local_authority")]
pub struct Model {
    /// The Department for Education's three-digit code.
    #[sea_orm(primary_key, auto_increment = false)]
    pub code: String,
    /// The authority's name.
    pub name: String,
    /// The nine-character code of the Office for National Statistics, where the file gives one.
    pub gss_code: Option<String>,
    /// The region in which most of the authority's establishments lie.
    pub region_code: Option<String>,
    /// The schools in its area.
    #[sea_orm(has_many)]
    pub schools: HasMany<super::school::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
