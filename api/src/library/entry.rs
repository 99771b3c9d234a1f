//! One practice in the library.

use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};
use entity::{TrustUid, Urn, adoption, practice};
use uuid::Uuid;

use super::text::Terms;
use crate::{
    adoption::code_lists::{AdoptionOutcome, AdoptionState},
    changes::named,
    graphql::{error::Error, requested::key_of},
    practice::{code_lists::PracticeState, content::Content},
};

/// One practice, as far as it is searched, counted and put in order.
pub struct Entry {
    /// Its key.
    pub id: Uuid,
    /// How far it has come.
    pub state: PracticeState,
    /// What is published of it; where nothing is, what is being written.
    pub content: Arc<Content>,
    /// The trust that it is of.
    pub owner_trust: Option<TrustUid>,
    /// The practice that it adapts.
    pub derived_from: Option<Uuid>,
    /// When it was published last.
    pub published_at: Option<DateTime<Utc>>,
    /// Which schools use it.
    pub adoptions: Vec<AdoptionFact>,
    /// Its words.
    pub terms: Terms,
}

/// One school's use of a practice.
#[derive(Debug, Clone)]
pub struct AdoptionFact {
    /// The school.
    pub school: Urn,
    /// The trust that it was in then.
    pub trust: Option<TrustUid>,
    /// How far it has come.
    pub state: AdoptionState,
    /// When it first was interested.
    pub interested_on: Option<NaiveDate>,
    /// When it began.
    pub adopted_on: Option<NaiveDate>,
    /// When it stopped.
    pub ended_on: Option<NaiveDate>,
    /// What came of it.
    pub outcome: AdoptionOutcome,
}

impl Entry {
    /// Of a row, with the rows of those who use it.
    pub fn new(row: &practice::Model, adoptions: Vec<AdoptionFact>) -> Result<Self, Error> {
        let state = named(&row.practice_state).unwrap_or(PracticeState::Draft);
        let mut content = Content::read(row.published.as_ref().unwrap_or(&row.content))?;
        if state == PracticeState::Withdrawn {
            content = content.withdrawn();
        }
        let terms = Terms::of(&content);
        Ok(Self {
            id: row.id,
            state,
            content: Arc::new(content),
            owner_trust: row.owner_trust_uid,
            derived_from: row.derived_from,
            published_at: row.published_at,
            adoptions,
            terms,
        })
    }

    /// Orders practices of equal value: by when they were made.
    pub fn key(&self) -> i64 {
        key_of(self.id)
    }
}

impl From<&adoption::Model> for AdoptionFact {
    fn from(row: &adoption::Model) -> Self {
        Self {
            school: row.school_urn,
            trust: row.school_trust_uid,
            state: named(&row.adoption_state).unwrap_or(AdoptionState::Interested),
            interested_on: row.interested_on,
            adopted_on: row.adopted_on,
            ended_on: row.ended_on,
            outcome: named(&row.outcome).unwrap_or(AdoptionOutcome::NotMeasured),
        }
    }
}
