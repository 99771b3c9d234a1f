//! What holds schools together: trust, sponsor, federation.

use super::School;
use crate::demo::code::Code;
use crate::demo::dice::Dice;
use crate::demo::group::uid;
use crate::demo::kind::Sector;
use crate::demo::plan::{Fate, Site};
use crate::demo::row::Row;
use crate::demo::vocabulary::*;
use crate::demo::world::World;

/// The groups of a school, by place in the groups file.
#[derive(Clone, Copy, Default)]
pub struct Membership {
    pub trust: Option<usize>,
    pub foundation: Option<usize>,
    pub federation: Option<usize>,
    /// Linked to the sponsor that its trust has.
    pub sponsored: bool,
}

impl Membership {
    pub fn draw(world: &World, site: &Site, dice: &mut Dice) -> Self {
        let running = matches!(site.fate, Fate::Open | Fate::Closing);
        let one_of = |groups: &[usize], per_mille, dice: &mut Dice| {
            (running && !groups.is_empty() && dice.chance(per_mille)).then(|| dice.pick(groups))
        };
        let groups = &world.groups;
        let foundation = match site.kind.sector {
            Sector::Foundation => one_of(&groups.foundations, 550, dice),
            _ => None,
        };
        let may_federate = site.kind.may_federate() && foundation.is_none();
        let federation = if may_federate { one_of(&groups.federations, 120, dice) } else { None };
        let sponsored = matches!(site.kind.code.code, "28" | "33" | "43" | "46") || dice.chance(850);
        Self { trust: site.trust, foundation, federation, sponsored }
    }

    /// The group that decides where the school is.
    pub fn group(&self) -> Option<usize> {
        self.trust.or(self.foundation).or(self.federation)
    }

    pub fn fill(&self, row: &mut Row, school: &School, world: &World) {
        row.pair("TrustSchoolFlag", &self.flag(school, world));
        // The register puts foundation trusts into the same columns as academy trusts.
        if let Some(trust) = self.trust.or(self.foundation) {
            row.set("Trusts (code)", uid(trust));
            row.set("Trusts (name)", &world.groups.all[trust].name);
        }
        let sponsor = self.trust.filter(|_| self.sponsored).and_then(|trust| world.groups.all[trust].sponsor.as_ref());
        row.set(
            "SchoolSponsorFlag (name)",
            match (school.kind.sector, sponsor) {
                (Sector::Academy, Some(_)) => "Linked to a sponsor",
                (Sector::Academy, None) => "-",
                _ => "Not applicable",
            },
        );
        if let Some(sponsor) = sponsor {
            row.set("SchoolSponsors (name)", sponsor);
        }
        self.fill_federation(row, school, world);
    }

    fn flag(&self, school: &School, world: &World) -> Code {
        match (school.kind.sector, self.trust) {
            (Sector::Academy, Some(trust)) if world.groups.all[trust].kind == SINGLE => SINGLE_ACADEMY_TRUST,
            (Sector::Academy, Some(_)) => MULTI_ACADEMY_TRUST,
            (Sector::Foundation, _) if self.foundation.is_some() => FOUNDATION_TRUST,
            (Sector::Academy | Sector::Foundation, _) => NO_TRUST,
            _ => NOT_APPLICABLE,
        }
    }

    fn fill_federation(&self, row: &mut Row, school: &School, world: &World) {
        let flag = match self.federation {
            Some(_) => "Supported by a federation",
            None if school.kind.may_federate() => "Not under a federation",
            None => "Not applicable",
        };
        row.set("FederationFlag (name)", flag);
        if let Some(federation) = self.federation {
            row.set("Federations (code)", uid(federation));
            row.set("Federations (name)", &world.groups.all[federation].name);
        }
    }
}
