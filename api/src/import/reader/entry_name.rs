//! What is wrong with the name of an archive's entry. Serves the archive listing.
//!
//! Nothing is ever written to disk under these names. They are refused all the same: an honest register archive has
//! none of them, and the names go into reports and logs.

/// The trouble with a name, as the end of the sentence "holds an entry which …".
pub(super) fn trouble(name: &str) -> Option<&'static str> {
    if name.contains('\\') {
        Some("has a backslash in its name")
    } else if name.chars().any(char::is_control) {
        Some("has control characters in its name")
    } else if is_absolute(name) {
        Some("has an absolute path")
    } else if steps_outside(name) {
        Some("has a path that is not plain folders and a file")
    } else {
        None
    }
}

/// From the root, or from a Windows drive.
fn is_absolute(name: &str) -> bool {
    name.starts_with('/') || matches!(name.as_bytes(), [drive, b':', ..] if drive.is_ascii_alphabetic())
}

/// A folder's own entry ends in a slash, which is the one empty part allowed.
fn steps_outside(name: &str) -> bool {
    name.strip_suffix('/').unwrap_or(name).split('/').any(|part| matches!(part, "" | "." | ".."))
}

#[cfg(test)]
mod tests {
    use super::trouble;

    #[test]
    fn plain_names_and_folders_are_no_trouble() {
        assert!(
            ["edubase.csv", "results/edubase.csv", "results/", "a..b.csv"].iter().all(|name| trouble(name).is_none())
        );
    }

    #[test]
    fn a_name_that_leads_elsewhere_is_trouble() {
        let names = [
            "/etc/x.csv",
            "C:/x.csv",
            "../x.csv",
            "a/../../x.csv",
            "a\\x.csv",
            "a//x.csv",
            "./x.csv",
            "x\u{1b}[2J.csv",
            "",
        ];
        assert!(names.iter().all(|name| trouble(name).is_some()));
    }
}
