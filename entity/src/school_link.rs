//! Links between schools as the register states them: which came before or after which.

use sea_orm::entity::prelude::*;

use crate::Urn;

/// One statement that a school has a link of some type to another. Most links are stated from both ends.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "school_link")]
pub struct Model {
    /// The school whose row states the link.
    #[sea_orm(primary_key, auto_increment = false)]
    pub urn: Urn,
    /// The school that it is linked to, which the register of establishments may lack.
    #[sea_orm(primary_key, auto_increment = false)]
    pub linked_urn: Urn,
    /// What the other school is to the first, as written: `Predecessor`, `Successor - merged` and so on.
    #[sea_orm(primary_key, auto_increment = false)]
    pub link_type: String,
    /// The day of the event behind the link; none where the register has none, as for a quarter of them.
    pub established_on: Option<Date>,
    /// The day that the newest file which states the link describes.
    pub as_of: Date,
}

impl ActiveModelBehavior for ActiveModel {}
