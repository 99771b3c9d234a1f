//! The code lists of secondments.

use async_graphql::Enum;

use crate::graphql::facet::Labelled;

/// What kind of move it is.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SecondmentKind {
    /// Somebody works at another school for a while: 5 days to 36 months.
    Secondment,
    /// Somebody works at two schools at once: 5 days to 36 months.
    SharedPost,
    /// Somebody goes for good, or for a time that is not known: it may have no end.
    Redeployment,
    /// Somebody helps others there to learn: it may be shorter than 5 days, and lasts at most 36 months.
    Coaching,
}

/// How far a secondment has come.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SecondmentState {
    /// It is being written, and seen by its own side alone.
    Draft,
    /// It is proposed: all three parties may say yes or no.
    Proposed,
    /// All three have said yes.
    Agreed,
    /// It has begun.
    Active,
    /// It rests for a while.
    Paused,
    /// It has ended as planned.
    Completed,
    /// It has ended before.
    EndedEarly,
    /// A party has said no.
    Declined,
    /// Whoever wanted it does so no more.
    Withdrawn,
    /// It was agreed, and does not come to pass.
    Cancelled,
}

impl SecondmentState {
    /// Whether the person is bound: their time is taken.
    pub fn is_binding(self) -> bool {
        matches!(self, Self::Agreed | Self::Active | Self::Paused)
    }
}

/// What can be done to a secondment.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SecondmentAction {
    /// Proposing it to the others.
    Propose,
    /// Saying yes, as one party.
    Approve,
    /// Saying no, as one party.
    Decline,
    /// Wanting it no more, before it is agreed.
    Withdraw,
    /// Calling it off, after it is agreed and before it begins.
    Cancel,
    /// Beginning.
    Start,
    /// Letting it rest.
    Pause,
    /// Going on.
    Resume,
    /// Ending it before its time.
    End,
    /// Ending it as planned.
    Complete,
    /// Wanting other days or another share of a post.
    Amend,
    /// Saying yes to such a change, as one party, or no.
    AnswerAmendment,
    /// Looking back on it.
    Review,
    /// Saying that a check was passed, or was not.
    RecordCheck,
}

/// Who has to agree.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ApprovalParty {
    /// Who goes.
    Secondee,
    /// Who employs them: the trust, or in a maintained school its leader for the governing body or the authority.
    HomeEmployer,
    /// The same of the school that they go to.
    HostEmployer,
}

impl ApprovalParty {
    /// All three.
    pub const ALL: [Self; 3] = [Self::Secondee, Self::HomeEmployer, Self::HostEmployer];
}

/// What a party says.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum ApprovalDecision {
    /// It has said nothing yet.
    Pending,
    /// It agrees.
    Approved,
    /// It does not agree.
    Declined,
}

/// Who employs somebody.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum EmployerKind {
    /// A school trust.
    SchoolTrust,
    /// A local authority: of community, controlled and other maintained schools.
    LocalAuthority,
    /// The governing body of the school itself: of voluntary aided and foundation schools.
    GoverningBody,
    /// Somebody else.
    Other,
}

/// Who did something.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum ActingParty {
    /// Who goes.
    Secondee,
    /// Where they come from.
    HomeEmployer,
    /// Where they go to.
    HostEmployer,
    /// Who operates the service.
    SectorAdmin,
    /// The service itself, because the time had come.
    System,
}

impl From<ApprovalParty> for ActingParty {
    fn from(party: ApprovalParty) -> Self {
        match party {
            ApprovalParty::Secondee => Self::Secondee,
            ApprovalParty::HomeEmployer => Self::HomeEmployer,
            ApprovalParty::HostEmployer => Self::HostEmployer,
        }
    }
}

/// Why a secondment rests. Never more than this: what ails somebody is nobody's business here.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum PauseReason {
    /// Leave.
    Leave,
    /// Absence.
    Absence,
    /// The school is closed.
    SchoolClosure,
    /// Something else.
    Other,
}

impl Labelled for PauseReason {
    fn label(self) -> &'static str {
        match self {
            Self::Leave => "Leave",
            Self::Absence => "Absence",
            Self::SchoolClosure => "School closure",
            Self::Other => "Other",
        }
    }
}

/// What is checked of somebody before they work with children. Only whether it was passed is held, never what it found.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CheckKind {
    /// Who they are.
    Identity,
    /// An enhanced certificate of the Disclosure and Barring Service.
    EnhancedDbs,
    /// That they are not on the list of those barred from work with children.
    ChildrensBarredList,
    /// That they are not prohibited from teaching.
    ProhibitionFromTeaching,
    /// That they are not barred from managing a school, by section 128 of the Education and Skills Act 2008.
    #[graphql(name = "SECTION_128_DIRECTION")]
    Section128Direction,
    /// That they may work in the United Kingdom.
    RightToWork,
    /// What other countries know.
    Overseas,
    /// Their qualifications.
    Qualifications,
    /// That they are trained in safeguarding.
    SafeguardingTraining,
    /// What others say of them.
    References,
}

impl CheckKind {
    /// Without these nobody begins.
    pub const REQUIRED: [Self; 6] = [
        Self::Identity,
        Self::RightToWork,
        Self::EnhancedDbs,
        Self::ChildrensBarredList,
        Self::ProhibitionFromTeaching,
        Self::References,
    ];
}
