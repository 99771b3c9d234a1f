//! The number that names a school.

crate::identifier::numeric_identifier!(
    /// A school's unique reference number: six digits, issued by the Department for Education, never reused.
    Urn, "a URN", "six digits, the first not zero", |text| text.len() == 6 && !text.starts_with('0')
);

#[cfg(test)]
mod tests {
    use super::Urn;

    #[test]
    fn a_urn_is_six_digits() {
        assert_eq!(" 100001 ".parse::<Urn>().unwrap().to_string(), "100001");
        for bad in ["", "10000", "1000001", "012345", "10000a", "-10000", "１００００１"] {
            assert!(bad.parse::<Urn>().is_err(), "{bad} was taken for a URN");
        }
    }

    #[test]
    fn the_error_says_what_was_wrong() {
        let error = "12".parse::<Urn>().unwrap_err();
        assert_eq!(error.to_string(), "\"12\" is not a URN: six digits, the first not zero.");
    }
}
