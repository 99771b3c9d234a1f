//! Money, as GraphQL shows it.

use async_graphql::{Enum, InputObject, SimpleObject};

use super::{scalars::Decimal, user_error::UserError};

/// In what money is counted.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum CurrencyCode {
    /// Pounds sterling.
    #[graphql(name = "GBP")]
    Gbp,
}

/// An amount of money.
#[derive(SimpleObject, Clone, Copy, Debug)]
pub struct Money {
    /// How much, in pounds.
    pub amount: Decimal,
    /// In what it is counted.
    pub currency_code: CurrencyCode,
    /// The year in whose prices it is told, such as `2024-25`, where it was converted into those. Null where it is the amount
    /// that is or was paid.
    pub price_base: Option<&'static str>,
}

/// An amount of money.
#[derive(InputObject, Clone, Copy, Debug)]
pub struct MoneyInput {
    /// How much, in pounds and pence: at most a hundred million.
    pub amount: Decimal,
    /// In what it is counted.
    #[graphql(default_with = "CurrencyCode::Gbp")]
    pub currency_code: CurrencyCode,
}

/// The largest amount, in pence.
const MOST_PENCE: i64 = 10_000_000_000;

impl Money {
    /// So many pence.
    pub fn of_pence(pence: i64) -> Self {
        let amount = Decimal(rust_decimal::Decimal::new(pence, 2).normalize());
        Self { amount, currency_code: CurrencyCode::Gbp, price_base: None }
    }
}

impl MoneyInput {
    /// The same in pence; refused with parts of a penny, below nothing, or beyond all bounds.
    pub fn pence(&self, path: &[&str]) -> Result<i64, UserError> {
        let pence = self.amount.0.checked_mul(100.into()).map(|pence| pence.normalize());
        pence
            .filter(|pence| pence.scale() == 0)
            .and_then(|pence| i64::try_from(pence.mantissa()).ok())
            .filter(|pence| (0..=MOST_PENCE).contains(pence))
            .ok_or_else(|| UserError::invalid(path, "An amount is in pounds and pence, from 0 to a hundred million."))
    }
}

/// A number in hundredths; none where it has smaller parts or is beyond all bounds.
pub fn hundredths(number: Decimal) -> Option<i32> {
    let whole = number.0.checked_mul(100.into())?.normalize();
    if whole.scale() == 0 { i32::try_from(whole.mantissa()).ok() } else { None }
}

/// A number of hundredths.
pub fn of_hundredths(hundredths: i32) -> Decimal {
    Decimal(rust_decimal::Decimal::new(hundredths.into(), 2).normalize())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pence(amount: &str) -> Option<i64> {
        let amount = Decimal(amount.parse().unwrap());
        MoneyInput { amount, currency_code: CurrencyCode::Gbp }.pence(&[]).ok()
    }

    #[test]
    fn money_is_counted_in_whole_pence() {
        assert_eq!((pence("12.5"), pence("12.500"), pence("0")), (Some(1250), Some(1250), Some(0)));
        assert_eq!((pence("0.001"), pence("-1"), pence("100000000.01")), (None, None, None));
        assert_eq!(pence("100000000"), Some(10_000_000_000));
        assert_eq!(Money::of_pence(1250).amount.0.to_string(), "12.5");
        assert_eq!(
            (hundredths(Decimal("0.4".parse().unwrap())), hundredths(Decimal("0.405".parse().unwrap()))),
            (Some(40), None)
        );
    }
}
