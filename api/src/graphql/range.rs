//! Ranges and lists in filters. A bound or list that is not given does not bind.

use async_graphql::InputObject;

use super::scalars::{Date, Decimal};

/// A span of days, both ends included. Without a bound everything passes, also what has no such day; with one,
/// what has no such day does not.
#[derive(InputObject, Clone, Copy, Debug, Default)]
pub struct DateRange {
    /// The first day that counts; null for no first day.
    pub from: Option<Date>,
    /// The last day that counts; null for no last day.
    pub to: Option<Date>,
}

/// A span of whole numbers, both ends included. Without a bound everything passes, also what has no such number; with
/// one, what has no such number does not.
#[derive(InputObject, Clone, Copy, Debug, Default)]
pub struct IntRange {
    /// The smallest number that counts; null for no smallest.
    pub min: Option<i32>,
    /// The largest number that counts; null for no largest.
    pub max: Option<i32>,
}

/// A span of decimal numbers, both ends included. Without a bound everything passes, also what has no such number; with
/// one, what has no such number does not.
#[derive(InputObject, Clone, Copy, Debug, Default)]
pub struct DecimalRange {
    /// The smallest number that counts; null for no smallest.
    pub min: Option<Decimal>,
    /// The largest number that counts; null for no largest.
    pub max: Option<Decimal>,
}

/// A range that can tell whether a value lies in it. A missing value lies in none that binds.
pub trait Range<T: PartialOrd + Copy> {
    /// Both bounds, as far as they are given.
    fn bounds(&self) -> (Option<T>, Option<T>);

    /// Whether the value lies between the bounds.
    fn holds(&self, value: Option<T>) -> bool {
        match self.bounds() {
            (None, None) => true,
            (low, high) => {
                value.is_some_and(|value| low.is_none_or(|low| low <= value) && high.is_none_or(|high| value <= high))
            }
        }
    }
}

impl Range<chrono::NaiveDate> for DateRange {
    fn bounds(&self) -> (Option<chrono::NaiveDate>, Option<chrono::NaiveDate>) {
        (self.from.map(|day| day.0), self.to.map(|day| day.0))
    }
}

impl Range<i32> for IntRange {
    fn bounds(&self) -> (Option<i32>, Option<i32>) {
        (self.min, self.max)
    }
}

impl Range<rust_decimal::Decimal> for DecimalRange {
    fn bounds(&self) -> (Option<rust_decimal::Decimal>, Option<rust_decimal::Decimal>) {
        (self.min.map(|number| number.0), self.max.map(|number| number.0))
    }
}

/// Whether any value of a list in a filter fits; a list that is not given asks for nothing.
pub fn listed<T>(values: &Option<Vec<T>>, fits: impl Fn(&T) -> bool) -> bool {
    values.as_ref().is_none_or(|values| values.iter().any(fits))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_value_lies_in_no_range_that_binds() {
        let at_least_one = IntRange { min: Some(1), max: None };
        assert!(at_least_one.holds(Some(1)) && !at_least_one.holds(Some(0)) && !at_least_one.holds(None));
        assert!(IntRange::default().holds(None));
    }
}
