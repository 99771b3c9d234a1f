//! One offer, as far as it is listed and matched.

use chrono::{DateTime, NaiveDate, Utc};
use entity::secondee_offer;
use uuid::Uuid;

use super::{Area, texts, value, values};
use crate::{
    graphql::{error::Error, requested::key_of},
    practice::code_lists::KeyStage,
    secondee_offer::code_lists::OfferState,
    staff::code_lists::StaffRole,
};

/// What is listed of an offer: not whose it is, nor where they work.
#[derive(Clone, Debug, PartialEq)]
pub struct OfferFacts {
    /// Its key, which tells nothing.
    pub id: Uuid,
    /// How far it has come.
    pub state: OfferState,
    /// What they do.
    pub role: StaffRole,
    /// Codes of the list `subjects`.
    pub subjects: Vec<String>,
    /// For which pupils.
    pub key_stages: Vec<KeyStage>,
    /// Roughly where they are.
    pub area: Area,
    /// How much they offer, in hundredths of a full post.
    pub fte_hundredths: i32,
    /// From when.
    pub available_from: NaiveDate,
    /// Until when.
    pub available_to: NaiveDate,
    /// How far they would travel each way, where they say so.
    pub max_travel_minutes: Option<i32>,
    /// When they agreed to be listed.
    pub consented_at: DateTime<Utc>,
}

impl OfferFacts {
    /// Reads a row.
    pub fn read(row: &secondee_offer::Model) -> Result<Self, Error> {
        Ok(Self {
            id: row.id,
            state: value(&row.offer_state)?,
            role: value(&row.role)?,
            subjects: texts(&row.subjects)?,
            key_stages: values(&row.key_stages)?,
            area: Area { region: value(&row.area_region)?, authority: row.area_authority.clone() },
            fte_hundredths: row.fte_hundredths,
            available_from: row.available_from,
            available_to: row.available_to,
            max_travel_minutes: row.max_travel_minutes,
            consented_at: row.consented_at,
        })
    }

    /// Whether it is listed.
    pub fn is_open(&self) -> bool {
        self.state == OfferState::Open
    }

    /// Orders offers of equal value: by chance, but always the same.
    pub fn key(&self) -> i64 {
        key_of(self.id)
    }
}
