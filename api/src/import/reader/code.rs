//! Codes whose leading zeros come and go. Serves [`Row`](super::Row); what a code stands for is the importer's.

use super::number::{all_digits, without_zero_decimals};
use std::borrow::Cow;

/// A numeric code as `width` digits, or more where it has more; any other code as it is.
pub(super) fn padded(text: &str, width: usize) -> Cow<'_, str> {
    let number = without_zero_decimals(text);
    if !all_digits(number) {
        return Cow::Borrowed(text);
    }
    let significant = number.trim_start_matches('0');
    if significant.len() >= width {
        // A zero of width 0 or 1 keeps its one digit.
        return Cow::Borrowed(if significant.is_empty() { "0" } else { significant });
    }
    // Zeros enough are often there already, and then nothing needs to be built.
    match number.len().checked_sub(width) {
        Some(surplus) => Cow::Borrowed(&number[surplus..]),
        None => Cow::Owned(format!("{significant:0>width$}")),
    }
}

#[cfg(test)]
mod tests {
    use super::padded;

    #[test]
    fn a_numeric_code_has_its_zeros_whatever_a_tool_did_to_them() {
        assert_eq!(
            ["2", "02", "002", "2.0", "0", "00", "123"].map(|text| padded(text, 2).into_owned()),
            ["02", "02", "02", "02", "00", "00", "123"]
        );
        assert_eq!(padded("8652226", 8), "08652226");
    }

    #[test]
    fn a_code_with_letters_is_left_alone() {
        assert_eq!(
            ["E02000001", "NI012345", "2.5", "-1"].map(|text| padded(text, 8).into_owned()),
            ["E02000001", "NI012345", "2.5", "-1"]
        );
    }

    #[test]
    fn a_zero_keeps_a_digit_at_any_width() {
        assert_eq!([padded("0", 0), padded("000", 1)], ["0", "0"]);
    }
}
