//! A share, with what it is a share of and how sure it is.

use async_graphql::SimpleObject;

use super::wilson;
use crate::school::fact::MissingReason;

/// A share of something, with what it is of.
#[derive(SimpleObject, Clone, Debug, PartialEq)]
pub struct Proportion {
    /// How many of them.
    pub numerator: u32,
    /// Of how many.
    pub denominator: u32,
    /// The share, from 0 to 1. Null where it is a share of nothing.
    pub value: Option<f64>,
    /// Why there is no share: NOT_APPLICABLE where it would be one of nothing. Null where there is one.
    pub missing: Option<MissingReason>,
    /// Where the true share lies, most likely. Null where there is no share.
    pub interval: Option<Interval>,
}

/// Where a true value lies, most likely.
#[derive(SimpleObject, Clone, Debug, PartialEq)]
pub struct Interval {
    /// From here.
    pub low: f64,
    /// To here.
    pub high: f64,
    /// How likely, from 0 to 1: 0.95.
    pub level: f64,
    /// How it was worked out, such as `Wilson`.
    pub method: &'static str,
}

impl Proportion {
    /// So many of so many.
    pub fn of(numerator: u32, denominator: u32) -> Self {
        let interval = wilson::interval(numerator, denominator);
        Self {
            numerator,
            denominator,
            value: interval.map(|_| f64::from(numerator) / f64::from(denominator)),
            missing: interval.is_none().then_some(MissingReason::NotApplicable),
            interval: interval.map(|(low, high)| Interval { low, high, level: 0.95, method: "Wilson" }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_of_nothing_is_none_and_not_nought() {
        let none = Proportion::of(0, 0);
        assert_eq!((none.value, none.missing, none.interval), (None, Some(MissingReason::NotApplicable), None));
        assert_eq!(Proportion::of(7, 10).value, Some(0.7));
    }
}
