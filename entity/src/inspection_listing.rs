//! Which school a file lists an inspection for that was made under another URN.

use sea_orm::entity::prelude::*;

use crate::Urn;

/// Ofsted counts an inspection of an earlier school as this one's.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "inspection_listing")]
pub struct Model {
    /// The school in whose row the inspection stands.
    #[sea_orm(primary_key, auto_increment = false)]
    pub urn: Urn,
    /// The inspection.
    #[sea_orm(primary_key, auto_increment = false)]
    pub inspection_id: String,
    /// The day that the newest file which lists it so describes.
    pub listed_on: Date,
    /// The inspection.
    #[sea_orm(belongs_to, from = "inspection_id", to = "id")]
    pub inspection: BelongsTo<super::inspection::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
