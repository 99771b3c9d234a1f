//! Which group a school belonged to, and since when, as the register's file of group links states it.

use sea_orm::entity::prelude::*;

use crate::{TrustUid, Urn};

/// One school in one group: a trust, a sponsor, a federation or another kind.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "group_link")]
pub struct Model {
    /// The school, which the register of establishments may lack.
    #[sea_orm(primary_key, auto_increment = false)]
    pub urn: Urn,
    /// The group, which the register of groups may lack.
    #[sea_orm(primary_key, auto_increment = false)]
    pub group_uid: TrustUid,
    /// The group's kind: list `group-type`.
    pub group_type_code: String,
    /// The day on which the school joined the group; none where the register has none or a placeholder.
    pub joined_on: Option<Date>,
    /// The day that the oldest file which states the link describes.
    pub first_listed_on: Date,
    /// The day that the newest file which states the link describes.
    pub last_listed_on: Date,
}

impl ActiveModelBehavior for ActiveModel {}
