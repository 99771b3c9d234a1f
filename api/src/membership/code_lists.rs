//! How and why memberships begin and end.

use async_graphql::{Enum, resolver_utils::EnumType};

/// How the day of a joining or leaving is known.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MembershipDateBasis {
    /// The register's file of group links states it.
    RegisterGroupLink,
    /// The school opened in the trust, so that its first day is the joining day.
    SchoolOpened,
    /// The school closed, which ended its membership.
    SchoolClosed,
    /// The trust closed, which ended its memberships; or, for a joining, the trust's earlier form closed.
    TrustClosed,
    /// Two files of the register differ, so that it was between their days.
    BetweenSnapshots,
    /// No file tells; there may be bounds.
    Unknown,
}

/// Why a school joined a trust.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum JoinReason {
    /// It became an academy by the sponsored route, which schools take that have to join a trust.
    Sponsored,
    /// It became an academy by its own decision.
    Converted,
    /// It is new and opened in the trust.
    OpenedInTrust,
    /// It was an academy before, in another trust, which may be one that no file names. A school that took over from an
    /// academy which closed at that time counts as that academy here, though it has a URN of its own.
    Transferred,
    /// Its earlier trust closed, and all schools that this trust had at its end and that went on are in one other trust.
    TrustMerged,
    /// Its trust took another legal form, as when a single-academy trust became a multi-academy one. The school did
    /// not move.
    TrustChangedForm,
    /// No file tells.
    Unknown,
}

/// Why a school left a trust.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LeaveReason {
    /// It went to another trust.
    Transferred,
    /// The trust ended and all of its schools went to one other trust.
    TrustMerged,
    /// The trust closed.
    TrustClosed,
    /// The trust took another legal form, and the school stayed with it.
    TrustChangedForm,
    /// The school closed.
    SchoolClosed,
    /// No file tells.
    Unknown,
}

/// What tells that a school had to join.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RequiredToJoinBasis {
    /// It became an academy by the sponsored route: its establishment type says so.
    SponsoredRoute,
    /// An academy order is on record.
    AcademyOrderRecorded,
}

/// The value whose name is stored; none where the name is not one of these.
pub fn stored<E: EnumType>(name: &str) -> Option<E> {
    E::items().iter().find(|item| item.name == name).map(|item| item.value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stored_name_is_read_as_the_value_that_it_names() {
        assert_eq!(stored("REGISTER_GROUP_LINK"), Some(MembershipDateBasis::RegisterGroupLink));
        assert_eq!(stored("TRUST_CHANGED_FORM"), Some(JoinReason::TrustChangedForm));
        assert_eq!(stored("SCHOOL_CLOSED"), Some(LeaveReason::SchoolClosed));
        assert_eq!(stored::<RequiredToJoinBasis>("sponsored_route"), None);
    }
}
