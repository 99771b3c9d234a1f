//! The kinds of things that an import notices.

use serde::Serialize;

/// Declares the kinds, each with its sentence.
macro_rules! finding_kinds {
    ($($(#[$doc:meta])* $kind:ident = $name:literal: $sentence:literal,)+) => {
        /// The kinds of things worth noticing.
        #[derive(Serialize, Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum FindingKind {
            $($(#[$doc])* #[serde(rename = $name)] $kind,)+
        }

        impl FindingKind {
            /// Every kind.
            pub const ALL: &[Self] = &[$(Self::$kind,)+];

            /// The name by which reports and the database know it.
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$kind => $name,)+
                }
            }

            /// The kind of a name.
            pub fn of(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|kind| kind.name() == name)
            }

            /// What it is, in words.
            pub fn sentence(self) -> &'static str {
                match self {
                    $(Self::$kind => $sentence,)+
                }
            }
        }
    };
}

finding_kinds! {
    /// A code that the service reasons with and does not know.
    UnknownCode = "UNKNOWN_CODE": "codes that this version does not know, kept as they are",
    /// A school names a trust that no groups file lists: a placeholder stands for it.
    UnknownTrust = "UNKNOWN_TRUST": "trusts that schools name and no groups file lists",
    /// A link, an inspection or a figure names a school that no establishments file lists.
    UnknownSchool = "UNKNOWN_SCHOOL": "rows that name a school which no establishments file lists",
    /// An identifier that is none; it is left out.
    MalformedIdentifier = "MALFORMED_IDENTIFIER": "identifiers that are malformed and left out",
    /// A Companies House number that had lost its leading zeros.
    LostZeros = "LOST_ZEROS": "company numbers whose leading zeros were put back",
    /// Several trusts bear one reference.
    DuplicateReference = "DUPLICATE_REFERENCE": "trust references that several trusts bear",
    /// A day that stands for "unknown"; it is left out.
    PlaceholderDate = "PLACEHOLDER_DATE": "days that stand for an unknown day and are left out",
    /// A postcode that is not a British one; it is kept as it stands.
    UnusualPostcode = "UNUSUAL_POSTCODE": "postcodes that are not British ones, kept as they are",
    /// A school that stands in several federations; the first is kept.
    SeveralFederations = "SEVERAL_FEDERATIONS": "schools that stand in several federations, of which the first is kept",
    /// A link of an establishment that has no URN, such as a children's centre.
    NotASchool = "NOT_A_SCHOOL": "links of establishments that have no URN, such as children's centres, left out",
    /// A link between schools without a day.
    UndatedLink = "UNDATED_LINK": "links between schools without a day",
    /// A link between schools that only one of the two states.
    OneSidedLink = "ONE_SIDED_LINK": "links between schools that only one of the two states",
    /// A link to which its two schools give days that are more than one day apart: the last of the old state and the
    /// first of the new are the same event.
    LinkDatesDisagree = "LINK_DATES_DISAGREE": "links between schools to which the two give days that are far apart",
    /// A school whose files put it in two trusts at once.
    OverlappingMemberships = "OVERLAPPING_MEMBERSHIPS": "schools that the files put in two trusts at once",
    /// A school that joined its trust before the trust was incorporated.
    JoinedBeforeIncorporation = "JOINED_BEFORE_INCORPORATION": "schools that joined a trust before it was incorporated",
    /// A trust that is closed while an open school says that it is in it.
    ClosedTrustWithOpenSchools = "CLOSED_TRUST_WITH_OPEN_SCHOOLS": "closed trusts that open schools are said to be in",
    /// A school that counted more pupils of a kind than pupils; both are kept.
    PartAboveWhole = "PART_ABOVE_WHOLE": "schools that counted more pupils of a kind than pupils, kept as they are",
    /// An inspection gave what was not given at its time: overall effectiveness was graded until September 2024, report
    /// cards came in November 2025. The columns that are filled decide.
    RegimeAndDateDisagree = "REGIME_AND_DATE_DISAGREE": "inspections with grades that were not given at their time",
    /// A file says that an inspection was of the school's present URN and gives another, or the other way round.
    InspectedSchoolUnclear = "INSPECTED_SCHOOL_UNCLEAR": "inspections of which it is unclear whether they were of the school's present URN; the URN at the time counts",
    /// Two rows of a file, or two blocks of a row, say different things of one inspection.
    InspectionToldTwice = "INSPECTION_TOLD_TWICE": "inspections of which a file says different things, of which the first is kept",
    /// A school, trust or group that an earlier file listed and a newer one does not.
    Vanished = "VANISHED": "schools, trusts and groups that the newer file no longer lists; they are kept and marked",
    /// The loaded files describe different days.
    SourceDatesDiffer = "SOURCE_DATES_DIFFER": "files that describe different days, so that some counts cannot be told",
}
