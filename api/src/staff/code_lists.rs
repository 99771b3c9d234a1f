//! What members of staff do.

use async_graphql::Enum;

/// What a member of staff does.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum StaffRole {
    /// Teaches.
    Teacher,
    /// Leads a department, or a part of the curriculum.
    HeadOfDepartmentOrCurriculum,
    /// Leads a year, or a phase.
    HeadOfYearOrPhase,
    /// Coordinates what is done for pupils with special educational needs and disabilities.
    Sendco,
    /// Is one of a school's assistant headteachers.
    AssistantHeadteacher,
    /// Is a school's deputy headteacher.
    DeputyHeadteacher,
    /// Leads a school.
    Headteacher,
    /// Leads several schools, or the trust.
    ExecutiveLeader,
    /// Leads something else.
    OtherLeadership,
    /// Assists teachers.
    TeachingAssistant,
    /// Assists teachers, with the status of a higher level.
    HigherLevelTeachingAssistant,
    /// Runs a school's business.
    SchoolBusinessProfessional,
    /// Supports a school otherwise.
    OtherSupport,
}
