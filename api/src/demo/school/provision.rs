//! Special needs, alternative provision, inspection of independent schools, and columns that say they do not apply.

use super::School;
use crate::demo::dice::Dice;
use crate::demo::kind::Sector;
use crate::demo::row::Row;
use crate::demo::vocabulary::{NOT_APPLICABLE, SEN};

pub fn fill(row: &mut Row, school: &School, dice: &mut Dice) {
    fill_needs(row, school, dice);
    fill_resourced(row, school, dice);
    fill_alternative(row, school, dice);
    fill_independent(row, school, dice);
    row.set("Section41Approved (name)", section_41(school, dice));
    row.set("BSOInspectorateName (name)", if school.kind.is("37") { "Penta International" } else { "Not applicable" });
    row.pair("QABName", &NOT_APPLICABLE);
    row.pair("EstablishmentAccredited", &NOT_APPLICABLE);
}

/// The needs a school is for, in the order of the list, in as many columns as it takes.
fn fill_needs(row: &mut Row, school: &School, dice: &mut Dice) {
    let each = match () {
        _ if !school.is_open() => 0,
        _ if school.kind.is_special() => 330,
        _ if school.kind.is_alternative() => 120,
        _ if dice.chance(120) => 130,
        _ => 0,
    };
    let needs: Vec<_> = SEN.iter().filter(|_| dice.chance(each)).collect();
    for (n, need) in needs.iter().enumerate() {
        row.set(&format!("SEN{} (name)", n + 1), need);
    }
}

fn fill_resourced(row: &mut Row, school: &School, dice: &mut Dice) {
    let mainstream = school.kind.may_federate() || school.kind.sector == Sector::Academy;
    if !mainstream || !school.is_open() {
        return;
    }
    let (resourced, unit) = match dice.below(100) {
        0..=6 => (true, false),
        7..=9 => (false, true),
        10 => (true, true),
        11..=24 => return row.set("TypeOfResourcedProvision (name)", "Not applicable"),
        _ => return,
    };
    let name = match (resourced, unit) {
        (true, true) => "Resourced provision and SEN unit",
        (true, false) => "Resourced provision",
        _ => "SEN unit",
    };
    row.set("TypeOfResourcedProvision (name)", name);
    for (column, has) in [("ResourcedProvision", resourced), ("SenUnit", unit)] {
        if has {
            let places = dice.pick(&[8, 10, 10, 12, 16, 20, 24]);
            row.set(&format!("{column}OnRoll"), places - dice.between(-1, 5));
            row.set(&format!("{column}Capacity"), places);
        }
    }
}

fn fill_alternative(row: &mut Row, school: &School, dice: &mut Dice) {
    for column in ["TeenMoth (name)", "CCF (name)", "SENPRU (name)", "EBD (name)", "FTProv (name)", "EdByOther (name)"]
    {
        row.set(column, "Not applicable");
    }
    if !school.kind.is("14") {
        return row.set("FTProv (name)", "");
    }
    row.set(
        "TeenMoth (name)",
        dice.pick(&["Does not provide places for Teen Mothers", "Provides places for Teen Mothers"]),
    );
    row.set("CCF (name)", "Does not have child care facilities");
    row.set("SENPRU (name)", "PRU Does have Provision for SEN");
    row.set("EBD (name)", dice.pick(&["PRU Does have EBD provision", "PRU Does not have EBD provision"]));
    row.set("FTProv (name)", "PRU offers full time provision");
    row.set("EdByOther (name)", "PRU does offer tuition by another provider");
    row.set("PlacesPRU", dice.pick(&[12, 20, 24, 30, 40, 60]));
}

fn fill_independent(row: &mut Row, school: &School, dice: &mut Dice) {
    if school.kind.sector != Sector::Independent || school.kind.is("06") {
        return;
    }
    let boards = !row.is("Boarders (code)", "1");
    row.set("InspectorateName (name)", dice.pick(&["ISI", "Ofsted", "Ofsted"]));
    row.set("BoardingEstablishment (name)", if boards { "Has boarders" } else { "Does not have boarders" });
    row.set("SENStat", dice.pick(&[0, 0, 1, 2, 3, 9, 24]));
    row.set("SENNoStat", dice.pick(&[0, 1, 4, 10, 33, 51]));
}

fn section_41(school: &School, dice: &mut Dice) -> &'static str {
    match school.kind.code.code {
        "10" | "32" => dice.pick(&["Not approved", "Not approved", "Approved"]),
        "11" | "30" => "Not approved",
        _ => "Not applicable",
    }
}
