//! The code lists of schools that the service itself reasons with, and what each published code means.
//!
//! Codes come normalised by the import. One that is not known here stays in the database: the enum says `UNKNOWN` or
//! `OTHER`, and for statuses, types and phases the raw code stands beside it.

use async_graphql::Enum;

/// Whether a school is open. Source: the register's establishment status.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum SchoolStatus {
    /// Open.
    Open,
    /// Open, with a proposal to close it.
    OpenProposedToClose,
    /// Closed.
    Closed,
    /// Not yet open.
    ProposedToOpen,
    /// A status that this service does not know; `statusCode` has the register's code.
    Unknown,
}

impl SchoolStatus {
    /// Reads the published code.
    pub fn from_code(code: &str) -> Self {
        match code {
            "1" => Self::Open,
            "2" => Self::Closed,
            "3" => Self::OpenProposedToClose,
            "4" => Self::ProposedToOpen,
            _ => Self::Unknown,
        }
    }

    /// Open today, be it with a proposal to close.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Open | Self::OpenProposedToClose)
    }
}

/// The phase of education. Source: the register; special schools and many others have none.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Phase {
    /// No phase applies, as for special schools, alternative provision, and most independent schools.
    NotApplicable,
    /// Nursery.
    Nursery,
    /// Primary.
    Primary,
    /// A middle school that counts as primary.
    MiddleDeemedPrimary,
    /// Secondary.
    Secondary,
    /// A middle school that counts as secondary.
    MiddleDeemedSecondary,
    /// For ages 16 and over.
    SixteenPlus,
    /// Primary and secondary in one.
    AllThrough,
    /// A phase that this service does not know; `phaseCode` has the register's code.
    Unknown,
}

impl Phase {
    /// Reads the published code.
    pub fn from_code(code: &str) -> Self {
        match code {
            "0" => Self::NotApplicable,
            "1" => Self::Nursery,
            "2" => Self::Primary,
            "3" => Self::MiddleDeemedPrimary,
            "4" => Self::Secondary,
            "5" => Self::MiddleDeemedSecondary,
            "6" => Self::SixteenPlus,
            "7" => Self::AllThrough,
            _ => Self::Unknown,
        }
    }
}

/// The kind of setting, told from the establishment type. Independent of the phase.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum SettingKind {
    /// A mainstream school, state-funded or independent.
    Mainstream,
    /// A school for pupils with special educational needs.
    Special,
    /// Alternative provision, pupil referral units included.
    AlternativeProvision,
    /// For ages 16 to 19 only.
    SixteenToNineteen,
    /// A nursery school.
    Nursery,
    /// A secure unit or school.
    Secure,
    /// Any other establishment.
    Other,
}

impl SettingKind {
    /// Reads the published establishment type, two digits.
    pub fn from_type_code(code: &str) -> Self {
        match code {
            "01" | "02" | "03" | "05" | "06" | "11" | "28" | "34" | "35" | "40" | "41" => Self::Mainstream,
            "07" | "08" | "10" | "12" | "32" | "33" | "36" | "44" => Self::Special,
            "14" | "38" | "42" | "43" => Self::AlternativeProvision,
            "31" | "39" | "45" | "46" => Self::SixteenToNineteen,
            "15" => Self::Nursery,
            "24" | "57" => Self::Secure,
            _ => Self::Other,
        }
    }
}

/// Who pays for the establishment and where, told from the establishment type.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum SchoolSector {
    /// Free to attend and paid for by the state: maintained schools, academies, free schools, city technology
    /// colleges and non-maintained special schools.
    StateFunded,
    /// Independent schools.
    Independent,
    /// Colleges, universities and special post-16 institutions.
    FurtherAndHigherEducation,
    /// Welsh, offshore and British schools overseas.
    OutsideEngland,
    /// Any other establishment.
    Other,
}

