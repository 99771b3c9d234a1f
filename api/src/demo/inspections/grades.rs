//! Grades that go with one another, in the way of their time.

use super::inspection::{Grades, Visit};
use super::terms::{EARLY_YEARS, NO_OVERALL, NO_SATISFACTORY, QUALITY, SAFEGUARDING};
use crate::demo::dice::Dice;
use crate::demo::school::School;
use chrono::NaiveDate;

/// How a school is judged as a whole, from 1 to 4, whether or not it is said.
pub type Grade = u8;

/// Of each hundred grades so many are 1, 2, 3.
pub type Odds = [usize; 3];

const WORDS: [&str; 4] = ["1", "2", "3", "4"];
/// Stands where nothing was graded.
const UNGRADED: &str = "9";

const FULL: Visit = Visit("S5 Inspection", "S5 Inspection", "Schools - S5");
const FIRST_OF_ACADEMY: Visit = Visit("Academy First Section 5", "Academy First Section 5", "Schools - S5");
const AFTER_3: Visit = Visit(
    "Requires Improvement S5 Reinspection Visit 1",
    "Requires Improvement S5 Reinspection Visit 1",
    "Schools - S5",
);
const AFTER_4: Visit = Visit("Special Measures S5 ReInspection", "Special Measures S5 ReInspection", "Schools - S5");
const DEEMED: Visit = Visit("Exempt School Inspection", "Section 8 deemed section 5", "Schools - S8 deemed S5");
pub const CONVERTED: Visit = Visit(
    "Section 8 inspection of good and outstanding schools",
    "Section 8 conversion",
    "Schools – Section 8 conversion",
);

pub fn draw(odds: Odds, dice: &mut Dice) -> Grade {
    let drawn = dice.below(100);
    let [first, second, third] = odds;
    match drawn {
        _ if drawn < first => 1,
        _ if drawn < first + second => 2,
        _ if drawn < first + second + third => 3,
        _ => 4,
    }
}

/// The grades of an inspection that judged a school so as a whole.
pub fn all(school: &School, on: NaiveDate, grade: Grade, dice: &mut Dice) -> Grades {
    let since = |day: NaiveDate, dice: &mut Dice| if on < day { UNGRADED } else { near(grade, dice) };
    let (quality, behaviour, development) = (since(QUALITY, dice), since(QUALITY, dice), since(QUALITY, dice));
    let unsafe_ones = if grade == 4 { 380 } else { 2 };
    Grades {
        overall: if on < NO_OVERALL { word(grade) } else { "Not judged" },
        quality: if grade == 4 && on >= QUALITY { "4" } else { quality },
        behaviour,
        development,
        leadership: if grade == 4 { "4" } else { near(grade, dice) },
        safeguarding: match () {
            _ if on < SAFEGUARDING => UNGRADED,
            _ if dice.chance(unsafe_ones) => "No",
            _ => "Yes",
        },
        early: provision(school.stage.low < 5, on >= EARLY_YEARS, grade, dice),
        sixth: provision(school.stage.high >= 18 && school.stage.low > 4, on >= EARLY_YEARS, grade, dice),
    }
}

fn word(grade: Grade) -> &'static str {
    WORDS[usize::from(grade.clamp(1, 4)) - 1]
}

/// Mostly the same, now and then the next one up or down.
fn near(grade: Grade, dice: &mut Dice) -> &'static str {
    match dice.below(100) {
        0..=15 => word(grade - 1),
        16..=22 => word((grade + 1).min(3.max(grade))),
        _ => word(grade),
    }
}

/// Where a school has none of it, or files did not tell of it yet, one of three numbers says so that are no grades.
fn provision(has: bool, told: bool, grade: Grade, dice: &mut Dice) -> &'static str {
    match () {
        _ if has && told && dice.chance(975) => near(grade, dice),
        _ if has && told => dice.pick(&["8", "0"]),
        _ if dice.chance(30) => "8",
        _ => UNGRADED,
    }
}

/// The category of concern that goes with a judgement; blank where there is none.
pub fn concern(grade: Grade, on: NaiveDate, dice: &mut Dice) -> &'static str {
    match grade {
        4 if on < NO_SATISFACTORY => dice.pick(&["SM", "NTI"]),
        4 => dice.pick(&["SM", "SM", "SWK"]),
        _ => "",
    }
}

/// What an inspection is called that follows one with that grade, at the same school.
pub fn visit(academy: bool, before: Option<Grade>, dice: &mut Dice) -> Visit {
    match before {
        None if academy && dice.chance(500) => FIRST_OF_ACADEMY,
        Some(3) if dice.chance(850) => AFTER_3,
        Some(4) if dice.chance(850) => AFTER_4,
        Some(1) if dice.chance(250) => DEEMED,
        _ => FULL,
    }
}
