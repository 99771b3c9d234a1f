//! The number that names a provider of learning, be it a trust or a school.

crate::identifier::numeric_identifier!(
    /// A UK provider reference number: eight digits that start with 1. Not unique: a successor may take it over.
    Ukprn, "a UKPRN", "eight digits, the first a 1", |text| text.len() == 8 && text.starts_with('1')
);

#[cfg(test)]
mod tests {
    use super::Ukprn;

    #[test]
    fn a_ukprn_is_eight_digits_that_start_with_one() {
        assert_eq!("10058308".parse::<Ukprn>().unwrap().number(), 10_058_308);
        for bad in ["20058308", "1005830", "100583080", ""] {
            assert!(bad.parse::<Ukprn>().is_err(), "{bad} was taken for a UKPRN");
        }
    }
}
