//! The number under which a trust's company is registered.

crate::identifier::text_identifier!(
    /// A Companies House number: eight characters, all digits or two letters and six digits.
    CompaniesHouseNumber,
    "a Companies House number",
    "eight digits, or two letters and six digits",
    canonical
);

/// Spreadsheets drop leading zeros, so a shorter run of digits is padded back to eight.
fn canonical(text: &str) -> Option<String> {
    let text = text.to_ascii_uppercase();
    let all_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if all_digits(&text) && text.len() <= 8 {
        return Some(format!("{text:0>8}"));
    }
    let (letters, digits) = text.split_at_checked(2)?;
    let lettered = letters.bytes().all(|byte| byte.is_ascii_uppercase());
    (lettered && digits.len() == 6 && all_digits(digits)).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::CompaniesHouseNumber;

    #[test]
    fn lost_zeros_are_put_back() {
        assert_eq!("7318714".parse::<CompaniesHouseNumber>().unwrap().as_str(), "07318714");
    }

    #[test]
    fn two_letters_and_six_digits_are_a_number_too() {
        assert_eq!("ip12345x".parse::<CompaniesHouseNumber>().ok(), None);
        assert_eq!("ip123456".parse::<CompaniesHouseNumber>().unwrap().as_str(), "IP123456");
        for bad in ["", "123456789", "é2345678", "ABC12345"] {
            assert!(bad.parse::<CompaniesHouseNumber>().is_err(), "{bad} was taken for a company number");
        }
    }
}
