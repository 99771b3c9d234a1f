//! The number that names a group of schools.

crate::identifier::numeric_identifier!(
    /// The register's group identifier, at most six digits: the key of a trust.
    TrustUid, "a group UID", "one to six digits", |text| text.len() <= 6
);

#[cfg(test)]
mod tests {
    use super::TrustUid;

    #[test]
    fn a_group_uid_has_at_most_six_digits() {
        assert_eq!("2044".parse::<TrustUid>().unwrap().number(), 2044);
        assert!("1234567".parse::<TrustUid>().is_err());
        assert!("TR00261".parse::<TrustUid>().is_err());
    }
}
