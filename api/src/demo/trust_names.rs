//! What trusts are called.

use super::code::Code;
use super::dice::Dice;
use super::place_names::place_name;
use super::words::{DEDICATIONS, FEATURES};
use std::collections::HashSet;

const PLAIN: [&str; 9] = [
    "{p} Learning Trust",
    "{p} Academies Trust",
    "The {f} Trust",
    "{f} Multi Academy Trust",
    "{p} Education Trust",
    "{f} Schools Partnership",
    "{p} and {q} Schools Trust",
    "{f} Learning Community",
    "{p} Federation",
];
const CHURCH: [&str; 3] =
    ["The Diocese of {p} Academies Trust", "{p} Church Schools Trust", "The {f} Church of England Academies Trust"];
const CATHOLIC: [&str; 3] =
    ["{s} Catholic Academy Trust", "{p} Catholic Multi Academy Company", "The {s} and {p} Catholic Education Trust"];
const SINGLE: [&str; 4] = ["{p} Academy Trust", "The {f} School Trust", "{p} High School", "{f} Academy"];

/// Names given so far, so that trusts can be told apart while there are names left.
#[derive(Default)]
pub struct TrustNames(HashSet<String>);

impl TrustNames {
    /// A name for a trust whose schools are around these places.
    pub fn give(&mut self, dice: &mut Dice, faith: Code, single: bool, places: [&str; 2]) -> String {
        let styles = match faith.code {
            _ if single => &SINGLE[..],
            "02" => &CHURCH,
            "03" => &CATHOLIC,
            _ => &PLAIN,
        };
        for _ in 0..6 {
            let name = dice.pick(styles).replace("{p}", places[0]).replace("{q}", places[1]);
            let name = name.replace("{f}", dice.pick(&FEATURES)).replace("{s}", dice.pick(&DEDICATIONS));
            if self.0.insert(name.clone()) {
                return name;
            }
        }
        // Named after some place further away.
        let name = format!("{} {} Learning Trust", place_name(4_000 + self.0.len()), dice.pick(&FEATURES));
        self.0.insert(name.clone());
        name
    }
}
