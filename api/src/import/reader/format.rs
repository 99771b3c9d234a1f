//! Which kind of file a name promises. Serves the listing of folders and archives; the bytes are judged later.

/// What to do with a file before its bytes are CSV.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    Csv,
    Gzip,
    Zip,
}

impl Format {
    /// The format that a file name ends in, in either case.
    pub fn of(name: &str) -> Option<Self> {
        let name = name.to_ascii_lowercase();
        let endings = [(".csv", Self::Csv), (".csv.gz", Self::Gzip), (".zip", Self::Zip)];
        endings.into_iter().find(|(ending, _)| name.ends_with(ending)).map(|(_, format)| format)
    }
}

/// Files that a desktop leaves behind: `.DS_Store`, `._edubase.csv`.
pub(super) fn is_hidden(name: &str) -> bool {
    name.rsplit('/').next().is_some_and(|last| last.starts_with('.'))
}
