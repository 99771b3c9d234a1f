//! Outcomes of visits to good schools, which give no grades.

use super::inspection::Visit;
use super::terms::NO_OVERALL;
use crate::demo::dice::Dice;
use chrono::NaiveDate;

/// What such a visit is called, where a file says it.
pub const VISIT: Visit = Visit(
    "Section 8 inspection of good and outstanding schools",
    "Section 8 inspection of good and outstanding schools",
    "Schools - S8",
);

/// How common each is at good schools, at outstanding ones, and since there is no grade for all that could remain.
const GOOD: [(&str, u32); 4] = [
    ("School remains Good", 86),
    ("School remains Good (Improving) - S5 Next", 7),
    ("School remains Good (Concerns) - S5 Next", 6),
    ("", 1),
];
const OUTSTANDING: [(&str, u32); 2] =
    [("School remains Outstanding", 86), ("School remains Outstanding (Concerns) - S5 Next", 14)];
const SINCE: [(&str, u32); 3] =
    [("Standards maintained", 80), ("Improved significantly", 13), ("Some aspects not as strong", 7)];

pub fn draw(grade: u8, on: NaiveDate, dice: &mut Dice) -> &'static str {
    let weigh = |outcomes, dice: &mut Dice| dice.weigh(outcomes, |(_, weight): &(&str, u32)| *weight).0;
    match grade {
        _ if on >= NO_OVERALL => weigh(&SINCE, dice),
        1 => weigh(&OUTSTANDING, dice),
        _ => weigh(&GOOD, dice),
    }
}
