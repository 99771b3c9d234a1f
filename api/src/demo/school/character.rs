//! What a school is like: boys or girls, boarders, admissions, faith.

use super::School;
use crate::demo::code::Code;
use crate::demo::dice::Dice;
use crate::demo::faith;
use crate::demo::kind::{Kind, Sector};
use crate::demo::phase::Phase;
use crate::demo::row::Row;
use crate::demo::vocabulary::*;

pub fn fill(row: &mut Row, school: &School, dice: &mut Dice) {
    row.pair("Gender", &school.gender);
    row.pair("Boarders", &boarders(school, dice));
    row.set("NurseryProvision (name)", nursery(school, dice));
    row.pair("OfficialSixthForm", &sixth_form(school, dice));
    row.pair("AdmissionsPolicy", &admissions(school, dice));
    row.pair("SpecialClasses", &special_classes(school, dice));
    row.pair("ReligiousCharacter", &school.faith);
    row.set("ReligiousEthos (name)", ethos(school, dice));
    let authority = school.spot.as_ref().map_or(0, |spot| spot.authority);
    row.pair("Diocese", &faith::diocese(school.faith, authority, dice));
}

/// Drawn with the school, because the numbers of boys and girls have to agree with it.
pub fn gender(kind: &Kind, phase: Phase, dice: &mut Dice) -> Code {
    let single = match (kind.sector, phase) {
        (Sector::Independent, _) => 150,
        (Sector::Academy | Sector::Voluntary, Phase::Secondary) => 120,
        (Sector::Academy | Sector::Voluntary, _) => 6,
        _ => 0,
    };
    match kind.sector {
        Sector::Welsh => dice.pick(&[NOT_APPLICABLE, NOT_APPLICABLE, NOT_APPLICABLE, NEVER_ASKED]),
        Sector::Overseas | Sector::Offshore => dice.pick(&[MIXED, NEVER_ASKED]),
        _ if dice.chance(single) => dice.pick(&[BOYS, GIRLS]),
        _ => MIXED,
    }
}

fn boarders(school: &School, dice: &mut Dice) -> Code {
    match school.kind.sector {
        Sector::Welsh | Sector::Overseas | Sector::Offshore => dice.pick(&[NOT_APPLICABLE, NEVER_ASKED]),
        Sector::College => dice.pick(&[NEVER_ASKED, NEVER_ASKED, COLLEGE_RESIDENCE, NO_BOARDERS]),
        Sector::Independent if school.kind.is_special() => {
            dice.pick(&[NO_BOARDERS, NO_BOARDERS, BOARDING, CHILDRENS_HOME])
        }
        Sector::Independent => dice.pick(&[NO_BOARDERS, NO_BOARDERS, NO_BOARDERS, BOARDING]),
        _ if dice.chance(45) => dice.pick(&[NEVER_ASKED, NOT_APPLICABLE]),
        _ => NO_BOARDERS,
    }
}

fn nursery(school: &School, dice: &mut Dice) -> &'static str {
    match school.phase {
        Phase::Nursery => "Has Nursery Classes",
        _ if dice.chance(4) => "",
        Phase::Primary if school.stage.low <= 3 => "Has Nursery Classes",
        Phase::Primary => "No Nursery Classes",
        _ => "Not applicable",
    }
}

fn sixth_form(school: &School, dice: &mut Dice) -> Code {
    let sixth = if school.stage.high >= 18 { SIXTH_FORM } else { NO_SIXTH_FORM };
    match school.phase {
        _ if dice.chance(6) => NEVER_ASKED,
        Phase::NotApplicable if school.kind.sector != Sector::Independent => dice.pick(&[NOT_APPLICABLE, sixth]),
        Phase::Nursery => NOT_APPLICABLE,
        _ => sixth,
    }
}

fn admissions(school: &School, dice: &mut Dice) -> Code {
    match (school.kind.sector, school.phase) {
        (Sector::Welsh | Sector::Overseas, _) => NEVER_ASKED,
        (Sector::Independent, _) => dice.pick(&[SELECTIVE, NON_SELECTIVE, NON_SELECTIVE, NOT_APPLICABLE, NEVER_ASKED]),
        (_, Phase::Secondary) if dice.chance(60) => SELECTIVE,
        (_, Phase::Secondary | Phase::AllThrough) => NON_SELECTIVE,
        _ if dice.chance(35) => NEVER_ASKED,
        _ => NOT_APPLICABLE,
    }
}

fn special_classes(school: &School, dice: &mut Dice) -> Code {
    match school.phase {
        _ if dice.chance(8) => NEVER_ASKED,
        _ if school.kind.is_special() => SPECIAL_CLASSES,
        Phase::Primary | Phase::Secondary if dice.chance(60) => SPECIAL_CLASSES,
        Phase::Primary | Phase::Secondary if dice.chance(850) => NO_SPECIAL_CLASSES,
        _ => NOT_APPLICABLE,
    }
}

/// Only free schools, sponsored academies and independent schools declare an ethos.
fn ethos(school: &School, dice: &mut Dice) -> &'static str {
    match school.kind.sector {
        Sector::Independent => dice.pick(&["None", "None", "Christian", "Muslim", "Inter- / non- denominational"]),
        Sector::Academy if !school.kind.is("34") => {
            dice.pick(&["None", "None", "None", "Does not apply", "", "Christian"])
        }
        Sector::College | Sector::Welsh => dice.pick(&["", "", "None"]),
        _ => "Does not apply",
    }
}
