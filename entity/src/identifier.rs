//! What all public identifiers share: the error that says what was wrong, and the two shapes they come in.

/// A text that is not the identifier it was given as.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("\"{given}\" is not {name}: {expected}.")]
pub struct InvalidIdentifier {
    /// The identifier with its article, such as "a URN".
    pub name: &'static str,
    /// The text as given, cut where it is long.
    pub given: String,
    /// What a good value looks like.
    pub expected: &'static str,
}

impl InvalidIdentifier {
    /// The longest text that an error repeats: enough to recognise it, too little to flood a log.
    const LONGEST_ECHO: usize = 40;

    /// Says that `given` is not the identifier called `name`.
    pub fn new(name: &'static str, given: &str, expected: &'static str) -> Self {
        let given = given.chars().take(Self::LONGEST_ECHO).collect();
        Self { name, given, expected }
    }
}

/// An identifier whose digits are a number: stored and compared as one.
macro_rules! numeric_identifier {
    ($(#[$doc:meta])* $type:ident, $name:literal, $expected:literal, $good:expr) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, sea_orm::DeriveValueType)]
        pub struct $type(i32);

        impl $type {
            /// The identifier as the number that is stored.
            pub fn number(self) -> i32 {
                self.0
            }
        }

        impl std::str::FromStr for $type {
            type Err = $crate::InvalidIdentifier;

            fn from_str(given: &str) -> Result<Self, Self::Err> {
                let good: fn(&str) -> bool = $good;
                let text = given.trim();
                let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
                let number = if digits && good(text) { text.parse().ok() } else { None };
                number.map(Self).ok_or_else(|| $crate::InvalidIdentifier::new($name, given, $expected))
            }
        }

        impl std::fmt::Display for $type {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }
    };
}

/// An identifier that is a text: kept in its canonical spelling.
macro_rules! text_identifier {
    ($(#[$doc:meta])* $type:ident, $name:literal, $expected:literal, $canonical:expr) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, sea_orm::DeriveValueType)]
        pub struct $type(String);

        impl $type {
            /// The identifier in its canonical spelling.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl std::str::FromStr for $type {
            type Err = $crate::InvalidIdentifier;

            fn from_str(given: &str) -> Result<Self, Self::Err> {
                let canonical: fn(&str) -> Option<String> = $canonical;
                canonical(given.trim())
                    .map(Self)
                    .ok_or_else(|| $crate::InvalidIdentifier::new($name, given, $expected))
            }
        }

        impl std::fmt::Display for $type {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

pub(crate) use {numeric_identifier, text_identifier};
