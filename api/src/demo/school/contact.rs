//! Address, website and telephone, all of which lead nowhere.

use super::School;
use crate::demo::atlas::Atlas;
use crate::demo::dice::Dice;
use crate::demo::kind::Sector;
use crate::demo::plan::Fate;
use crate::demo::row::Row;

pub fn fill(row: &mut Row, school: &School, atlas: &Atlas, dice: &mut Dice) {
    if let Some(spot) = &school.spot {
        row.set("Street", &spot.street);
        row.set("Locality", spot.village(atlas).unwrap_or_default());
        row.set("Town", spot.town(atlas));
        row.set("County (name)", spot.la(atlas).county.as_deref().unwrap_or_default());
        row.set("Postcode", &spot.postcode);
        // One address in twenty has a third line.
        if spot.postcode.ends_with('A') {
            row.set("Address3", format!("{} Campus", spot.town(atlas)));
        }
        if dice.chance(120) {
            row.set("Country (name)", "United Kingdom");
        }
    } else if school.kind.sector == Sector::Overseas {
        row.set("Country (name)", dice.pick(&["United Arab Emirates", "Spain", "Kenya", "Qatar", "Thailand"]));
    }
    // The register drops both when a school closes.
    if school.fate != Fate::Closed {
        row.set("SchoolWebsite", website(&school.name, dice));
        row.set("TelephoneNum", telephone(row.get("GOR (code)"), dice));
    }
}

/// Under the domain that is kept for examples, with a scheme or without, as people type.
fn website(name: &str, dice: &mut Dice) -> String {
    let letters = name.chars().filter(char::is_ascii_alphanumeric);
    let slug: String = letters.map(|letter| letter.to_ascii_lowercase()).take(40).collect();
    match dice.below(100) {
        0..=7 => String::new(),
        8..=49 => format!("www.{slug}.example"),
        50..=74 => format!("http://www.{slug}.example/"),
        75..=84 => format!("https://{slug}.example"),
        85..=94 => format!("https://www.{slug}.example"),
        95..=97 => format!("{slug}.example"),
        _ => format!("WWW.{slug}.example"),
    }
}

/// The ranges that Ofcom keeps for drama.
fn telephone(region: &str, dice: &mut Dice) -> String {
    let (area, before) = match region {
        "A" => ("0191", "4980"),
        "B" => ("0161", "4960"),
        "D" => ("0113", "4960"),
        "E" => ("0115", "4960"),
        "F" => ("0121", "4960"),
        "H" => ("020", "79460"),
        "K" => ("0117", "4960"),
        "W" => ("029", "20180"),
        _ => ("01632", "960"),
    };
    let last = format!("{before}{:03}", dice.below(1000));
    match dice.below(100) {
        0..=1 => format!("{}{last}", &area[1..]),
        2 => format!("{area} {last}"),
        3 => format!("({area}) {last}"),
        4..=8 => String::new(),
        _ => format!("{area}{last}"),
    }
}
