//! What somebody is to the sector.

use async_graphql::Enum;
use clap::ValueEnum;
use serde::{Deserialize, Serialize};

/// What somebody is to the sector. Each role allows what the table of roles in the documentation says, for the trusts and
/// schools of who has it.
#[derive(Enum, ValueEnum, Serialize, Deserialize, Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[graphql(name = "ViewerRole")]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// A partner system, such as a trust's software for its staff. It may what its scopes say, for its trusts.
    Partner,
    /// Somebody who works at a school.
    SchoolStaff,
    /// Who leads a school.
    SchoolLeader,
    /// Who leads a trust.
    TrustLeader,
    /// Who operates the service for the sector.
    SectorAdmin,
}

impl Role {
    /// The role of a name, as tokens and the command line spell it: `school-leader`.
    pub fn named(name: &str) -> Option<Self> {
        Self::from_str(name, false).ok()
    }
}
