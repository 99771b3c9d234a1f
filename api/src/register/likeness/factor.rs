//! What schools are held against each other by. Another factor is another entry in [`FACTORS`], with the weights
//! balanced anew.

use crate::register::SchoolRecord;

/// One number about schools, and how much it matters.
pub struct Factor {
    /// What it is called.
    pub name: &'static str,
    /// How much of the whole it is. All weights add up to one.
    weight: f32,
    /// Whether a school without it cannot be held against others.
    needed: bool,
    /// Its spread is taken to be this at least, so that a kind in which all are nearly the same does not magnify trifles.
    least_spread: f32,
    /// The number of a school; none where the register has none.
    number: fn(&SchoolRecord) -> Option<f32>,
    /// The number as people read it.
    shown: fn(&SchoolRecord) -> Option<String>,
}

/// Every factor. Numbers of the census, such as pupils with another first language or with special needs, go here.
pub const FACTORS: [Factor; 5] = [
    Factor {
        name: "free school meals",
        weight: 0.40,
        needed: true,
        least_spread: 1.0,
        number: free_meals,
        shown: |school| free_meals(school).map(|percent| format!("{percent:.1}%")),
    },
    // Twenty pupils more are much for a small school and little for a large one: doublings count.
    Factor {
        name: "pupils",
        weight: 0.25,
        needed: true,
        least_spread: 0.1,
        number: |school| school.counts.pupils.value.filter(|pupils| *pupils > 0).map(|pupils| (pupils as f32).log2()),
        shown: |school| school.counts.pupils.value.map(|pupils| pupils.to_string()),
    },
    Factor {
        name: "youngest age",
        weight: 0.10,
        needed: false,
        least_spread: 1.0,
        number: |school| school.ages.0.map(|years| years as f32),
        shown: |school| school.ages.0.map(|years| years.to_string()),
    },
    Factor {
        name: "oldest age",
        weight: 0.10,
        needed: false,
        least_spread: 1.0,
        number: |school| school.ages.1.map(|years| years as f32),
        shown: |school| school.ages.1.map(|years| years.to_string()),
    },
    // Town and country are one spread apart, which is more than yes and no ever spread.
    Factor {
        name: "surroundings",
        weight: 0.15,
        needed: false,
        least_spread: 1.0,
        number: |school| is_urban(school).map(|is| if is { 1.0 } else { 0.0 }),
        shown: |school| is_urban(school).map(|is| if is { "urban" } else { "rural" }.to_owned()),
    },
];

/// A number for each factor; not a number where the register has none.
pub type Numbers = [f32; FACTORS.len()];

/// What a factor adds of its weight where one of the schools lacks it: as much as an ordinary difference.
const UNKNOWN: f32 = 1.0;

fn free_meals(school: &SchoolRecord) -> Option<f32> {
    school.counts.fsm_share.value.map(|tenths| tenths as f32 / 10.0)
}

/// Told from the name of the class, since the codes of one edition of the classification mean nothing in the next.
fn is_urban(school: &SchoolRecord) -> Option<bool> {
    let class = school.geo.urban_rural.as_ref()?.name.to_ascii_lowercase();
    match (class.contains("urban"), class.contains("rural")) {
        (true, false) => Some(true),
        (false, true) => Some(false),
        _ => None,
    }
}

/// A school's numbers; none where one that is needed is lacking.
pub(super) fn numbers(school: &SchoolRecord) -> Option<Numbers> {
    let numbers = FACTORS.map(|factor| (factor.number)(school).unwrap_or(f32::NAN));
    let is_complete = FACTORS.iter().zip(numbers).all(|(factor, number)| !factor.needed || !number.is_nan());
    is_complete.then_some(numbers)
}

/// The standard deviation of each factor.
pub(super) fn spreads(schools: &[Numbers]) -> Numbers {
    std::array::from_fn(|factor| {
        let known = || schools.iter().map(|numbers| f64::from(numbers[factor])).filter(|number| !number.is_nan());
        let count = known().count().max(1) as f64;
        let mean = known().sum::<f64>() / count;
        let variance = known().map(|number| (number - mean).powi(2)).sum::<f64>() / count;
        (variance.sqrt() as f32).max(FACTORS[factor].least_spread)
    })
}

/// What each factor adds to the distance between two schools.
pub(super) fn parts(one: &Numbers, other: &Numbers, spreads: &Numbers) -> Numbers {
    std::array::from_fn(|factor| {
        let apart = (one[factor] - other[factor]).abs() / spreads[factor];
        FACTORS[factor].weight * if apart.is_nan() { UNKNOWN } else { apart }
    })
}

impl Factor {
    /// What it says of two schools, and what it adds to their distance: `pupils 210 and 198: 0.03`.
    pub fn explain(&self, one: &SchoolRecord, other: &SchoolRecord, part: f32) -> String {
        let shown = |school| (self.shown)(school).unwrap_or_else(|| "unknown".into());
        format!("{} {} and {}: {part:.2}", self.name, shown(one), shown(other))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAIN: Numbers = [20.0, 8.0, 4.0, 11.0, 1.0];
    const SPREADS: Numbers = [10.0, 1.0, 1.0, 2.0, 1.0];

    #[test]
    fn the_weights_are_one_together() {
        assert!((FACTORS.iter().map(|factor| factor.weight).sum::<f32>() - 1.0).abs() < 1e-6);
    }

    #[test]
    fn a_spread_of_difference_adds_the_weight_whichever_way_it_lies() {
        assert_eq!(parts(&PLAIN, &PLAIN, &SPREADS), [0.0; FACTORS.len()]);
        let other = [10.0, 10.0, 4.0, 11.0, 0.0];
        assert_eq!(parts(&PLAIN, &other, &SPREADS), [0.40, 0.50, 0.0, 0.0, 0.15]);
        assert_eq!(parts(&other, &PLAIN, &SPREADS), parts(&PLAIN, &other, &SPREADS));
    }

    #[test]
    fn what_is_not_known_of_either_counts_as_an_ordinary_difference() {
        let unknown = [20.0, 8.0, f32::NAN, 11.0, f32::NAN];
        for other in [PLAIN, unknown] {
            assert_eq!(parts(&unknown, &other, &SPREADS), [0.0, 0.0, 0.10, 0.0, 0.15]);
        }
    }

    #[test]
    fn a_spread_is_a_standard_deviation_and_never_a_trifle() {
        let schools = [[10.0, 8.0, 4.0, 11.0, f32::NAN], [14.0, 8.0, 4.0, 19.0, f32::NAN]];
        assert_eq!(spreads(&schools), [2.0, 0.1, 1.0, 4.0, 1.0]);
    }
}
