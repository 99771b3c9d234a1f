//! Who is told what.

use sea_orm::entity::prelude::*;

use crate::{TrustUid, Urn};

/// One thing that somebody is told: what it is about, and no text.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "notification")]
pub struct Model {
    /// Its key.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// What happened.
    pub kind: String,
    /// To what kind of thing.
    pub entity_type: String,
    /// Its key.
    pub entity_id: Uuid,
    /// Who is told: this person,
    pub to_staff_member: Option<Uuid>,
    /// or whoever leads this trust,
    pub to_trust_uid: Option<TrustUid>,
    /// or whoever leads this school.
    pub to_school_urn: Option<Urn>,
    /// When.
    pub made_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
