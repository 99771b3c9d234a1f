//! The code lists of offers.

use async_graphql::Enum;

/// How far an offer has come.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum OfferState {
    /// It is listed.
    Open,
    /// A secondment from it is agreed.
    Matched,
    /// It was listed for 90 days, or its time is over.
    Expired,
    /// It was taken back.
    Withdrawn,
}

/// How far a question to make oneself known has come.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ContactState {
    /// It waits for the person.
    Requested,
    /// The two know each other.
    Accepted,
    /// The person stays unknown.
    Declined,
    /// It was not answered in 28 days, or what it is about is over.
    Expired,
}
