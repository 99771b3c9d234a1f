//! What is said of needs.

use async_graphql::{ID, InputObject, MaybeUndefined};

use super::code_lists::NeedReason;
use crate::{
    graphql::{
        money::MoneyInput,
        scalars::{Date, Decimal},
    },
    practice::code_lists::{KeyStage, Visibility},
    school::query::SchoolKey,
    staff::code_lists::StaffRole,
};

/// A need that is posted.
#[derive(InputObject, Debug)]
pub struct PostHostNeedInput {
    /// The school, which is open.
    pub school: SchoolKey,
    /// What somebody is needed as.
    pub role: StaffRole,
    /// Codes of the list `subjects`.
    pub subjects: Option<Vec<String>>,
    /// For which pupils; left out, for all.
    pub key_stages: Option<Vec<KeyStage>>,
    /// Why.
    pub reason: NeedReason,
    /// What is needed, in words: at most 2,000 letters. No names: others read it.
    pub description: String,
    /// How much: 0.01 to 100 full posts, in hundredths.
    pub fte: Decimal,
    /// From when: not more than 28 days ago.
    pub starts_on: Date,
    /// Until when: at most 36 months.
    pub ends_on: Date,
    /// Whether the school helps with travel.
    #[graphql(default)]
    pub travel_support: bool,
    /// Whether it helps with a place to stay.
    #[graphql(default)]
    pub accommodation_support: bool,
    /// What the school offers to pay.
    pub funding_offered: Option<MoneyInput>,
    /// Who may see it: TRUST, SIGNED_IN or PUBLIC.
    pub visibility: Visibility,
    /// What the school's own system calls it: it stands for one need of the school, beside those that are withdrawn or
    /// expired.
    pub external_reference: Option<String>,
    /// Asked again under the same key within a day, nothing is posted a second time.
    pub idempotency_key: Option<String>,
}

/// What of a need changes. What is left out stays.
#[derive(InputObject, Debug)]
pub struct UpdateHostNeedInput {
    /// Which need: one that is open or filled.
    pub need_id: ID,
    /// What somebody is needed as.
    pub role: Option<StaffRole>,
    /// Codes of the list `subjects`.
    pub subjects: Option<Vec<String>>,
    /// For which pupils.
    pub key_stages: Option<Vec<KeyStage>>,
    /// Why.
    pub reason: Option<NeedReason>,
    /// What is needed, in words: at most 2,000 letters.
    pub description: Option<String>,
    /// How much: not less than what is agreed already.
    pub fte: Option<Decimal>,
    /// From when.
    pub starts_on: Option<Date>,
    /// Until when.
    pub ends_on: Option<Date>,
    /// Whether the school helps with travel.
    pub travel_support: Option<bool>,
    /// Whether it helps with a place to stay.
    pub accommodation_support: Option<bool>,
    /// What the school offers to pay; null for nothing.
    pub funding_offered: MaybeUndefined<MoneyInput>,
    /// Who may see it: TRUST, SIGNED_IN or PUBLIC.
    pub visibility: Option<Visibility>,
    /// How urgent it is, from 0 to 9, the most urgent being the largest.
    pub priority: Option<i32>,
    /// The version that was read.
    pub expected_version: i32,
    /// Asked again under the same key within a day, nothing is changed a second time.
    pub idempotency_key: Option<String>,
}

/// A need that is meant.
#[derive(InputObject, Debug)]
pub struct HostNeedActionInput {
    /// Which need.
    pub need_id: ID,
    /// The version that was read.
    pub expected_version: i32,
    /// Asked again under the same key within a day, nothing is changed a second time.
    pub idempotency_key: Option<String>,
}
