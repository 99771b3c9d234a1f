//! How many pupils a school has, as far as a census counted them.

use super::School;
use super::founding::{Founding, dashed};
use crate::demo::calendar::{census, census_known_on, day};
use crate::demo::dice::Dice;
use crate::demo::phase::Phase;
use crate::demo::plan::{Fate, Site};
use crate::demo::row::Row;
use crate::demo::spot::Spot;
use crate::demo::vocabulary::{BOYS, GIRLS};
use crate::demo::world::World;
use chrono::{Datelike, NaiveDate};

#[derive(Clone, Copy, Default)]
pub struct Roll {
    pub capacity: Option<i64>,
    /// Blank when no census reached the school.
    pub census: Option<NaiveDate>,
    pub pupils: i64,
    pub free_meals: i64,
    /// Tenths of a per cent.
    pub free_meals_share: i64,
}

const PRIMARY: [i64; 16] = [75, 105, 105, 140, 150, 180, 210, 210, 210, 240, 270, 315, 360, 420, 420, 630];
const SECONDARY: [i64; 10] = [600, 750, 800, 900, 1050, 1050, 1200, 1350, 1500, 1800];
const SMALL: [i64; 8] = [24, 40, 60, 80, 105, 120, 150, 200];

impl Roll {
    pub fn draw(
        world: &World,
        site: &Site,
        phase: Phase,
        founding: &Founding,
        spot: Option<&Spot>,
        dice: &mut Dice,
    ) -> Self {
        let capacity = capacity(site, phase, dice);
        let full = dice.between(68, 104);
        let usual = spot.map_or(0, |spot| i64::from(spot.la(&world.atlas).free_meals));
        let share = (usual * dice.between(2, 21) + if site.kind.is_special() { 150 } else { 0 }).min(820);
        let latest = census_known_on(world.options.establishments_as_of);
        let roll = Self { capacity, ..Self::default() };
        let reached =
            site.kind.has_census() && dice.chance(930) && founding.opened.is_none_or(|opened| opened <= latest);
        match last_census(site.fate, founding.closed, latest) {
            Some(census) if reached => roll.counted(census, capacity.unwrap_or(90) * full / 100, share),
            _ => roll,
        }
    }

    /// Smaller or larger than the academy that followed, and counted before it.
    pub fn of_predecessor(academy: &Self, closed: Option<NaiveDate>, latest: NaiveDate, dice: &mut Dice) -> Self {
        let roll = Self { capacity: academy.capacity, ..Self::default() };
        let pupils = academy.capacity.unwrap_or(150) * dice.between(70, 100) / 100;
        match last_census(Fate::Closed, closed, latest) {
            Some(census) => roll.counted(census, pupils, (academy.free_meals_share + dice.between(-40, 40)).max(0)),
            None => roll,
        }
    }

    /// Nursery and sixth-form pupils are not in the denominator, which is left out here by a tenth.
    fn counted(self, census: NaiveDate, pupils: i64, share: i64) -> Self {
        let free_meals = (pupils - pupils / 10) * share / 1000;
        Self { census: Some(census), pupils, free_meals, free_meals_share: share, ..self }
    }

    pub fn fill(&self, row: &mut Row, school: &School, dice: &mut Dice) {
        if let Some(capacity) = self.capacity {
            row.set("SchoolCapacity", capacity);
        }
        let Some(census) = self.census else { return };
        row.set("CensusDate", dashed(self.census));
        row.set("NumberOfPupils", self.pupils);
        let (boys, girls) = self.boys_and_girls(school, dice);
        row.set("NumberOfBoys", boys);
        row.set("NumberOfGirls", girls);
        // Independent schools do not report free meals.
        if school.kind.group.code != "3" {
            row.set("FSM", self.free_meals);
            row.set("PercentageFSM", self.share_as_written(census));
        }
    }

    /// One in fifty does not add up, because the numbers are corrected at different times.
    fn boys_and_girls(&self, school: &School, dice: &mut Dice) -> (i64, i64) {
        let boys = self.pupils * dice.between(46, 54) / 100;
        let off = if dice.chance(20) { dice.between(1, 4) } else { 0 };
        match school.gender.code {
            code if code == BOYS.code => (self.pupils, 0),
            code if code == GIRLS.code => (0, self.pupils),
            _ => (boys, self.pupils - boys + off),
        }
    }

    /// Censuses before 2022 wrote one decimal; later ones two, and then no zero before the point.
    fn share_as_written(&self, census: NaiveDate) -> String {
        let (whole, tenth) = (self.free_meals_share / 10, self.free_meals_share % 10);
        match whole {
            _ if census.year() < 2022 => format!("{whole}.{tenth}"),
            0 => format!(".{tenth}0"),
            _ => format!("{whole}.{tenth}0"),
        }
    }
}

fn capacity(site: &Site, phase: Phase, dice: &mut Dice) -> Option<i64> {
    let missing = match site.fate {
        Fate::Closed => 450,
        _ if !site.kind.has_census() => 900,
        _ => 45,
    };
    let capacity = match phase {
        Phase::Primary | Phase::MiddlePrimary => dice.pick(&PRIMARY),
        Phase::Secondary | Phase::AllThrough | Phase::MiddleSecondary => dice.pick(&SECONDARY),
        Phase::Sixteen => dice.pick(&SECONDARY) + 400,
        _ => dice.pick(&SMALL),
    };
    (!dice.chance(missing)).then_some(capacity)
}

/// The register keeps the last census before a school closed, for those closed since 2017.
fn last_census(fate: Fate, closed: Option<NaiveDate>, latest: NaiveDate) -> Option<NaiveDate> {
    match (fate, closed) {
        (Fate::Proposed, _) => None,
        (Fate::Closed, Some(closed)) if closed > day(2017, 1, 31) => {
            let year = if closed > census(closed.year()) { closed.year() } else { closed.year() - 1 };
            Some(census(year).min(latest))
        }
        (Fate::Closed, _) => None,
        _ => Some(latest),
    }
}
