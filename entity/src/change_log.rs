//! Who changed which private row, and when. It can only grow.

use sea_orm::entity::prelude::*;

use crate::{TrustUid, Urn};

/// One change of one row.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "change_log")]
pub struct Model {
    /// Rises in the order of the commits.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// When.
    pub at: DateTimeUtc,
    /// Who: an id of ours, never a name.
    pub actor: String,
    /// By which operation, such as `upsertStaffMember`.
    pub operation: String,
    /// `CREATED`, `UPDATED` or `DELETED`.
    pub op: String,
    /// What kind of row, such as `STAFF_MEMBER`.
    pub entity_type: String,
    /// Its key.
    pub entity_id: String,
    /// The fields that changed, comma between; never their values.
    pub fields: String,
    /// The number of the request.
    pub request_id: Option<String>,
    /// The trust that the row was of.
    pub trust_uid: Option<TrustUid>,
    /// The school that the row was of.
    pub school_urn: Option<Urn>,
    /// The other party's trust.
    pub other_trust_uid: Option<TrustUid>,
    /// The other party's school.
    pub other_school_urn: Option<Urn>,
}

impl ActiveModelBehavior for ActiveModel {}
