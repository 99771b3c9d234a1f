//! Members of staff, without anything that tells who they are.

use sea_orm::entity::prelude::*;

use crate::{TrustUid, Urn};

/// One member of staff. Who that is stands in `staff_person`, until the person is erased.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "staff_member")]
pub struct Model {
    /// Random, so that it does not even tell when it was made.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The trust that employs them; none where a maintained school's employer does.
    pub employer_trust_uid: Option<TrustUid>,
    /// The school where they work; none for a trust's central team.
    pub base_school_urn: Option<Urn>,
    /// What they do, such as `SENDCO`.
    pub role: String,
    /// How much of a full post they have, in hundredths.
    pub contract_hundredths: i32,
    /// Whether the law wants them remembered for now.
    pub legal_hold: bool,
    /// When the person was erased; none while they are known.
    pub redacted_at: Option<DateTimeUtc>,
    /// Counts the changes of this row and of the person's from 1.
    pub version: i32,
    /// The employer.
    #[sea_orm(belongs_to, from = "employer_trust_uid", to = "uid")]
    pub employer_trust: BelongsTo<Option<super::trust::Entity>>,
    /// The school.
    #[sea_orm(belongs_to, from = "base_school_urn", to = "urn")]
    pub base_school: BelongsTo<Option<super::school::Entity>>,
}

impl ActiveModelBehavior for ActiveModel {}
