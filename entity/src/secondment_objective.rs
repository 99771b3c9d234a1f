//! What a secondment is to achieve.

use sea_orm::entity::prelude::*;

/// One objective; its text lies elsewhere.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "secondment_objective")]
pub struct Model {
    /// Its key.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Of which secondment.
    pub secondment_id: Uuid,
    /// Which of its objectives.
    pub position: i32,
    /// What it is about, as the contract has it.
    pub theme: Option<String>,
    /// The practice that is carried along.
    pub practice_id: Option<Uuid>,
    /// What came of it.
    pub progress: String,
}

impl ActiveModelBehavior for ActiveModel {}
