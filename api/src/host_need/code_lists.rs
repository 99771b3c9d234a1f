//! The code lists of needs.

use async_graphql::Enum;

/// Why a school needs help.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NeedReason {
    /// What inspectors found.
    InspectionOutcome,
    /// Nobody leads.
    LeadershipGap,
    /// Nobody teaches a subject.
    SubjectShortage,
    /// Pupils do not come.
    Attendance,
    /// How pupils behave.
    Behaviour,
    /// Too few who know special needs.
    SendCapacity,
    /// Money.
    Finance,
    /// The school is new.
    NewSchool,
    /// Something else.
    Other,
}

/// How far a need has come.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum HostNeedState {
    /// It is being written.
    Draft,
    /// Help is looked for.
    Open,
    /// What is agreed covers it.
    Filled,
    /// Nobody came: 28 days after it was to begin.
    Expired,
    /// Help is looked for no more.
    Withdrawn,
}
