//! Who asked whom to make themselves known.

use sea_orm::entity::prelude::*;

/// One school that asks one who offers themselves.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "contact_request")]
pub struct Model {
    /// Its key.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Who is asked.
    pub offer_id: Uuid,
    /// For which need.
    pub need_id: Uuid,
    /// `REQUESTED`, `ACCEPTED`, `DECLINED` or `EXPIRED`.
    pub contact_state: String,
    /// Who asked, as the log calls them.
    pub asked_by: String,
    /// When they asked.
    pub requested_at: DateTimeUtc,
    /// When it was answered.
    pub answered_at: Option<DateTimeUtc>,
    /// Counts the changes of this row from 1.
    pub version: i32,
}

impl ActiveModelBehavior for ActiveModel {}
