//! What somebody wants changed of what is agreed.

use sea_orm::entity::prelude::*;

/// One wish for a change.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "secondment_amendment")]
pub struct Model {
    /// Its key.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Of which secondment.
    pub secondment_id: Uuid,
    /// Another first day.
    pub starts_on: Option<Date>,
    /// Another last day.
    pub ends_on: Option<Date>,
    /// Another share of a full post, in hundredths.
    pub fte_hundredths: Option<i32>,
    /// `OPEN`, `APPLIED`, `DECLINED` or `LAPSED`.
    pub amendment_state: String,
    /// Which party wants it.
    pub proposed_by: String,
    /// Who, as the log calls them.
    pub actor: String,
    /// When they said so.
    pub proposed_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
