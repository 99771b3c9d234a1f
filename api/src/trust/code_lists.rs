//! The code lists of groups that the service itself reasons with.

use async_graphql::Enum;

/// What kind of academy trust it is. The number of its schools does not follow: many multi-academy trusts have one.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TrustType {
    /// A trust that may run several academies.
    MultiAcademy,
    /// A trust for one academy.
    SingleAcademy,
    /// A trust for one secure academy.
    SecureSingleAcademy,
}

impl TrustType {
    /// Reads the published group type, two digits; none for groups that are not academy trusts.
    pub fn from_code(code: &str) -> Option<Self> {
        match code {
            "06" => Some(Self::MultiAcademy),
            "10" => Some(Self::SingleAcademy),
            "11" => Some(Self::SecureSingleAcademy),
            _ => None,
        }
    }
}

/// Whether a trust is open. Source: the register's group status.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum GroupStatus {
    /// Not yet open.
    ProposedToOpen,
    /// Open.
    Open,
    /// Open, with a proposal to close it.
    ProposedToClose,
    /// Closed.
    Closed,
    /// Entered by mistake.
    CreatedInError,
    /// A status that this service does not know, or none: `groupStatusCode` has what the register says.
    Unknown,
}

impl GroupStatus {
    /// Reads the published code.
    pub fn from_code(code: &str) -> Self {
        match code {
            "PROPOSED_TO_OPEN" => Self::ProposedToOpen,
            "OPEN" => Self::Open,
            "PROPOSED_TO_CLOSE" => Self::ProposedToClose,
            "CLOSED" => Self::Closed,
            "CREATED_IN_ERROR" => Self::CreatedInError,
            _ => Self::Unknown,
        }
    }

    /// Open today, be it with a proposal to close.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Open | Self::ProposedToClose)
    }
}

/// A trust's standing as a charity.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum CharityStatus {
    /// A charity that answers to the Secretary of State for Education and cannot register with the Charity
    /// Commission, so that it has no charity number. True of every academy trust.
    Exempt,
}
