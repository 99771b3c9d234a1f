//! What help a school needs.

use sea_orm::entity::prelude::*;

use crate::{TrustUid, Urn};

/// One need.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "host_need")]
pub struct Model {
    /// Its key.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The school.
    pub school_urn: Urn,
    /// The trust that the school was in when it was posted.
    pub trust_uid: Option<TrustUid>,
    /// What somebody is needed as, as the contract has it.
    pub role: String,
    /// Codes of the list `subjects`, as a JSON list.
    pub subjects: String,
    /// Names of key stages, as a JSON list.
    pub key_stages: String,
    /// Why: as the contract has it.
    pub reason: String,
    /// What is needed, in words.
    pub description: String,
    /// How much of full posts, in hundredths.
    pub fte_hundredths: i32,
    /// From when.
    pub starts_on: Date,
    /// Until when.
    pub ends_on: Option<Date>,
    /// Whether the school helps with travel.
    pub travel_support: bool,
    /// Whether it helps with a place to stay.
    pub accommodation_support: bool,
    /// What the school offers to pay, in pence.
    pub funding_pence: Option<i64>,
    /// `TRUST`, `SIGNED_IN` or `PUBLIC`.
    pub visibility: String,
    /// `DRAFT`, `OPEN`, `FILLED`, `EXPIRED` or `WITHDRAWN`.
    pub need_state: String,
    /// From 0 to 9, the most urgent being the largest.
    pub priority: i32,
    /// What the school's own system calls it.
    pub external_reference: Option<String>,
    /// Who posted it, as the log calls them.
    pub posted_by: String,
    /// When it was posted.
    pub created_at: DateTimeUtc,
    /// When it last changed.
    pub updated_at: DateTimeUtc,
    /// Counts the changes of this row from 1.
    pub version: i32,
}

impl ActiveModelBehavior for ActiveModel {}
