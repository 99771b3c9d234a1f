//! Where a school is, in the register's many divisions of the country.

use super::School;
use crate::demo::atlas::Atlas;
use crate::demo::code::{Code, Pair, code};
use crate::demo::dice::Dice;
use crate::demo::plan::Fate;
use crate::demo::region::NOWHERE;
use crate::demo::row::Row;
use crate::demo::spot::Spot;
use crate::demo::vocabulary::{RURAL, URBAN};

pub fn fill(row: &mut Row, school: &School, atlas: &Atlas, dice: &mut Dice) {
    let Some(spot) = &school.spot else {
        row.pair("GOR", &NOWHERE);
        row.set("GSSLACode (name)", "X999999");
        fill_unknown(row);
        return fill_offshore(row, school);
    };
    let la = spot.la(atlas);
    row.pair("GOR", &la.region);
    // Nobody put a few of the closed schools on the map.
    if school.fate == Fate::Closed && dice.chance(60) {
        row.set("GSSLACode (name)", dice.pick(&[la.gss.as_str(), "X999999"]));
        return fill_unknown(row);
    }
    row.set("GSSLACode (name)", &la.gss);
    row.set("Easting", spot.easting);
    row.set("Northing", spot.northing);
    fill_known(row, spot, atlas, dice);
    // The numbers of real properties do not begin with 999.
    if dice.chance(750) {
        row.set("UPRN", 999_000_000_000_usize + spot.easting.unsigned_abs() as usize * 1_000 + school.urn % 1_000);
    }
}

fn fill_known(row: &mut Row, spot: &Spot, atlas: &Atlas, dice: &mut Dice) {
    let (ward, lsoa) = (spot.ward(atlas), spot.lsoa(atlas));
    row.pair("DistrictAdministrative", &spot.district(atlas).district);
    row.pair("AdministrativeWard", &ward.ward);
    row.pair("ParliamentaryConstituency", spot.constituency(atlas));
    row.pair("UrbanRural", &urban(spot, atlas, dice));
    // These two keep their names and codes apart.
    row.set("MSOA (name)", ward.msoa.name());
    row.set("MSOA (code)", ward.msoa.code());
    row.set("LSOA (name)", lsoa.name());
    row.set("LSOA (code)", lsoa.code());
}

fn urban(spot: &Spot, atlas: &Atlas, dice: &mut Dice) -> Code {
    match spot.la(atlas).region.code {
        "H" => URBAN[1],
        _ if spot.village(atlas).is_some() && !spot.la(atlas).urban => dice.pick(RURAL),
        _ => dice.pick(URBAN),
    }
}

/// Every area has a code that says there is none.
fn fill_unknown(row: &mut Row) {
    row.pair("DistrictAdministrative", &code("9999", ""));
    row.pair("AdministrativeWard", &code("999999", ""));
    row.pair("ParliamentaryConstituency", &code("999", ""));
    row.pair("UrbanRural", &code("99", ""));
    row.set("MSOA (code)", "999999999");
    row.set("LSOA (code)", "999999999");
}

/// Offshore schools have coordinates that say nothing, and islands of their own among the areas.
fn fill_offshore(row: &mut Row, school: &School) {
    if !school.kind.is("25") {
        return;
    }
    row.set("Easting", 0);
    row.set("Northing", 0);
    if school.urn.is_multiple_of(2) {
        let islands = code("L99999999", "(pseudo) Channel Islands");
        row.pair("AdministrativeWard", &islands);
        row.pair("ParliamentaryConstituency", &islands);
        row.pair("UrbanRural", &code("Z9", "(pseudo) Channel Islands/Isle of Man"));
        row.set("MSOA (name)", islands.name);
        row.set("MSOA (code)", islands.code);
        row.set("LSOA (name)", islands.name);
        row.set("LSOA (code)", islands.code);
    }
}
