//! The map: which local authorities there are, where they lie, and what they are called.

use super::area::{AreaNumbers, District, LocalAuthority};
use super::code::AreaCode;
use super::dice::Dice;
use super::region::{ENGLAND, Region, WALES};

/// Every local authority. Those of Wales come last.
pub struct Atlas {
    pub authorities: Vec<LocalAuthority>,
    english: usize,
}

impl Atlas {
    /// About one authority to forty schools, more where that would leave the map empty, as far as the three-digit codes that no real one has reach.
    pub fn new(schools: usize, dice: &mut Dice) -> Self {
        let english = (schools / 40).clamp(54, 120);
        let mut numbers =
            AreaNumbers { nation: 'E', authorities: 0, districts: 0, wards: 0, constituencies: 0, places: 0 };
        let mut authorities = Vec::new();
        for n in 0..english {
            authorities.push(authority(&mut numbers, dice, &ENGLAND[n % ENGLAND.len()], n / ENGLAND.len()));
        }
        numbers.nation = 'W';
        for n in 0..4 {
            authorities.push(authority(&mut numbers, dice, &WALES, n));
        }
        Self { authorities, english }
    }

    /// Some authority of England, more often one of a large region.
    pub fn somewhere(&self, dice: &mut Dice) -> usize {
        let index: Vec<usize> = (0..ENGLAND.len()).collect();
        let region = *dice.weigh(&index, |region| ENGLAND[*region].weight);
        let of_region = (self.english - region).div_ceil(ENGLAND.len());
        region + dice.below(of_region) * ENGLAND.len()
    }

    /// Another authority of the same region, or the same one.
    pub fn nearby(&self, home: usize, dice: &mut Dice) -> usize {
        let region = home % ENGLAND.len();
        let of_region = (self.english - region).div_ceil(ENGLAND.len());
        region + dice.below(of_region) * ENGLAND.len()
    }

    pub fn wales(&self, dice: &mut Dice) -> usize {
        self.english + dice.below(self.authorities.len() - self.english)
    }
}

/// The three-digit codes no real authority has. Those from 190 are kept for authorities of the past.
fn la_code(n: usize) -> String {
    let code = if n < 38 { 950 + n } else { 101 + n - 38 };
    code.to_string()
}

/// The nth authority of a region. Two in three are one-tier; the others are counties of three districts.
fn authority(numbers: &mut AreaNumbers, dice: &mut Dice, region: &Region, nth: usize) -> LocalAuthority {
    let la_code = la_code(numbers.authorities);
    let is_county = region.code.code != "H" && nth % 3 == 1;
    let towns: Vec<String> = (0..if is_county { 9 } else { 3 }).map(|_| numbers.place()).collect();
    let name = if is_county { shire(&numbers.place()) } else { towns[0].clone() };
    let gss = numbers.authority_code();
    let mut districts = Vec::new();
    for towns in towns.chunks(3) {
        let code = if is_county { numbers.district_code() } else { gss.clone() };
        let name = towns[0].clone();
        districts.push(District::new(numbers, AreaCode { code, name }, towns.to_vec(), region));
    }
    spread(&mut districts, region, nth, dice);
    LocalAuthority {
        constituencies: constituencies(numbers, &towns),
        la: AreaCode { code: la_code, name: name.clone() },
        gss,
        region: region.code,
        free_meals: region.free_meals,
        county: is_county.then_some(name),
        districts,
        urban: !is_county,
        outward: format!("{}{}", region.postcode_area, nth + 1),
    }
}

fn shire(place: &str) -> String {
    format!("{}shire", place.split(' ').next().unwrap_or(place))
}

fn constituencies(numbers: &mut AreaNumbers, towns: &[String]) -> Vec<AreaCode> {
    let pairs = towns.chunks(3).map(|towns| format!("{} and {}", towns[0], towns[towns.len() - 1]));
    let mut seats: Vec<_> = pairs.collect();
    seats.push(format!("{} East", towns[0]));
    seats.into_iter().map(|name| numbers.constituency(name)).collect()
}

/// Puts the districts around one of the region's anchors.
fn spread(districts: &mut [District], region: &Region, nth: usize, dice: &mut Dice) {
    let (east, north) = region.anchors[nth % region.anchors.len()];
    for district in districts {
        let around = |dice: &mut Dice| dice.between(-district.reach / 2, district.reach / 2);
        district.centre = (i64::from(east) * 1000 + around(dice), i64::from(north) * 1000 + around(dice));
    }
}
