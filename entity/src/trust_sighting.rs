//! What each file of establishments says of a school's trust, kept only where it differs from the file before it.

use sea_orm::entity::prelude::*;

use crate::{TrustUid, Urn};

/// From the file of this day on, until the next sighting, the register has the school in this trust.
///
/// A school without any sighting was in no trust in any file.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "trust_sighting")]
pub struct Model {
    /// The school.
    #[sea_orm(primary_key, auto_increment = false)]
    pub urn: Urn,
    /// The day that the file describes.
    #[sea_orm(primary_key, auto_increment = false)]
    pub seen_on: Date,
    /// The trust that the file names; none where it names none.
    pub trust_uid: Option<TrustUid>,
    /// The school.
    #[sea_orm(belongs_to, from = "urn", to = "urn")]
    pub school: BelongsTo<super::school::Entity>,
    /// The trust that the file names.
    #[sea_orm(belongs_to, from = "trust_uid", to = "uid")]
    pub trust: BelongsTo<Option<super::trust::Entity>>,
}

impl ActiveModelBehavior for ActiveModel {}
