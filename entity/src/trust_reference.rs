//! The reference under which the Department for Education writes to a trust.

crate::identifier::text_identifier!(
    /// A trust reference: `TR` and five digits. Not unique: a trust that changes its form keeps it.
    TrustReference, "a trust reference", "TR and five digits", canonical
);

impl TrustReference {
    /// Reads the register's group ID, in which `.old`, `_old` and `-old` mark a reference that was handed on.
    pub fn from_group_id(group_id: &str) -> Option<Self> {
        let text = group_id.trim().to_ascii_uppercase();
        let bare = [".OLD", "_OLD", "-OLD"].iter().find_map(|mark| text.strip_suffix(mark));
        bare.unwrap_or(&text).parse().ok()
    }
}

fn canonical(text: &str) -> Option<String> {
    let text = text.to_ascii_uppercase();
    let digits = text.strip_prefix("TR")?;
    (digits.len() == 5 && digits.bytes().all(|byte| byte.is_ascii_digit())).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::TrustReference;

    #[test]
    fn a_reference_is_tr_and_five_digits_in_either_case() {
        assert_eq!("tr00261".parse::<TrustReference>().unwrap().as_str(), "TR00261");
        for bad in ["TR0026", "TR002611", "00261", "UT00261"] {
            assert!(bad.parse::<TrustReference>().is_err(), "{bad} was taken for a trust reference");
        }
    }

    #[test]
    fn a_handed_on_reference_loses_its_mark() {
        for marked in ["TR00261.old", "TR00261_old", "TR00261-OLD", "TR00261"] {
            assert_eq!(TrustReference::from_group_id(marked).unwrap().as_str(), "TR00261");
        }
        assert_eq!(TrustReference::from_group_id("Devon Moors Federation"), None);
    }
}
