//! What an oddity does to a row.

use crate::demo::phase::Phase;
use crate::demo::row::Row;

pub fn rename(row: &mut Row, name: impl Fn(&str) -> String) {
    let name = name(row.get("EstablishmentName"));
    row.set("EstablishmentName", name);
}

/// The trust left the groups file and the school was not told.
pub fn point_at_no_trust(row: &mut Row) {
    row.set("Trusts (code)", 999_998);
    row.set("Trusts (name)", "FORGOTTEN LEARNING TRUST");
    row.set("SchoolSponsorFlag (name)", "-");
    row.set("SchoolSponsors (name)", "");
}

/// There are hardly any left of these.
pub fn middle(row: &mut Row) {
    row.pair("PhaseOfEducation", &Phase::MiddlePrimary.code());
    row.set("StatutoryLowAge", 9);
    row.set("StatutoryHighAge", 12);
    row.set("NurseryProvision (name)", "Not applicable");
    rename(row, |name| name.replace(" Primary School", " Middle School"));
}

pub fn nowhere(row: &mut Row) {
    row.set("Easting", 0);
    row.set("Northing", 0);
}

pub fn share(row: &mut Row, pupils: usize, written: &str) {
    row.set("FSM", pupils);
    row.set("PercentageFSM", written);
}

/// In the name of the column only: the real list does not have it.
pub fn unknown_faith(row: &mut Row) {
    row.set("ReligiousCharacter (code)", "61");
    row.set("ReligiousCharacter (name)", "Interfaith Fellowship");
}
