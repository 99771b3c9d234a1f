//! What schools are held against each other by. Another factor is another entry in [`FACTORS`], with the weights
//! balanced anew.

use crate::register::{SchoolRecord, counts::Count};

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

/// Every factor.
pub const FACTORS: [Factor; 8] = [
    Factor {
        name: "free school meals",
        weight: 0.30,
        needed: true,
        least_spread: 1.0,
        number: |school| per_cent(school.counts.fsm_share),
        shown: |school| share(school.counts.fsm_share),
    },
    Factor {
        name: "first language not English",
        weight: 0.15,
        needed: false,
        least_spread: 1.0,
        number: |school| per_cent(school.counts.eal),
        shown: |school| share(school.counts.eal),
    },
    Factor {
        name: "support for special needs",
        weight: 0.05,
        needed: false,
        least_spread: 1.0,
        number: |school| per_cent(school.counts.sen_support),
        shown: |school| share(school.counts.sen_support),
    },
    Factor {
        name: "education, health and care plans",
        weight: 0.05,
        needed: false,
        least_spread: 1.0,
        number: |school| per_cent(school.counts.ehcp),
        shown: |school| share(school.counts.ehcp),
    },
    // Twenty pupils more are much for a small school and little for a large one: doublings count.
    Factor {
        name: "pupils",
        weight: 0.20,
        needed: true,
        least_spread: 0.1,
        number: |school| school.counts.pupils.value.filter(|pupils| *pupils > 0).map(|pupils| (pupils as f32).log2()),
        shown: |school| school.counts.pupils.value.map(|pupils| pupils.to_string()),
    },
    Factor {
        name: "youngest age",
        weight: 0.075,
        needed: false,
        least_spread: 1.0,
        number: |school| school.ages.0.map(|years| years as f32),
        shown: |school| school.ages.0.map(|years| years.to_string()),
    },
    Factor {
        name: "oldest age",
        weight: 0.075,
        needed: false,
        least_spread: 1.0,
        number: |school| school.ages.1.map(|years| years as f32),
        shown: |school| school.ages.1.map(|years| years.to_string()),
    },
    // Town and country are one spread apart, which is more than yes and no ever spread.
    Factor {
        name: "surroundings",
        weight: 0.10,
        needed: false,
        least_spread: 1.0,
        number: |school| is_urban(school).map(|is| if is { 1.0 } else { 0.0 }),
        shown: |school| is_urban(school).map(|is| if is { "urban" } else { "rural" }.to_owned()),
    },
];

/// A number for each factor; not a number where there is none.
pub type Numbers = [f32; FACTORS.len()];

/// How many spreads apart schools are taken to be in a factor that either lacks: as far as any two.
const UNKNOWN: f32 = 1.0;

fn per_cent(count: Count) -> Option<f32> {
    count.value.map(|tenths| tenths as f32 / 10.0)
}

fn share(count: Count) -> Option<String> {
    per_cent(count).map(|percent| format!("{percent:.1}%"))
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

/// How schools of one kind are measured: what each factor weighs, and what it is divided by.
pub(super) struct Measure {
    /// The weights of the factors that are known of any school of the kind, so that they are one together; 0 for others.
    weights: Numbers,
    /// The standard deviation of each factor, or the least that it is taken to be.
    spreads: Numbers,
}

impl Measure {
    pub fn of(schools: &[Numbers]) -> Self {
        let known = |factor: usize| {
            schools.iter().map(move |numbers| f64::from(numbers[factor])).filter(|number| !number.is_nan())
        };
        let weight = |factor: usize| if known(factor).next().is_some() { FACTORS[factor].weight } else { 0.0 };
        let total: f32 = (0..FACTORS.len()).map(weight).sum();
        let spread = |factor: usize| (deviation(known(factor)) as f32).max(FACTORS[factor].least_spread);
        Self { weights: std::array::from_fn(|factor| weight(factor) / total), spreads: std::array::from_fn(spread) }
    }

    /// What each factor adds to the distance between two schools.
    pub fn parts(&self, one: &Numbers, other: &Numbers) -> Numbers {
        std::array::from_fn(|factor| {
            let apart = (one[factor] - other[factor]).abs() / self.spreads[factor];
            self.weights[factor] * if apart.is_nan() { UNKNOWN } else { apart }
        })
    }

    /// Whether any school of the kind is known by a factor.
    pub fn knows(&self, factor: usize) -> bool {
        self.weights[factor] > 0.0
    }
}

/// The standard deviation of some numbers; 0 where there are none.
fn deviation(numbers: impl Iterator<Item = f64> + Clone) -> f64 {
    let count = numbers.clone().count().max(1) as f64;
    let mean = numbers.clone().sum::<f64>() / count;
    (numbers.map(|number| (number - mean).powi(2)).sum::<f64>() / count).sqrt()
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

    const PLAIN: Numbers = [20.0, 9.0, 12.0, 3.0, 8.0, 4.0, 11.0, 1.0];

    fn unlike(changes: &[(usize, f32)]) -> Numbers {
        let mut numbers = PLAIN;
        changes.iter().for_each(|(factor, number)| numbers[*factor] = *number);
        numbers
    }

    fn close(left: Numbers, right: Numbers) -> bool {
        left.iter().zip(right).all(|(left, right)| (left - right).abs() < 1e-6)
    }

    #[test]
    fn the_weights_are_one_together() {
        assert!((FACTORS.iter().map(|factor| factor.weight).sum::<f32>() - 1.0).abs() < 1e-6);
    }

    #[test]
    fn a_spread_of_difference_adds_the_weight_whichever_way_it_lies() {
        // Meals spread by ten, pupils by two doublings, and all else by the least.
        let measure = Measure::of(&[PLAIN, unlike(&[(0, 40.0), (4, 12.0)])]);
        let other = unlike(&[(0, 10.0), (4, 10.0), (7, 0.0)]);
        assert!(close(measure.parts(&PLAIN, &PLAIN), [0.0; FACTORS.len()]));
        assert!(close(measure.parts(&PLAIN, &other), [0.30, 0.0, 0.0, 0.0, 0.20, 0.0, 0.0, 0.10]));
        assert_eq!(measure.parts(&other, &PLAIN), measure.parts(&PLAIN, &other));
    }

    #[test]
    fn what_is_not_known_of_one_counts_as_one_spread() {
        let unknown = unlike(&[(5, f32::NAN), (7, f32::NAN)]);
        let measure = Measure::of(&[PLAIN, unknown]);
        for other in [PLAIN, unknown] {
            assert!(close(measure.parts(&unknown, &other), [0.0, 0.0, 0.0, 0.0, 0.0, 0.075, 0.0, 0.10]));
        }
    }

    #[test]
    fn what_is_known_of_no_school_is_left_out_and_the_others_share_its_weight() {
        let uncounted = [(1, f32::NAN), (2, f32::NAN), (3, f32::NAN)];
        let school = unlike(&uncounted);
        let measure = Measure::of(&[school, school]);
        assert!((measure.weights.iter().sum::<f32>() - 1.0).abs() < 1e-6 && !measure.knows(1) && measure.knows(0));
        assert!(close(measure.parts(&school, &school), [0.0; FACTORS.len()]));
        let other = unlike(&[uncounted[0], uncounted[1], uncounted[2], (0, 21.0)]);
        assert!(close(measure.parts(&school, &other), [0.30 / 0.75, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0]));
    }
}
