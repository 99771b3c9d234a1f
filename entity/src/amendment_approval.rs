//! Who agrees to a change of what is agreed.

use sea_orm::entity::prelude::*;

/// What one party says.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "amendment_approval")]
pub struct Model {
    /// To what.
    #[sea_orm(primary_key, auto_increment = false)]
    pub amendment_id: Uuid,
    /// `SECONDEE`, `HOME_EMPLOYER` or `HOST_EMPLOYER`.
    #[sea_orm(primary_key, auto_increment = false)]
    pub party: String,
    /// `PENDING`, `APPROVED` or `DECLINED`.
    pub decision: String,
    /// Who said so, as the log calls them.
    pub decided_by: Option<String>,
    /// When.
    pub decided_at: Option<DateTimeUtc>,
}

impl ActiveModelBehavior for ActiveModel {}
