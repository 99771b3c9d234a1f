//! Numbers as the files write them. Serves [`Row`](super::Row). Stricter than Rust's own parsers, which take `1e5`,
//! `nan` and `1_000` for numbers; looser about `.00`, and about the `.0` that data tools append.

use rust_decimal::Decimal;

type Reason = &'static str;

/// A whole number, also one written as `12.0`.
pub(super) fn integer(text: &str) -> Result<i64, Reason> {
    let whole = without_zero_decimals(text);
    let digits = whole.strip_prefix('-').unwrap_or(whole);
    if !all_digits(digits) {
        return Err("is not a whole number");
    }
    whole.parse().map_err(|_| "is too large a number")
}

/// A number with or without decimals and percent sign.
pub(super) fn decimal(text: &str) -> Result<Decimal, Reason> {
    let number = text.strip_suffix('%').unwrap_or(text).trim_end();
    let digits = number.strip_prefix('-').unwrap_or(number);
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, "0"));
    let parts = [whole, decimals];
    if parts.concat().is_empty() || !parts.iter().all(|part| part.is_empty() || all_digits(part)) {
        return Err("is not a number");
    }
    Decimal::from_str_exact(number).map_err(|_| "has more digits than a number here can have")
}

/// `2` for `2.0`: what is left when a data tool took a column of codes for fractions.
pub(super) fn without_zero_decimals(text: &str) -> &str {
    match text.split_once('.') {
        Some((whole, zeros)) if all_digits(zeros) && zeros.bytes().all(|digit| digit == b'0') => whole,
        _ => text,
    }
}

pub(super) fn all_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::{decimal, integer};

    #[test]
    fn a_whole_number_may_have_lost_its_shape_in_a_data_tool() {
        assert_eq!(
            [integer("12"), integer("-3"), integer("10151730.0"), integer("007")],
            [Ok(12), Ok(-3), Ok(10_151_730), Ok(7)]
        );
    }

    #[test]
    fn what_is_not_a_whole_number_is_refused() {
        assert!(
            ["1.5", "1e5", "1,234", "+1", "--1", "-", "x", "٣", ".0", "99999999999999999999"]
                .iter()
                .all(|text| integer(text).is_err())
        );
    }

    #[test]
    fn a_decimal_may_lack_its_zero_or_carry_a_percent_sign() {
        let read = |text| decimal(text).map(|number| number.to_string());
        assert_eq!(
            ["7.5", ".00", "5.", "-0.25", "46.90%"].map(|text| read(text).unwrap()),
            ["7.5", "0.00", "5", "-0.25", "46.90"]
        );
    }

    #[test]
    fn what_is_not_a_decimal_is_refused() {
        let texts = ["1e5", "nan", "inf", "1_000", "1,234", ".", "%", "-", "1.2.3", "+1", "x", "--1", "1%%"];
        assert!(texts.iter().all(|text| decimal(text).is_err()));
        assert!(decimal(&"9".repeat(40)).is_err());
    }
}
