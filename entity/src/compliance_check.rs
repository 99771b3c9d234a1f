//! Which checks of a person were passed for a secondment.

use sea_orm::entity::prelude::*;

/// One check: never what it found.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "compliance_check")]
pub struct Model {
    /// For which.
    #[sea_orm(primary_key, auto_increment = false)]
    pub secondment_id: Uuid,
    /// What was checked, as the contract has it.
    #[sea_orm(primary_key, auto_increment = false)]
    pub kind: String,
    /// Whether it was passed.
    pub passed: bool,
    /// Which party says so.
    pub confirmed_by: String,
    /// When.
    pub confirmed_at: DateTimeUtc,
    /// The last day on which it holds.
    pub expires_on: Option<Date>,
}

impl ActiveModelBehavior for ActiveModel {}
