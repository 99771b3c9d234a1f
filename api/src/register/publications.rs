//! The publications that the register is made from.

use async_graphql::Enum;

/// Who stands behind a fact.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum DataSourceCode {
    /// Get Information about Schools, the Department for Education's register.
    Gias,
    /// Ofsted, the inspectorate.
    Ofsted,
    /// The school census, as the Department for Education publishes it with the performance tables.
    SchoolCensus,
}

/// The kinds of file that the service imports.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum SourceKind {
    /// All groups: trusts, federations, sponsors.
    Groups,
    /// All establishments.
    Establishments,
    /// Which school is in which group, and since when.
    GroupLinks,
    /// Which school came before or after which.
    Links,
    /// The latest inspections of every state-funded school.
    Inspections,
    /// The inspections of a school year so far.
    InspectionsInYear,
    /// What the census counted at each school.
    Census,
}

/// What is known of a publication before any file of it is loaded.
pub struct Publication {
    /// The name by which reports and the database know the kind.
    pub kind: &'static str,
    /// The publication's title.
    pub title: &'static str,
    /// How its files are called, `yyyymmdd` for the date.
    pub file_pattern: &'static str,
    /// Who stands behind it.
    pub code: DataSourceCode,
    /// Who publishes it.
    pub owner: &'static str,
    /// Where the public finds it.
    pub page: &'static str,
    /// The licence under which it is published.
    pub licence: &'static str,
    /// What it holds.
    pub note: &'static str,
    /// How often a newer file is expected.
    pub every: Pace,
}

/// How often a publication appears, and for how long a file of it is the newest that there is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pace {
    /// As an ISO 8601 duration.
    pub name: &'static str,
    /// Days after the one that a file describes by which the next file is out.
    pub days: u64,
}

/// Published daily or monthly: an operator who loads it monthly keeps up.
const MONTHLY: Pace = Pace { name: "P31D", days: 31 };
/// The census of a January is published by the end of its year, so the next one within 23 months.
const YEARLY: Pace = Pace { name: "P1Y", days: 700 };

const GIAS_PAGE: &str = "https://get-information-schools.service.gov.uk/Downloads";
const OFSTED_PAGE: &str = "https://www.gov.uk/government/statistical-data-sets/monthly-management-information-ofsteds-school-inspections-outcomes";
const OPEN_GOVERNMENT_LICENCE: &str = "Open Government Licence v3.0";

impl SourceKind {
    /// Every kind, in the order in which files are taken in.
    pub const ALL: [Self; Self::COUNT] = [
        Self::Groups,
        Self::Establishments,
        Self::GroupLinks,
        Self::Links,
        Self::Inspections,
        Self::InspectionsInYear,
        Self::Census,
    ];
    /// How many there are.
    pub const COUNT: usize = 7;

    /// The kind of file that a code list is read from.
    pub fn of_list(name: &str) -> Self {
        use entity::code_value::lists;
        if [lists::GROUP_TYPE, lists::GROUP_STATUS].contains(&name) { Self::Groups } else { Self::Establishments }
    }

    /// The publication that files of this kind come from.
    pub fn publication(self) -> &'static Publication {
        match self {
            Self::Groups => &Publication {
                kind: "GROUPS",
                title: "All group data",
                file_pattern: "allgroupsdatayyyymmdd.csv",
                code: DataSourceCode::Gias,
                owner: "Department for Education",
                page: GIAS_PAGE,
                licence: OPEN_GOVERNMENT_LICENCE,
                note: "Trusts, federations, sponsors and other groups, open and closed.",
                every: MONTHLY,
            },
            Self::Establishments => &Publication {
                kind: "ESTABLISHMENTS",
                title: "Establishment fields",
                file_pattern: "edubasealldatayyyymmdd.csv",
                code: DataSourceCode::Gias,
                owner: "Department for Education",
                page: GIAS_PAGE,
                licence: OPEN_GOVERNMENT_LICENCE,
                note: "Every establishment, open and closed, with the trust that it is in.",
                every: MONTHLY,
            },
            Self::GroupLinks => &Publication {
                kind: "GROUP_LINKS",
                title: "All group links data",
                file_pattern: "alllinksdatayyyymmdd.csv",
                code: DataSourceCode::Gias,
                owner: "Department for Education",
                page: GIAS_PAGE,
                licence: OPEN_GOVERNMENT_LICENCE,
                note: "Which establishment is in which group, and the day on which it joined.",
                every: MONTHLY,
            },
            Self::Links => &Publication {
                kind: "LINKS",
                title: "Establishment links",
                file_pattern: "links_edubasealldatayyyymmdd.csv",
                code: DataSourceCode::Gias,
                owner: "Department for Education",
                page: GIAS_PAGE,
                licence: OPEN_GOVERNMENT_LICENCE,
                note: "Which establishment came before or after which.",
                every: MONTHLY,
            },
            Self::Inspections => &Publication {
                kind: "INSPECTIONS",
                title: "State-funded schools: latest inspections",
                file_pattern: "state_funded_schools_inspections_and_outcomes_as_at_dd_Month_yyyy.csv",
                code: DataSourceCode::Ofsted,
                owner: "Ofsted",
                page: OFSTED_PAGE,
                licence: OPEN_GOVERNMENT_LICENCE,
                note: "The latest and the previous graded inspection of every state-funded school, and the latest ungraded one.",
                every: MONTHLY,
            },
            Self::InspectionsInYear => &Publication {
                kind: "INSPECTIONS_IN_YEAR",
                title: "State-funded schools: inspections in the year",
                file_pattern: "state_funded_schools_inspections_in_year_as_at_dd_Month_yyyy.csv",
                code: DataSourceCode::Ofsted,
                owner: "Ofsted",
                page: OFSTED_PAGE,
                licence: OPEN_GOVERNMENT_LICENCE,
                note: "Every inspection of a state-funded school that was published since September, report cards and monitoring included.",
                every: MONTHLY,
            },
            Self::Census => &Publication {
                kind: "CENSUS",
                title: "Performance tables: school census",
                file_pattern: "england_census_yyyy_yyyy.csv",
                code: DataSourceCode::SchoolCensus,
                owner: "Department for Education",
                page: "https://www.compare-school-performance.service.gov.uk/download-data",
                licence: OPEN_GOVERNMENT_LICENCE,
                note: "Pupils, free school meals, special educational needs and first language at each school in the census of January.",
                every: YEARLY,
            },
        }
    }
}
