//! What people call the values of the enums of trusts.

use super::code_lists::{GroupStatus, TrustType};
use crate::graphql::facet::Labelled;

impl Labelled for TrustType {
    fn label(self) -> &'static str {
        match self {
            Self::MultiAcademy => "Multi-academy trust",
            Self::SingleAcademy => "Single-academy trust",
            Self::SecureSingleAcademy => "Secure single-academy trust",
        }
    }
}

impl Labelled for GroupStatus {
    fn label(self) -> &'static str {
        match self {
            Self::ProposedToOpen => "Proposed to open",
            Self::Open => "Open",
            Self::ProposedToClose => "Open, but proposed to close",
            Self::Closed => "Closed",
            Self::CreatedInError => "Created in error",
            Self::Unknown => "Unknown",
        }
    }
}
