//! What is said of offers, and of questions to who made them.

use async_graphql::{ID, InputObject};

use crate::{
    graphql::scalars::{Date, Decimal},
    practice::code_lists::KeyStage,
};

/// Somebody's offer of themselves.
#[derive(InputObject, Debug)]
pub struct OfferSecondmentInput {
    /// How much: 0.01 to their contract, in hundredths of a full post.
    pub fte_available: Decimal,
    /// From when: not in the past.
    pub available_from: Date,
    /// Until when.
    pub available_to: Date,
    /// Codes of the list `subjects`.
    pub subjects: Option<Vec<String>>,
    /// For which pupils; left out, for all.
    pub key_stages: Option<Vec<KeyStage>>,
    /// How far they would travel each way, in minutes: 1 to 600.
    pub max_travel_minutes: Option<i32>,
    /// That they agree to be listed, without their name and their school, to who leads a school that looks for help. It has
    /// to be true.
    pub consent: bool,
    /// Asked again under the same key within a day, nothing is offered a second time.
    pub idempotency_key: Option<String>,
}

/// An offer that is meant.
#[derive(InputObject, Debug)]
pub struct OfferActionInput {
    /// Which offer.
    pub offer_id: ID,
    /// The version that was read.
    pub expected_version: i32,
    /// Asked again under the same key within a day, nothing is changed a second time.
    pub idempotency_key: Option<String>,
}

/// A question to make oneself known.
#[derive(InputObject, Debug)]
pub struct RequestContactInput {
    /// Who is asked: an open offer.
    pub offer_id: ID,
    /// For which need: an open one of one's own.
    pub need_id: ID,
    /// Asked again under the same key within a day, nothing is asked a second time.
    pub idempotency_key: Option<String>,
}

/// The answer to it.
#[derive(InputObject, Debug)]
pub struct AnswerContactInput {
    /// Which question.
    pub contact_request_id: ID,
    /// Whether the two are to know each other's name and school.
    pub accept: bool,
    /// The version that was read.
    pub expected_version: i32,
    /// Asked again under the same key within a day, nothing is changed a second time.
    pub idempotency_key: Option<String>,
}
