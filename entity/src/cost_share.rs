//! Who pays for a secondment.

use sea_orm::entity::prelude::*;

/// The share of one party.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "cost_share")]
pub struct Model {
    /// For which.
    #[sea_orm(primary_key, auto_increment = false)]
    pub secondment_id: Uuid,
    /// `HOME_EMPLOYER` or `HOST_EMPLOYER`.
    #[sea_orm(primary_key, auto_increment = false)]
    pub party: String,
    /// How much, in hundredths of a per cent.
    pub percent_hundredths: i32,
    /// The same in pence, where it is told.
    pub amount_pence: Option<i64>,
}

impl ActiveModelBehavior for ActiveModel {}
