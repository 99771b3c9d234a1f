//! What schools say of their use of practices.

use async_graphql::{ID, InputObject};

use super::code_lists::{AdoptionOutcome, AdoptionState};
use crate::{
    graphql::scalars::{Date, Decimal},
    school::query::SchoolKey,
};

/// A practice that a school begins with.
#[derive(InputObject, Debug)]
pub struct AdoptPracticeInput {
    /// The practice, which must be published. The edition of now is the one that is used.
    pub practice_id: ID,
    /// The school.
    pub school: SchoolKey,
    /// How far it has come: anything but STOPPED.
    pub state: AdoptionState,
    /// Since when it is in use; left out, since today. Not in the future.
    pub started_on: Option<Date>,
    /// What the school says of it: at most 500 letters.
    pub note: Option<String>,
    /// Asked again under the same key within a day, nothing is made a second time.
    pub idempotency_key: Option<String>,
}

/// How a school goes on with a practice.
#[derive(InputObject, Debug)]
pub struct UpdateAdoptionInput {
    /// The school's use of the practice.
    pub adoption_id: ID,
    /// How far it has come: the state that it is in, or one that may follow.
    pub state: AdoptionState,
    /// What came of it. IMPROVED and WORSE need the measure, and what it was before and after. Left out, it stays.
    pub outcome: Option<AdoptionOutcome>,
    /// What was measured: at most 200 letters. Left out, it stays.
    pub outcome_measure: Option<String>,
    /// What it was before. Left out, it stays.
    pub baseline: Option<Decimal>,
    /// What it was after. Left out, it stays.
    pub result: Option<Decimal>,
    /// What the school says of it: at most 500 letters. Left out, it stays.
    pub note: Option<String>,
    /// Why it was stopped: at most 500 letters. Needed with STOPPED.
    pub stopped_reason: Option<String>,
    /// The version that was read.
    pub expected_version: i32,
    /// Asked again under the same key within a day, nothing is changed a second time.
    pub idempotency_key: Option<String>,
}
