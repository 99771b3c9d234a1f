//! The older key of a school: its authority and its number there.

crate::identifier::text_identifier!(
    /// An authority's three-digit code and the school's four-digit number there, as `LLL/EEEE`.
    /// Not unique over time: a successor may take it over.
    Laestab, "a LAESTAB", "three digits, a slash (which may be left out) and four digits", canonical
);

impl Laestab {
    /// Joins an authority's code and a school's number there; none where either is not digits.
    pub fn new(la_code: &str, establishment_number: &str) -> Option<Self> {
        format!("{la_code}/{establishment_number:0>4}").parse().ok()
    }
}

fn canonical(text: &str) -> Option<String> {
    let (authority, number) = text.split_once('/').or_else(|| text.split_at_checked(3))?;
    let digits = |part: &str, length| part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit());
    (digits(authority, 3) && digits(number, 4)).then(|| format!("{authority}/{number}"))
}

#[cfg(test)]
mod tests {
    use super::Laestab;

    #[test]
    fn the_slash_may_be_left_out() {
        assert_eq!("2013614".parse::<Laestab>().unwrap().as_str(), "201/3614");
        assert_eq!("201/3614".parse::<Laestab>().unwrap().as_str(), "201/3614");
        for bad in ["201/361", "20/13614", "abc/defg", "201-3614", "££3614"] {
            assert!(bad.parse::<Laestab>().is_err(), "{bad} was taken for a LAESTAB");
        }
    }

    #[test]
    fn a_short_number_is_padded() {
        assert_eq!(Laestab::new("201", "14").unwrap().as_str(), "201/0014");
        assert_eq!(Laestab::new("201", "14a"), None);
    }
}
