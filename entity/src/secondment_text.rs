//! What people wrote of a secondment. It may name the person, so it lies by itself and can be wiped.

use sea_orm::entity::prelude::*;

/// One text.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "secondment_text")]
pub struct Model {
    /// The key of what it belongs to: an objective, a step, or a review.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The secondment.
    pub secondment_id: Uuid,
    /// The text.
    pub body: String,
}

impl ActiveModelBehavior for ActiveModel {}
