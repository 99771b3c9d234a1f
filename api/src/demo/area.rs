//! Local authorities and what they are divided into.

use super::code::{AreaCode, Code};
use super::region::Region;

/// A local authority, all of it invented except its region.
pub struct LocalAuthority {
    pub la: AreaCode,
    /// The code the Office for National Statistics would have given it.
    pub gss: String,
    pub region: Code,
    pub free_meals: u16,
    /// Shire counties are written into addresses; other authorities are not.
    pub county: Option<String>,
    pub districts: Vec<District>,
    pub constituencies: Vec<AreaCode>,
    pub urban: bool,
    /// The part of a postcode before its district number ends, such as `ZA3`.
    pub outward: String,
}

/// A district of a county, or a whole authority where there is one tier.
pub struct District {
    pub district: AreaCode,
    pub towns: Vec<String>,
    pub villages: Vec<String>,
    pub wards: Vec<Ward>,
    /// Metres of the National Grid.
    pub centre: (i64, i64),
    pub reach: i64,
}

/// A ward. One middle layer area each, to keep the demo's areas simple.
pub struct Ward {
    pub ward: AreaCode,
    pub msoa: AreaCode,
    pub lsoas: Vec<AreaCode>,
}

/// Numbers for area codes, so that none is given twice.
pub struct AreaNumbers {
    /// `E`, or `W` for Wales.
    pub nation: char,
    pub authorities: usize,
    pub districts: usize,
    pub wards: usize,
    pub constituencies: usize,
    pub places: usize,
}

impl AreaNumbers {
    pub fn place(&mut self) -> String {
        self.places += 1;
        super::place_names::place_name(self.places - 1)
    }

    pub fn authority_code(&mut self) -> String {
        self.authorities += 1;
        format!("{}980{:05}", self.nation, self.authorities)
    }

    pub fn district_code(&mut self) -> String {
        self.districts += 1;
        format!("{}981{:05}", self.nation, self.districts)
    }

    pub fn constituency(&mut self, name: String) -> AreaCode {
        self.constituencies += 1;
        AreaCode { code: format!("{}991{:05}", self.nation, self.constituencies), name }
    }

    /// The nth ward of a district, with its output areas.
    pub fn ward(&mut self, name: String, district: &str, nth: usize) -> Ward {
        self.wards += 1;
        let (nation, number) = (self.nation, self.wards);
        let msoa = AreaCode { code: format!("{nation}992{number:05}"), name: format!("{district} {:03}", nth + 1) };
        let lsoa = |letter: usize| AreaCode {
            code: format!("{nation}993{:05}", number * 5 + letter),
            name: format!("{}{}", msoa.name, ["A", "B", "C", "D", "E"][letter]),
        };
        let lsoas = (0..5).map(lsoa).collect();
        Ward { ward: AreaCode { code: format!("{nation}990{number:05}"), name }, msoa, lsoas }
    }
}

impl District {
    const PARTS: [&'static str; 3] = ["Central", "North", "South"];

    /// A district with a town to each three wards.
    pub fn new(numbers: &mut AreaNumbers, district: AreaCode, towns: Vec<String>, region: &Region) -> Self {
        let villages = (0..6).map(|_| numbers.place()).collect();
        let parts = towns.iter().flat_map(|town| Self::PARTS.map(|part| format!("{town} {part}")));
        let parts: Vec<_> = parts.collect();
        let wards = parts.into_iter().enumerate().map(|(n, name)| numbers.ward(name, &district.name, n)).collect();
        Self { district, towns, villages, wards, centre: (0, 0), reach: i64::from(region.reach) * 1000 }
    }
}
