//! Figures of a trust: sums and shares over its open schools, and how many schools had nothing to add.

use async_graphql::SimpleObject;
use chrono::NaiveDate;
use rust_decimal::Decimal as Exact;

use crate::{
    graphql::scalars::{Date, Decimal},
    school::fact::MissingReason,
};

/// A figure over a trust's open schools. Schools that lack a part of it are left out and counted.
#[derive(SimpleObject, Clone, Copy, Debug, PartialEq, Eq)]
pub struct TrustFigure {
    /// The sum or share; null where no school could be counted.
    value: Option<Decimal>,
    /// Why there is no value; null where there is one.
    missing: Option<MissingReason>,
    /// Open schools that the figure rests on.
    schools_counted: i32,
    /// Open schools that had no value, and are not in the figure.
    schools_without_value: i32,
    /// The earliest day that a counted value describes; null where none is known.
    earliest_as_of: Option<Date>,
    /// The latest day that a counted value describes; null where none is known.
    latest_as_of: Option<Date>,
}

/// What one school adds to a figure: part of a whole for shares, part of one for sums.
pub struct Share {
    /// Added to the top.
    pub part: Exact,
    /// Added to the bottom.
    pub whole: Exact,
    /// The day that both describe.
    pub as_of: Option<NaiveDate>,
}

/// How tops and bottoms become a value.
#[derive(Clone, Copy)]
pub enum Measure {
    /// The sum of the parts.
    Sum,
    /// The parts as a percentage of the wholes, to one decimal.
    Percent,
}

impl TrustFigure {
    /// Adds up what each open school gives; `none` is the reason where there is no school to count.
    pub fn new(shares: &[Option<Share>], measure: Measure, none: MissingReason) -> Self {
        let counted: Vec<&Share> = shares.iter().flatten().collect();
        let sum = |part: fn(&Share) -> Exact| counted.iter().map(|share| part(share)).sum::<Exact>();
        let days = || counted.iter().filter_map(|share| share.as_of).map(Date);
        let value = match measure {
            _ if counted.is_empty() => None,
            Measure::Sum => Some(sum(|share| share.part)),
            Measure::Percent => percent(sum(|share| share.part), sum(|share| share.whole)),
        };
        let missing = if shares.is_empty() { none } else { MissingReason::NotCollected };
        Self {
            value: value.map(Decimal),
            missing: value.is_none().then_some(missing),
            schools_counted: counted.len() as i32,
            schools_without_value: (shares.len() - counted.len()) as i32,
            earliest_as_of: days().min(),
            latest_as_of: days().max(),
        }
    }

    /// The value as a whole number, to order and filter by.
    pub fn whole(&self) -> Option<i64> {
        use rust_decimal::prelude::ToPrimitive as _;
        self.value.and_then(|value| value.0.to_i64())
    }
}

/// A part as a percentage of a whole, to one decimal, halves away from zero; none of nothing.
pub fn percent(part: Exact, whole: Exact) -> Option<Exact> {
    let share = (part * Exact::ONE_HUNDRED).checked_div(whole)?;
    Some(share.round_dp_with_strategy(1, rust_decimal::RoundingStrategy::MidpointAwayFromZero))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn share(part: i64, whole: i64) -> Option<Share> {
        Some(Share { part: part.into(), whole: whole.into(), as_of: None })
    }

    #[test]
    fn a_school_without_a_value_is_counted_but_adds_nothing() {
        let figure = TrustFigure::new(&[share(90, 100), None], Measure::Percent, MissingReason::NotApplicable);
        assert_eq!(figure.value, Some(Decimal(90.into())));
        assert_eq!((figure.schools_counted, figure.schools_without_value), (1, 1));
    }

    #[test]
    fn a_percentage_weighs_schools_by_their_size() {
        let figure =
            TrustFigure::new(&[share(50, 100), share(300, 300)], Measure::Percent, MissingReason::NotApplicable);
        assert_eq!(figure.value, Some(Decimal(Exact::new(875, 1))));
    }

    #[test]
    fn no_schools_make_no_zero() {
        let figure = TrustFigure::new(&[], Measure::Sum, MissingReason::SourceDatesDiffer);
        assert_eq!((figure.value, figure.missing), (None, Some(MissingReason::SourceDatesDiffer)));
    }
}
