//! One need, as far as it is listed and matched.

use chrono::{DateTime, NaiveDate, Utc};
use entity::{TrustUid, Urn, host_need};
use uuid::Uuid;

use super::{texts, value, values};
use crate::{
    graphql::{error::Error, requested::key_of},
    host_need::code_lists::{HostNeedState, NeedReason},
    practice::code_lists::{KeyStage, Visibility},
    staff::code_lists::StaffRole,
};

/// What is known of a need.
#[derive(Clone, Debug, PartialEq)]
pub struct NeedFacts {
    /// Its key.
    pub id: Uuid,
    /// The school.
    pub urn: Urn,
    /// The trust that the school was in when it was posted.
    pub trust: Option<TrustUid>,
    /// How far it has come.
    pub state: HostNeedState,
    /// Who may see it.
    pub visibility: Visibility,
    /// What somebody is needed as.
    pub role: StaffRole,
    /// Codes of the list `subjects`.
    pub subjects: Vec<String>,
    /// For which pupils.
    pub key_stages: Vec<KeyStage>,
    /// Why.
    pub reason: NeedReason,
    /// How much of full posts, in hundredths.
    pub fte_hundredths: i32,
    /// From when.
    pub starts_on: NaiveDate,
    /// Until when, where that is known.
    pub ends_on: Option<NaiveDate>,
    /// Whether the school helps with travel.
    pub travel_support: bool,
    /// Whether it helps with a place to stay.
    pub accommodation_support: bool,
    /// From 0 to 9, the most urgent being the largest.
    pub priority: i32,
    /// When it was posted.
    pub created_at: DateTime<Utc>,
    /// When it last changed.
    pub updated_at: DateTime<Utc>,
}

impl NeedFacts {
    /// Reads a row.
    pub fn read(row: &host_need::Model) -> Result<Self, Error> {
        Ok(Self {
            id: row.id,
            urn: row.school_urn,
            trust: row.trust_uid,
            state: value(&row.need_state)?,
            visibility: value(&row.visibility)?,
            role: value(&row.role)?,
            subjects: texts(&row.subjects)?,
            key_stages: values(&row.key_stages)?,
            reason: value(&row.reason)?,
            fte_hundredths: row.fte_hundredths,
            starts_on: row.starts_on,
            ends_on: row.ends_on,
            travel_support: row.travel_support,
            accommodation_support: row.accommodation_support,
            priority: row.priority,
            created_at: row.created_at,
            updated_at: row.updated_at,
        })
    }

    /// Whether help is looked for.
    pub fn is_open(&self) -> bool {
        self.state == HostNeedState::Open
    }

    /// Orders needs of equal value: by when they were made.
    pub fn key(&self) -> i64 {
        key_of(self.id)
    }
}