impl SchoolSector {
    /// Reads the published establishment type, two digits.
    pub fn from_type_code(code: &str) -> Self {
        match code {
            "01" | "02" | "03" | "05" | "06" | "07" | "08" | "12" | "14" | "15" => Self::StateFunded,
            _ if is_academy(code) => Self::StateFunded,
            "10" | "11" => Self::Independent,
            "18" | "29" | "31" | "32" => Self::FurtherAndHigherEducation,
            "25" | "30" | "37" => Self::OutsideEngland,
            _ => Self::Other,
        }
    }
}

/// The establishment types of academies and free schools of every kind.
pub const ACADEMY_TYPES: [&str; 15] =
    ["28", "33", "34", "35", "36", "38", "39", "40", "41", "42", "43", "44", "45", "46", "57"];

/// Whether the published establishment type is one of an academy or free school.
pub fn is_academy(type_code: &str) -> bool {
    ACADEMY_TYPES.contains(&type_code)
}

/// A region of England, or a stand-in for elsewhere. Source: the register's government office region.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Region {
    /// North East.
    NorthEast,
    /// North West.
    NorthWest,
    /// Yorkshire and the Humber.
    YorkshireAndTheHumber,
    /// East Midlands.
    EastMidlands,
    /// West Midlands.
    WestMidlands,
    /// East of England.
    EastOfEngland,
    /// London.
    London,
    /// South East.
    SouthEast,
    /// South West.
    SouthWest,
    /// Wales.
    Wales,
    /// Elsewhere, or nowhere.
    NotApplicable,
    /// A region that this service does not know.
    Unknown,
}

impl Region {
    /// Reads the published code.
    pub fn from_code(code: &str) -> Self {
        match code {
            "A" => Self::NorthEast,
            "B" => Self::NorthWest,
            "D" => Self::YorkshireAndTheHumber,
            "E" => Self::EastMidlands,
            "F" => Self::WestMidlands,
            "G" => Self::EastOfEngland,
            "H" => Self::London,
            "J" => Self::SouthEast,
            "K" => Self::SouthWest,
            "W" => Self::Wales,
            "Z" => Self::NotApplicable,
            _ => Self::Unknown,
        }
    }
}

/// Which rule decided who is eligible for free school meals. Shares under different rules do not compare.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FsmCriteria {
    /// The rules before April 2018.
    #[graphql(name = "BEFORE_APRIL_2018")]
    BeforeApril2018,
    /// An earnings limit under Universal Credit, with protection for those who were eligible before.
    #[graphql(name = "TRANSITIONAL_2018_TO_2026")]
    Transitional2018To2026,
    /// Every household on Universal Credit.
    #[graphql(name = "ALL_UNIVERSAL_CREDIT_FROM_SEPTEMBER_2026")]
    AllUniversalCreditFromSeptember2026,
}

impl FsmCriteria {
    /// The rule in force on the day of a census.
    pub fn on(day: chrono::NaiveDate) -> Self {
        use chrono::Datelike as _;
        match (day.year(), day.month()) {
            date if date < (2018, 4) => Self::BeforeApril2018,
            date if date < (2026, 9) => Self::Transitional2018To2026,
            _ => Self::AllUniversalCreditFromSeptember2026,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_academy_type_is_state_funded() {
        let codes = (1..60).map(|code| format!("{code:02}"));
        let academies: Vec<String> = codes.filter(|code| is_academy(code)).collect();
        assert_eq!(academies.len(), 15);
        assert!(academies.iter().all(|code| SchoolSector::from_type_code(code) == SchoolSector::StateFunded));
    }

    #[test]
    fn open_means_open_with_or_without_a_proposal() {
        let open: Vec<&str> =
            ["1", "2", "3", "4", "9"].into_iter().filter(|c| SchoolStatus::from_code(c).is_open()).collect();
        assert_eq!(open, ["1", "3"]);
    }

    #[test]
    fn meals_criteria_change_in_april_2018_and_september_2026() {
        let day = |text: &str| FsmCriteria::on(text.parse().unwrap());
        assert_eq!(day("2018-01-18"), FsmCriteria::BeforeApril2018);
        assert_eq!(day("2024-01-18"), FsmCriteria::Transitional2018To2026);
        assert_eq!(day("2027-01-21"), FsmCriteria::AllUniversalCreditFromSeptember2026);
    }
}
