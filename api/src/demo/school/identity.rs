//! What a school is: its numbers, its type, its phase.

use super::School;
use super::founding::dashed;
use crate::demo::calendar::{before, within};
use crate::demo::code::{AreaCode, Code, code};
use crate::demo::dice::Dice;
use crate::demo::kind::Sector;
use crate::demo::plan::Fate;
use crate::demo::row::Row;
use crate::demo::vocabulary::*;
use crate::demo::world::World;

pub fn fill(row: &mut Row, school: &School, world: &World, dice: &mut Dice) {
    row.set("URN", school.urn);
    fill_authority(row, school, world);
    if let Some(number) = school.number {
        row.set("EstablishmentNumber", format_args!("{number:04}"));
    }
    row.set("EstablishmentName", &school.name);
    row.pair("TypeOfEstablishment", &school.kind.code);
    row.pair("EstablishmentTypeGroup", &school.kind.group);
    row.pair("EstablishmentStatus", &status(school.fate));
    row.pair("PhaseOfEducation", &school.phase.code());
    if school.kind.is_described() && school.kind.sector != Sector::Other {
        row.set("StatutoryLowAge", school.stage.low);
        row.set("StatutoryHighAge", school.stage.high);
    }
    if let Some(ukprn) = school.ukprn {
        row.set("UKPRN", ukprn);
    }
    let until = world.options.establishments_as_of;
    row.set("LastChangedDate", dashed(Some(within(dice, before(until, 1600), before(until, 1)))));
    fill_college(row, school, dice);
    fill_past(row, school, dice);
}

fn status(fate: Fate) -> Code {
    match fate {
        Fate::Open => OPEN,
        Fate::Closing => CLOSING,
        Fate::Proposed => PROPOSED,
        Fate::Closed => CLOSED,
    }
}

fn fill_authority(row: &mut Row, school: &School, world: &World) {
    match &school.spot {
        Some(spot) => row.pair("LA", &spot.la(&world.atlas).la),
        None => row.pair("LA", &abroad(school)),
    }
}

/// The register makes up authorities for schools outside England and Wales. So do we, with other codes,
/// except for the one that says there is none.
fn abroad(school: &School) -> Code {
    match school.kind.code.code {
        "25" => code("991", "Skerrow Isle Offshore Establishments"),
        "26" => code("992", "Garrison Overseas Establishments"),
        _ => code("000", "Does not apply"),
    }
}

fn fill_college(row: &mut Row, school: &School, dice: &mut Dice) {
    let college = school.kind.sector == Sector::College && school.kind.is("18");
    let sort = if college {
        dice.pick(&[
            "General Further Education College",
            "Sixth Form College (General)",
            "Land-Based College",
            "Tertiary College",
        ])
    } else {
        "Not applicable"
    };
    row.set("FurtherEducationType (name)", sort);
    if college {
        row.set("FEHEIdentifier", 990_000 + school.urn % 10_000);
    }
}

/// Authorities were reorganised, and the register remembers what they were.
fn fill_past(row: &mut Row, school: &School, dice: &mut Dice) {
    let past = |nth: usize| AreaCode {
        code: format!("{}", 190 + nth),
        name: format!("Pre LGR ({}) {}shire", 1996 + nth % 3, ["Wrax", "Orm", "Quill", "Esker", "Umber", "Pell"][nth]),
    };
    if school.fate == Fate::Closed && school.spot.is_some() && dice.chance(350) {
        let nth = school.spot.as_ref().map_or(0, |spot| spot.authority % 6);
        row.pair("PreviousLA", &past(nth));
        if let Some(number) = school.number {
            row.set("PreviousEstablishmentNumber", format_args!("{number:04}"));
        }
    } else {
        row.pair("PreviousLA", &code("999", ""));
    }
}
