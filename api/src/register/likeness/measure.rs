//! How far schools of one kind are apart.

use super::factor::{FACTORS, Numbers};

/// How many spreads apart schools are taken to be in a factor that either lacks: as far as any two.
const UNKNOWN: f32 = 1.0;

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
