//! Who the members of staff are: the one table with people's names, and nothing else in it.

use sea_orm::entity::prelude::*;

/// Who one member of staff is. Erased, there is no row.
#[sea_orm::model]
#[derive(Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "staff_person")]
pub struct Model {
    /// The member of staff.
    #[sea_orm(primary_key, auto_increment = false)]
    pub staff_member_id: Uuid,
    /// The name that colleagues know them by.
    pub display_name: String,
    /// Their address at work.
    pub email: Option<String>,
    /// Who they are to the issuer of their tokens: the claim `sub`.
    #[sea_orm(unique)]
    pub subject: Option<String>,
    /// Within what their reference counts: `trust:UID` or `school:URN`.
    pub employer: String,
    /// What their employer's own systems call them; once within an employer.
    pub external_reference: Option<String>,
    /// The member of staff.
    #[sea_orm(belongs_to, from = "staff_member_id", to = "id")]
    pub staff_member: BelongsTo<super::staff_member::Entity>,
}

crate::unspoken::unspoken!("staff_person", Model, ModelEx);

impl ActiveModelBehavior for ActiveModel {}
