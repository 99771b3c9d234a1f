//! Shared practices: what is being written, and what of it is published.

use sea_orm::entity::prelude::*;

use crate::{TrustUid, Urn};

/// One practice. Its writers see `content`; others see the edition that was published last.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "practice")]
pub struct Model {
    /// Its key.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Its name in addresses, fixed at its creation.
    pub slug: String,
    /// `DRAFT`, `IN_REVIEW`, `PUBLISHED`, `ARCHIVED` or `WITHDRAWN`.
    pub practice_state: String,
    /// Who may see what is published: `SCHOOL`, `TRUST`, `SIGNED_IN` or `PUBLIC`.
    pub visibility: String,
    /// The trust that it is of.
    pub owner_trust_uid: Option<TrustUid>,
    /// The school that it is of; none where it is of the whole trust.
    pub owner_school_urn: Option<Urn>,
    /// What its writers see, as JSON.
    pub content: String,
    /// What changed since the last edition, in a sentence.
    pub change_note: Option<String>,
    /// What the last edition says, as JSON; none while none was published.
    pub published: Option<String>,
    /// The number of the last edition; none while none was published.
    pub edition: Option<i32>,
    /// When that was published.
    pub published_at: Option<DateTimeUtc>,
    /// When somebody should look at it again.
    pub review_due_on: Option<Date>,
    /// The practice that it adapts.
    pub derived_from: Option<Uuid>,
    /// The first practice of those that adapt one another.
    pub family: Uuid,
    /// Who wrote it first.
    pub created_by: String,
    /// Who submitted it for review last.
    pub submitted_by: Option<String>,
    /// When it last changed.
    pub updated_at: DateTimeUtc,
    /// Counts the changes of this row from 1.
    pub version: i32,
    /// The trust.
    #[sea_orm(belongs_to, from = "owner_trust_uid", to = "uid")]
    pub owner_trust: BelongsTo<Option<super::trust::Entity>>,
    /// The school.
    #[sea_orm(belongs_to, from = "owner_school_urn", to = "urn")]
    pub owner_school: BelongsTo<Option<super::school::Entity>>,
}

impl ActiveModelBehavior for ActiveModel {}
