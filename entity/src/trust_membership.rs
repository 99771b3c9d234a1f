//! Memberships: each period in which a school was in a trust, worked out from all files together.

use sea_orm::entity::prelude::*;

use crate::{TrustUid, Urn};

/// One school in one trust for one period. A day that is not known has bounds instead.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "trust_membership")]
pub struct Model {
    /// Our own id, which the period keeps when later files tell more of it.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The school.
    pub urn: Urn,
    /// The trust; none where the school must have been in one that no file names.
    pub trust_uid: Option<TrustUid>,
    /// The day of joining, where it is known.
    pub joined_on: Option<Date>,
    /// The first day on which it can have joined.
    pub joined_not_before: Option<Date>,
    /// The last day on which it can have joined.
    pub joined_not_after: Option<Date>,
    /// How the joining is known, such as `REGISTER_GROUP_LINK`.
    pub joined_basis: String,
    /// The first day on which it was no longer in the trust, where it has left and the day is known.
    pub left_on: Option<Date>,
    /// The first day on which it can have left.
    pub left_not_before: Option<Date>,
    /// The last day on which it can have left.
    pub left_not_after: Option<Date>,
    /// How the leaving is known; none while the school is in the trust.
    pub left_basis: Option<String>,
    /// Why it joined, such as `SPONSORED`.
    pub join_reason: String,
    /// What speaks for that reason, in a sentence.
    pub join_reason_evidence: Option<String>,
    /// Why it left, such as `TRANSFERRED`; none while the school is in the trust.
    pub leave_reason: Option<String>,
    /// Whether the trust was incorporated for this school.
    pub founding_school: bool,
    /// Whether the school had to join; none where that is not known.
    pub required_to_join: Option<bool>,
    /// What tells that it had to, such as `SPONSORED_ROUTE`.
    pub required_to_join_basis: Option<String>,
    /// When this row last changed here.
    pub updated_at: DateTimeUtc,
    /// Counts the changes of this row from 1.
    pub version: i32,
    /// The school.
    #[sea_orm(belongs_to, from = "urn", to = "urn")]
    pub school: BelongsTo<super::school::Entity>,
    /// The trust.
    #[sea_orm(belongs_to, from = "trust_uid", to = "uid")]
    pub trust: BelongsTo<Option<super::trust::Entity>>,
}

impl ActiveModelBehavior for ActiveModel {}
