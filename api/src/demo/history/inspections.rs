//! The grades of inspections, which the establishments file had until January 2025.

use super::earlier;
use crate::demo::calendar::{after, day, within};
use crate::demo::code::code;
use crate::demo::dice::Dice;
use crate::demo::kind::Sector;
use crate::demo::plan::Fate;
use crate::demo::row::Row;
use crate::demo::school::{School, dashed};
use crate::demo::world::World;
use chrono::NaiveDate;

/// How common each grade is, among schools that are open and among those that closed.
const GRADES: [(&str, u32, u32); 6] = [
    ("Good", 786, 505),
    ("Outstanding", 133, 193),
    ("Requires improvement", 75, 150),
    ("Inadequate", 3, 10),
    ("Special Measures", 2, 107),
    ("Serious Weaknesses", 1, 40),
];

/// The last day on which a school was given a grade for all it does.
const LAST_GRADED: NaiveDate = day(2024, 8, 31);

/// What the register knew of a school's last inspection that had one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rating {
    pub on: NaiveDate,
    pub name: &'static str,
}

/// The rating that the earlier establishments file has.
pub fn last_rating(world: &World, school: &School) -> Option<Rating> {
    rating(school, world.options.earlier_establishments_as_of, &mut earlier::chance(world, school))
}

pub fn fill(row: &mut Row, school: &School, as_of: NaiveDate, dice: &mut Dice) {
    row.pair("OfstedSpecialMeasures", &code("0", "Not applicable"));
    if let Some(rating) = rating(school, as_of, dice) {
        row.set("OfstedLastInsp", dashed(Some(rating.on)));
        row.set("OfstedRating (name)", rating.name);
    }
}

fn rating(school: &School, as_of: NaiveDate, dice: &mut Dice) -> Option<Rating> {
    let closed = school.fate == Fate::Closed;
    let inspected = school.kind.has_census() && school.kind.sector != Sector::Independent;
    let earliest = after(school.founding.opened.unwrap_or(day(2011, 9, 5)), 600).max(day(2011, 9, 5));
    let latest = LAST_GRADED.min(as_of).min(school.founding.closed.unwrap_or(as_of));
    let rated = inspected && earliest < latest && dice.chance(if closed { 500 } else { 950 });
    rated.then(|| Rating {
        on: within(dice, earliest, latest),
        name: dice.weigh(&GRADES, |grade| if closed { grade.2 } else { grade.1 }).0,
    })
}
