//! What schools are held against each other by. Another factor is another entry in [`FACTORS`], with the weights
//! balanced anew.

use crate::register::{SchoolRecord, counts::Count};

/// One number about schools, and how much it matters.
pub struct Factor {
    /// What it is called.
    pub name: &'static str,
    /// How much of the whole it is. All weights add up to one.
    pub(super) weight: f32,
    /// Whether a school without it cannot be held against others.
    needed: bool,
    /// Its spread is taken to be this at least, so that a kind in which all are nearly the same does not magnify trifles.
    pub(super) least_spread: f32,
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

    #[test]
    fn the_weights_are_one_together() {
        assert!((FACTORS.iter().map(|factor| factor.weight).sum::<f32>() - 1.0).abs() < 1e-6);
    }
}
