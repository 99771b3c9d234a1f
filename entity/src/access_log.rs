//! Who read whose identity. It can only grow.

use sea_orm::entity::prelude::*;

/// One request that was answered with people's identities.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "access_log")]
pub struct Model {
    /// Rises with each request.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// When.
    pub at: DateTimeUtc,
    /// Who read: an id of ours, never a name.
    pub actor: String,
    /// What the client calls the operation.
    pub operation: String,
    /// Why, where somebody looked who ordinarily may not.
    pub reason: Option<String>,
    /// The number of the request.
    pub request_id: Option<String>,
    /// Whose identity was read: ids of members of staff, blanks between.
    pub staff_member_ids: String,
}

impl ActiveModelBehavior for ActiveModel {}
