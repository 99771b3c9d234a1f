//! What people can be told.

use async_graphql::Enum;

/// What somebody is told.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NotificationKind {
    /// A practice waits for somebody to look at it: to who leads its trust, or its school where there is no trust.
    PracticeSubmitted,
    /// A practice was sent back for changes: to its authors.
    PracticeChangesRequested,
    /// A practice was published: to its authors.
    PracticePublished,
    /// A practice has a newer edition: to the schools that use an earlier one.
    PracticeNewEdition,
    /// A practice was suggested: to the school that should try it.
    PracticeSuggested,
    /// A school with a need would like to know who somebody is: to the person.
    ContactRequested,
    /// Somebody who offers themselves has answered: to the school that asked.
    ContactAnswered,
    /// Who would go has drafted a secondment: to who employs them, who may submit it.
    SecondmentDrafted,
    /// A secondment was proposed: to each party that has to answer.
    SecondmentProposed,
    /// A party has said yes to a secondment: to the other parties.
    SecondmentApproved,
    /// All parties have said yes to a secondment: to all of them.
    SecondmentAgreed,
    /// A party has said no to a secondment: to the other parties.
    SecondmentDeclined,
    /// A secondment is not wanted any more by who proposed it, or by who would go: to the other parties.
    SecondmentWithdrawn,
    /// A secondment that was agreed does not come to pass: to the other parties.
    SecondmentCancelled,
    /// A secondment has begun: to its parties.
    SecondmentStarted,
    /// A secondment rests for a while: to the other parties.
    SecondmentPaused,
    /// A secondment goes on: to the other parties.
    SecondmentResumed,
    /// A secondment was ended before its time: to the other parties.
    SecondmentEnded,
    /// A secondment has ended as planned: to its parties.
    SecondmentCompleted,
    /// Somebody wants a secondment changed: to each party that has to answer.
    AmendmentProposed,
    /// A party has answered what was to be changed: to the other parties.
    AmendmentAnswered,
    /// A secondment cannot begin, because checks are missing: to who has to make them.
    ChecksMissing,
    /// A need is covered: to the school that had it.
    NeedFilled,
    /// A need was not covered in time: to the school that had it.
    NeedExpired,
    /// An offer of oneself is over: to the person.
    OfferExpired,
}
