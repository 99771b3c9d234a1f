//! The publications that the register is made from.

use async_graphql::Enum;

/// Who stands behind a fact.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum DataSourceCode {
    /// Get Information about Schools, the Department for Education's register.
    Gias,
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
}

const GIAS_PAGE: &str = "https://get-information-schools.service.gov.uk/Downloads";
const OPEN_GOVERNMENT_LICENCE: &str = "Open Government Licence v3.0";

impl SourceKind {
    /// Every kind, in the order in which files are taken in.
    pub const ALL: [Self; Self::COUNT] = [Self::Groups, Self::Establishments, Self::GroupLinks, Self::Links];
    /// How many there are.
    pub const COUNT: usize = 4;

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
            },
        }
    }
}
