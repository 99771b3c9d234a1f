//! The counts of the whole country, which the file has too.

use super::counts::Counts;
use super::form::Kind;

/// The counts of the whole country, of three kinds of school.
#[derive(Default)]
pub struct Totals([Counts; 3]);

impl Totals {
    pub fn add(&mut self, kind: Kind, counts: &Counts) {
        let place = match kind {
            Kind::Primary => 0,
            Kind::Secondary => 1,
            Kind::Special | Kind::NonMaintainedSpecial => 2,
            _ => return,
        };
        let total = &mut self.0[place];
        total.pupils += counts.pupils;
        total.girls += counts.girls;
        total.plans += counts.plans;
        total.support += counts.support;
        total.other_language += counts.other_language;
        total.unknown_language += counts.unknown_language;
        total.free_meals += counts.free_meals;
        total.ever_six += counts.ever_six;
        total.of_pupils += counts.of_pupils;
    }

    pub fn by_kind(&self) -> impl Iterator<Item = (&'static str, &Counts)> {
        ["PRI", "SEC", "SPE"].into_iter().zip(&self.0)
    }
}
