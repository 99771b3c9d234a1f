//! What a census counted at a school.

use super::form::Kind;
use crate::demo::calendar::census;
use crate::demo::dice::Dice;
use crate::demo::row::Row;
use crate::demo::school::School;
use chrono::{Datelike, NaiveDate};

/// Numbers of pupils.
#[derive(Clone, Copy, Debug, Default)]
pub struct Counts {
    pub pupils: i64,
    pub girls: i64,
    /// With an education, health and care plan, and with other support.
    pub plans: i64,
    pub support: i64,
    /// Whose first language is not English, and of whom that is unknown.
    pub other_language: i64,
    pub unknown_language: i64,
    /// Eligible for free school meals, and at any time in six years.
    pub free_meals: i64,
    pub ever_six: i64,
    /// Those of whom the share of six years is told.
    pub of_pupils: i64,
}

impl Counts {
    pub fn draw(school: &School, known: &Row, day: NaiveDate, kind: Kind, dice: &mut Dice) -> Self {
        let traits = Traits::draw(school, kind, dice);
        let recorded = school.roll.census == Some(day);
        let number = |column: &str| known.get(column).parse::<i64>().unwrap_or_default();
        let pupils = number("NumberOfPupils");
        // The years differ a little. Every one is drawn, so that none shifts the others.
        let drift = dice.between(-5, 5) * i64::from(census(2024).year() - day.year());
        let pupils = if recorded { pupils } else { (pupils * (100 + drift) / 100).max(1) };
        let girls = if number("NumberOfBoys") == 0 { pupils } else { number("NumberOfGirls").min(pupils) };
        let free_meals = match (recorded, number("FSM")) {
            (true, free_meals) => free_meals,
            (false, free_meals) => (free_meals * (100 + drift) / 100).clamp(0, pupils),
        };
        let of_pupils = match kind {
            Kind::Nursery => 0,
            // Most of these pupils are in a sixth form.
            Kind::Special if school.urn.is_multiple_of(9) => (free_meals - 2).max(1),
            _ => pupils - pupils / 10,
        };
        let share = |permille: i64| pupils * permille / 1000;
        Self {
            pupils,
            girls,
            plans: share(traits.plans),
            support: share(traits.support),
            other_language: share(traits.other_language),
            unknown_language: share(if traits.other_language > 300 { 12 } else { 2 }),
            free_meals,
            ever_six: (free_meals * 109 / 100).min(of_pupils),
            of_pupils,
        }
    }
}

/// Shares that hardly change from year to year, in tenths of a per cent.
struct Traits {
    plans: i64,
    support: i64,
    other_language: i64,
}

impl Traits {
    fn draw(school: &School, kind: Kind, dice: &mut Dice) -> Self {
        let crowded = school.spot.as_ref().is_some_and(|spot| spot.postcode.starts_with("ZH"));
        let (plans, support) = match kind {
            Kind::Special | Kind::NonMaintainedSpecial => (dice.between(930, 1000), dice.between(0, 30)),
            Kind::Alternative => (dice.between(60, 400), dice.between(250, 600)),
            Kind::Nursery => (dice.between(0, 40), dice.between(60, 220)),
            _ => (dice.between(5, 55), dice.between(60, 230)),
        };
        let other_language = if crowded { dice.between(180, 720) } else { dice.between(5, 310) };
        Self { plans, support: support.min(1000 - plans), other_language }
    }
}
