//! Which school uses which practice, and what came of it.

use sea_orm::entity::prelude::*;

use crate::{TrustUid, Urn};

/// One practice at one school.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "adoption")]
pub struct Model {
    /// Its key.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The practice.
    pub practice_id: Uuid,
    /// The school.
    pub school_urn: Urn,
    /// The trust that the school was in when it adopted the practice.
    pub school_trust_uid: Option<TrustUid>,
    /// The edition that it adopted.
    pub edition: i32,
    /// `INTERESTED`, `PLANNED`, `IN_USE`, `EMBEDDED` or `STOPPED`.
    pub adoption_state: String,
    /// When the school first said that it was interested.
    pub interested_on: Option<Date>,
    /// When it was first in use.
    pub adopted_on: Option<Date>,
    /// When it was stopped.
    pub ended_on: Option<Date>,
    /// `IMPROVED`, `NO_CHANGE`, `WORSE`, `TOO_EARLY` or `NOT_MEASURED`.
    pub outcome: String,
    /// What was measured.
    pub outcome_measure: Option<String>,
    /// What it was before: a decimal number.
    pub baseline: Option<String>,
    /// What it was after: a decimal number.
    pub result: Option<String>,
    /// What the school says of it.
    pub note: Option<String>,
    /// Why it was stopped.
    pub stopped_reason: Option<String>,
    /// When it last changed.
    pub updated_at: DateTimeUtc,
    /// Counts the changes of this row from 1.
    pub version: i32,
    /// The practice.
    #[sea_orm(belongs_to, from = "practice_id", to = "id")]
    pub practice: BelongsTo<super::practice::Entity>,
    /// The school.
    #[sea_orm(belongs_to, from = "school_urn", to = "urn")]
    pub school: BelongsTo<super::school::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
