//! What came of a secondment.

use sea_orm::entity::prelude::*;

/// One look back; its text lies elsewhere.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "secondment_review")]
pub struct Model {
    /// Its key.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// On which secondment.
    pub secondment_id: Uuid,
    /// When.
    pub reviewed_on: Date,
    /// Which party.
    pub by_party: String,
    /// Who, as the log calls them.
    pub actor: String,
    /// What was said of each objective, as JSON: key to progress.
    pub progress: String,
}

impl ActiveModelBehavior for ActiveModel {}
