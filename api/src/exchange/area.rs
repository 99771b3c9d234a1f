//! Roughly where somebody is who offers themselves: as much as can be told without telling who it is.

use std::cmp::Reverse;

use entity::{TrustUid, Urn};

use crate::{
    graphql::facet::Labelled as _,
    register::{AuthorityRecord, Middle, Register, SchoolRecord},
    school::code_lists::{Phase, Region, SchoolSector, SettingKind},
};

/// So many open schools are in an authority at least that somebody's school may be any of.
pub const FEWEST: usize = 5;

/// Where the bands of distances end, in kilometres. The last has no end.
const BANDS: [i32; 4] = [10, 25, 50, 100];

/// An authority, or where too few schools are in it, a region.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Area {
    /// The region.
    pub region: Region,
    /// The code of the authority.
    pub authority: Option<String>,
}

impl Area {
    /// The area of somebody who works at a school: its authority, where at least [`FEWEST`] open schools like it are in
    /// that, otherwise its region. Of who has no school, the region in which their trust has most open schools.
    pub fn of(register: &Register, base_school: Option<Urn>, trust: Option<TrustUid>) -> Self {
        let school = base_school.and_then(|urn| register.schools.by_urn(urn)).map(|at| register.schools.at(at));
        if let Some(school) = school {
            let authority = register.authorities.records().get(school.authority as usize);
            let authority = authority.filter(|authority| is_one_of_many(school, authority, register));
            return Self { region: school.region, authority: authority.map(|authority| authority.code.to_string()) };
        }
        let regions =
            trust.and_then(|uid| register.trusts.by_uid(uid)).map(|at| &register.trusts.at(at).summary.regions);
        let fullest = regions.into_iter().flatten().max_by_key(|count| (count.open_schools, Reverse(count.region)));
        Self { region: fullest.map_or(Region::Unknown, |count| count.region), authority: None }
    }

    /// What people call it.
    pub fn describe(&self, register: &Register) -> String {
        self.authority_in(register).map_or_else(|| self.region.label().to_owned(), |record| record.name.to_string())
    }

    /// What is in the middle of its open schools. Distances to an offer are always measured from there, never from where the
    /// person works: three of those would tell where that is.
    pub fn middle(&self, register: &Register) -> Middle {
        let authority = self.authority.as_deref().and_then(|code| register.authorities.by_code(code));
        authority
            .map_or_else(|| register.middles.of_region(self.region), |position| register.middles.of_authority(position))
    }

    fn authority_in<'a>(&self, register: &'a Register) -> Option<&'a AuthorityRecord> {
        let position = register.authorities.by_code(self.authority.as_deref()?)?;
        Some(register.authorities.at(position))
    }
}

/// Whether so many open schools like one are in its authority that it may be any of them.
fn is_one_of_many(school: &SchoolRecord, authority: &AuthorityRecord, register: &Register) -> bool {
    let open = &authority.schools & &register.schools.sets.open;
    let like_it = open.iter().filter(|position| kind(register.schools.at(*position)) == kind(school));
    like_it.count() >= FEWEST
}

/// What tells schools apart for who knows what somebody teaches and whom.
fn kind(school: &SchoolRecord) -> (SchoolSector, SettingKind, Phase) {
    let phase = match (school.setting, school.phase) {
        (SettingKind::Mainstream, Phase::MiddleDeemedPrimary) => Phase::Primary,
        (SettingKind::Mainstream, Phase::MiddleDeemedSecondary | Phase::AllThrough) => Phase::Secondary,
        (SettingKind::Mainstream, phase) => phase,
        _ => Phase::NotApplicable,
    };
    (school.sector, school.setting, phase)
}

/// The band of kilometres, from and to, in which a distance lies.
pub fn band_km(metres: f64) -> (i32, Option<i32>) {
    let end = BANDS.iter().position(|end| metres < f64::from(*end) * 1_000.0);
    let from = end.unwrap_or(BANDS.len()).checked_sub(1).map_or(0, |before| BANDS[before]);
    (from, end.map(|end| BANDS[end]))
}

#[cfg(test)]
mod tests;
