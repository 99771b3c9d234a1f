//! What kinds of establishments there are, and what follows from the kind.

use super::code::{Code, code};
use super::phase::Phase;

/// What the register asks of an establishment goes by this, more than by its exact type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sector {
    Academy,
    /// The one academy in custody, which the register flags as having no trust.
    SecureAcademy,
    Community,
    Voluntary,
    Foundation,
    Referral,
    Independent,
    College,
    Welsh,
    /// Outside England and Wales, so without an area.
    Offshore,
    Overseas,
    Other,
}

/// A type of establishment.
pub struct Kind {
    pub code: Code,
    pub group: Code,
    pub sector: Sector,
    /// How common open ones are in the real register, and closed ones.
    pub open: u32,
    pub closed: u32,
    pub phases: &'static [(Phase, u32)],
    /// The first establishment number, and how many there are.
    pub numbers: (u16, u16),
    /// How such a place is named; nothing where the phase decides. `{p}` is a place and `{f}` a feature.
    pub styles: &'static [&'static str],
}

/// The type groups.
pub const COLLEGES: Code = code("1", "Colleges");
pub const UNIVERSITIES: Code = code("2", "Universities");
pub const INDEPENDENT: Code = code("3", "Independent schools");
pub const MAINTAINED: Code = code("4", "Local authority maintained schools");
pub const SPECIAL: Code = code("5", "Special schools");
pub const WELSH: Code = code("6", "Welsh schools");
pub const OTHER: Code = code("9", "Other types");
pub const ACADEMIES: Code = code("10", "Academies");
pub const FREE_SCHOOLS: Code = code("11", "Free Schools");
pub const ONLINE: Code = code("13", "Online provider");

impl Kind {
    pub fn is(&self, code: &str) -> bool {
        self.code.code == code
    }

    /// Special schools, whichever type group they are in.
    pub fn is_special(&self) -> bool {
        matches!(self.code.code, "07" | "08" | "10" | "12" | "32" | "33" | "36" | "44")
    }

    pub fn is_alternative(&self) -> bool {
        matches!(self.code.code, "14" | "38" | "42" | "43")
    }

    /// Academies that usually grew out of a maintained school.
    pub fn converts(&self) -> bool {
        self.group == ACADEMIES && self.sector == Sector::Academy
    }

    /// Federations are for maintained schools.
    pub fn may_federate(&self) -> bool {
        matches!(self.sector, Sector::Community | Sector::Voluntary | Sector::Foundation)
    }

    /// Whether the school census reaches it.
    pub fn has_census(&self) -> bool {
        use Sector::*;
        let reached = matches!(self.sector, Academy | Community | Voluntary | Foundation | Referral | Independent);
        reached && !self.is("31")
    }

    /// Whether somebody said which religious character, admissions policy and so on it has.
    pub fn is_described(&self) -> bool {
        !matches!(self.sector, Sector::Welsh | Sector::Offshore)
    }
}
