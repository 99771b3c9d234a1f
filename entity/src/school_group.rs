//! The register's groups that are not academy trusts: federations, sponsors, foundation trusts and others.

use sea_orm::entity::prelude::*;

use crate::TrustUid;

/// One group of another kind.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "school_group")]
pub struct Model {
    /// The register's group UID: one series for all kinds of group.
    #[sea_orm(primary_key, auto_increment = false)]
    pub uid: TrustUid,
    /// The group's name, spelled as in the register.
    pub name: String,
    /// 01 federation, 02 foundation trust, 05 sponsor, 07 umbrella trust, 08 and 09 children's centres.
    pub group_type_code: String,
    /// OPEN, CLOSED and so on, as in the file.
    pub group_status_code: String,
    /// The register's group ID as it stands there.
    pub group_id: Option<String>,
    /// The day the group opened.
    pub opened_on: Option<Date>,
    /// The day the group closed.
    pub closed_on: Option<Date>,
    /// The day of the first file that no longer lists the group; none while the newest one does.
    pub vanished_on: Option<Date>,
    /// When this row last changed here.
    pub updated_at: DateTimeUtc,
    /// Counts the changes of this row from 1.
    pub version: i32,
}

impl ActiveModelBehavior for ActiveModel {}
