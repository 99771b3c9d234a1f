//! A point on the map, with the address and the areas that go with it.

use super::area::{District, LocalAuthority, Ward};
use super::atlas::Atlas;
use super::code::AreaCode;
use super::dice::Dice;
use super::words::STREETS;

/// Where a school or an office stands. Schools that follow one another at a place share it.
#[derive(Clone, Debug)]
pub struct Spot {
    pub authority: usize,
    district: usize,
    ward: usize,
    lsoa: usize,
    constituency: usize,
    pub easting: i64,
    pub northing: i64,
    village: Option<usize>,
    town: usize,
    pub street: String,
    pub postcode: String,
}

/// Letters that the second half of a postcode uses.
const INWARD: &[u8] = b"ABDEFGHJLNPQRSTUWXYZ";

impl Spot {
    pub fn draw(atlas: &Atlas, authority: usize, dice: &mut Dice) -> Self {
        let la = &atlas.authorities[authority];
        let district = dice.below(la.districts.len());
        let within = &la.districts[district];
        let ward = dice.below(within.wards.len());
        Self {
            authority,
            district,
            ward,
            lsoa: dice.below(within.wards[ward].lsoas.len()),
            constituency: dice.below(la.constituencies.len()),
            easting: within.centre.0 + scatter(dice, within.reach),
            northing: within.centre.1 + scatter(dice, within.reach),
            village: dice.chance(if la.urban { 350 } else { 650 }).then(|| dice.below(within.villages.len())),
            // A town has three wards to itself.
            town: ward / 3,
            street: street(dice),
            postcode: postcode(dice, &la.outward),
        }
    }

    pub fn la<'a>(&self, atlas: &'a Atlas) -> &'a LocalAuthority {
        &atlas.authorities[self.authority]
    }

    pub fn district<'a>(&self, atlas: &'a Atlas) -> &'a District {
        &self.la(atlas).districts[self.district]
    }

    pub fn ward<'a>(&self, atlas: &'a Atlas) -> &'a Ward {
        &self.district(atlas).wards[self.ward]
    }

    pub fn lsoa<'a>(&self, atlas: &'a Atlas) -> &'a AreaCode {
        &self.ward(atlas).lsoas[self.lsoa]
    }

    pub fn constituency<'a>(&self, atlas: &'a Atlas) -> &'a AreaCode {
        &self.la(atlas).constituencies[self.constituency]
    }

    pub fn town<'a>(&self, atlas: &'a Atlas) -> &'a str {
        &self.district(atlas).towns[self.town]
    }

    pub fn village<'a>(&self, atlas: &'a Atlas) -> Option<&'a str> {
        self.village.map(|village| self.district(atlas).villages[village].as_str())
    }

    /// What people call the place.
    pub fn place<'a>(&self, atlas: &'a Atlas) -> &'a str {
        self.village(atlas).unwrap_or(self.town(atlas))
    }
}

/// Closer to the middle more often than not, as people live.
fn scatter(dice: &mut Dice, reach: i64) -> i64 {
    (dice.between(-reach, reach) + dice.between(-reach, reach)) / 2
}

fn street(dice: &mut Dice) -> String {
    let street = dice.pick(&STREETS);
    if dice.chance(250) { format!("{} {street}", dice.between(1, 240)) } else { street.to_owned() }
}

fn postcode(dice: &mut Dice, outward: &str) -> String {
    let [first, second] = [dice.pick(INWARD) as char, dice.pick(INWARD) as char];
    format!("{outward} {}{first}{second}", dice.below(10))
}
