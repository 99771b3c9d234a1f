//! Report cards, and the visits of their time.

use super::inspection::{Card, Visit};
use crate::demo::dice::Dice;
use crate::demo::school::School;

/// The scale, and how common each grade of it is.
const SCALE: [(&str, u32); 5] = [
    ("Exceptional", 4),
    ("Strong standard", 33),
    ("Expected standard", 50),
    ("Needs attention", 12),
    ("Urgent improvement", 1),
];

pub const CARD: Visit = Visit("S5 Inspection", "S5 Inspection", "Schools - S5");
pub const URGENT: Visit = Visit("Urgent inspection", "Urgent inspection", "Schools - S8");
pub const OF_IMPROVEMENT: Visit =
    Visit("Requires Improvement monitoring Visit 1", "Monitoring inspection", "Schools - S8");
pub const OF_SPECIAL_MEASURES: Visit =
    Visit("Schools into Special Measures Visit 2", "Monitoring inspection", "Schools - S8");
pub const OF_WEAKNESSES: Visit =
    Visit("Schools with Serious Weaknesses Visit 1", "Monitoring inspection", "Schools - S8");

/// What a visit to a school found that had a weakness from the time before report cards.
pub const MONITORED: [&str; 3] =
    ["Leaders are making progress", "Leaders are not taking effective action", "Leaders are taking effective action"];

/// The nth report card. The first ones between them give every grade to every area.
pub fn draw(school: &School, nth: usize, dice: &mut Dice) -> Card {
    let mut areas = [""; 8];
    for (place, area) in areas.iter_mut().enumerate() {
        // Few schools have these two, and all the same every grade is to be seen.
        let more = if place < 6 { 0 } else { 8 };
        let drawn = dice.weigh(&SCALE, |(_, weight)| *weight + more).0;
        let arises = match place {
            6 => school.stage.low < 5,
            7 => school.stage.high >= 18,
            _ => true,
        };
        *area = match () {
            _ if !arises => "",
            _ if nth < SCALE.len() => SCALE[(nth + place) % SCALE.len()].0,
            _ => drawn,
        };
    }
    let safeguarding = if nth % 18 == 4 || nth % 25 == 7 { "Not met" } else { "Met" };
    Card { areas, safeguarding, mended: None }
}

/// The category of concern that goes with a report card; blank where there is none.
pub fn concern(card: &Card) -> &'static str {
    let urgent = |area: &str| area == SCALE[4].0;
    match card.areas {
        [.., leadership, _, _] if urgent(leadership) => "SM",
        areas if areas.iter().take(5).any(|area| urgent(area)) || card.safeguarding == "Not met" => "RSI",
        _ => "",
    }
}
