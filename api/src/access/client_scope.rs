//! What a partner system may be allowed.

use std::{fmt, str::FromStr};

/// What a partner system may be allowed, for the trusts that it acts for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ClientScope {
    /// Reading practices that are shared with everybody who is signed in.
    PracticeRead,
    /// Writing practices, and adopting them.
    PracticeWrite,
    /// Reading the members of staff.
    StaffRead,
    /// Writing the members of staff.
    StaffWrite,
    /// Reading secondments, and needs that are shown to who is signed in.
    SecondmentRead,
    /// Acting on secondments and needs.
    SecondmentWrite,
    /// Knowing who a secondee is.
    SecondmentIdentity,
}

impl ClientScope {
    /// All of them, as they are listed.
    pub const ALL: [Self; 7] = [
        Self::PracticeRead,
        Self::PracticeWrite,
        Self::StaffRead,
        Self::StaffWrite,
        Self::SecondmentRead,
        Self::SecondmentWrite,
        Self::SecondmentIdentity,
    ];

    /// As OAuth spells it.
    pub fn name(self) -> &'static str {
        match self {
            Self::PracticeRead => "practice:read",
            Self::PracticeWrite => "practice:write",
            Self::StaffRead => "staff:read",
            Self::StaffWrite => "staff:write",
            Self::SecondmentRead => "secondment:read",
            Self::SecondmentWrite => "secondment:write",
            Self::SecondmentIdentity => "secondment:identity",
        }
    }

    /// Those that a list names, blanks between. What is no scope of ours is passed over: issuers name others too.
    pub fn known_in(list: &str) -> impl Iterator<Item = Self> {
        list.split_ascii_whitespace().filter_map(|name| name.parse().ok())
    }

    /// A list of them, blanks between.
    pub fn list(scopes: impl IntoIterator<Item = Self>) -> String {
        scopes.into_iter().map(Self::name).collect::<Vec<_>>().join(" ")
    }
}

impl fmt::Display for ClientScope {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for ClientScope {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        let known = || Self::ALL.map(Self::name).join(", ");
        let shown: String = name.chars().take(40).collect();
        let found = Self::ALL.into_iter().find(|scope| scope.name() == name);
        found.ok_or_else(|| format!("\"{shown}\" is not a scope: there are {}", known()))
    }
}
