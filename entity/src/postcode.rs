//! How a postcode is written.

crate::identifier::text_identifier!(
    /// A United Kingdom postcode, in capitals with one space before its last three characters.
    Postcode, "a postcode", "an area and district, then a digit and two letters, such as LE1 6TP", canonical
);

fn canonical(text: &str) -> Option<String> {
    let text: String = text.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_ascii_uppercase();
    let (outward, inward) = text.split_at_checked(text.len().checked_sub(3)?)?;
    (is_outward(outward) && is_inward(inward)).then(|| format!("{outward} {inward}"))
}

fn is_outward(text: &str) -> bool {
    let area = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let district = &text.as_bytes()[area..];
    matches!(area, 1 | 2)
        && matches!(district.len(), 1 | 2)
        && district[0].is_ascii_digit()
        && district.iter().all(u8::is_ascii_alphanumeric)
}

fn is_inward(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes[0].is_ascii_digit() && bytes[1..].iter().all(u8::is_ascii_alphabetic)
}

#[cfg(test)]
mod tests {
    use super::Postcode;

    #[test]
    fn a_postcode_gets_capitals_and_one_space() {
        for spelling in ["le1 6tp", "LE16TP", " LE1  6TP "] {
            assert_eq!(spelling.parse::<Postcode>().unwrap().as_str(), "LE1 6TP");
        }
        assert_eq!("sw1p4au".parse::<Postcode>().unwrap().as_str(), "SW1P 4AU");
    }

    #[test]
    fn foreign_and_broken_postcodes_are_refused() {
        for bad in ["", "2036", "LE1", "L 6TP", "ÉÉ1 6TP", "LE1 TP6"] {
            assert!(bad.parse::<Postcode>().is_err(), "{bad} was taken for a postcode");
        }
    }
}
