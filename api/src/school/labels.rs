//! What people call the values of the enums of schools.

use super::code_lists::{Phase, Region, SchoolSector, SchoolStatus, SettingKind};
use crate::{graphql::facet::Labelled, inspection::code_lists::LegacyGrade};

impl Labelled for LegacyGrade {
    fn label(self) -> &'static str {
        match self {
            Self::Outstanding => "Outstanding",
            Self::Good => "Good",
            Self::RequiresImprovement => "Requires improvement",
            Self::Satisfactory => "Satisfactory",
            Self::Inadequate => "Inadequate",
        }
    }
}

impl Labelled for SchoolStatus {
    fn label(self) -> &'static str {
        match self {
            Self::Open => "Open",
            Self::OpenProposedToClose => "Open, but proposed to close",
            Self::Closed => "Closed",
            Self::ProposedToOpen => "Proposed to open",
            Self::Unknown => "Unknown",
        }
    }
}

impl Labelled for Phase {
    fn label(self) -> &'static str {
        match self {
            Self::NotApplicable => "No phase",
            Self::Nursery => "Nursery",
            Self::Primary => "Primary",
            Self::MiddleDeemedPrimary => "Middle deemed primary",
            Self::Secondary => "Secondary",
            Self::MiddleDeemedSecondary => "Middle deemed secondary",
            Self::SixteenPlus => "16 plus",
            Self::AllThrough => "All-through",
            Self::Unknown => "Unknown",
        }
    }
}

impl Labelled for SettingKind {
    fn label(self) -> &'static str {
        match self {
            Self::Mainstream => "Mainstream",
            Self::Special => "Special",
            Self::AlternativeProvision => "Alternative provision",
            Self::SixteenToNineteen => "16 to 19",
            Self::Nursery => "Nursery",
            Self::Secure => "Secure",
            Self::Other => "Other",
        }
    }
}

impl Labelled for SchoolSector {
    fn label(self) -> &'static str {
        match self {
            Self::StateFunded => "State-funded",
            Self::Independent => "Independent",
            Self::FurtherAndHigherEducation => "Further and higher education",
            Self::OutsideEngland => "Outside England",
            Self::Other => "Other",
        }
    }
}

impl Labelled for Region {
    fn label(self) -> &'static str {
        match self {
            Self::NorthEast => "North East",
            Self::NorthWest => "North West",
            Self::YorkshireAndTheHumber => "Yorkshire and the Humber",
            Self::EastMidlands => "East Midlands",
            Self::WestMidlands => "West Midlands",
            Self::EastOfEngland => "East of England",
            Self::London => "London",
            Self::SouthEast => "South East",
            Self::SouthWest => "South West",
            Self::Wales => "Wales",
            Self::NotApplicable => "Not applicable",
            Self::Unknown => "Unknown",
        }
    }
}
