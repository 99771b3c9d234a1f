//! What is said of the use of a practice in codes.

use async_graphql::Enum;

/// How far a school has come with a practice.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AdoptionState {
    /// It is interested.
    Interested,
    /// It will begin.
    Planned,
    /// It has begun.
    InUse,
    /// It is how things are done there.
    Embedded,
    /// It has stopped.
    Stopped,
}

/// What came of it, as the school says itself.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AdoptionOutcome {
    /// Better, by what was measured.
    Improved,
    /// Neither better nor worse.
    NoChange,
    /// Worse, by what was measured.
    Worse,
    /// It cannot be said yet.
    TooEarly,
    /// Nobody measured it.
    NotMeasured,
}

impl AdoptionState {
    /// The states that may follow. A school may take up again what it had stopped.
    pub fn next(self) -> &'static [Self] {
        match self {
            Self::Interested => &[Self::Planned, Self::InUse, Self::Stopped],
            Self::Planned => &[Self::InUse, Self::Interested, Self::Stopped],
            Self::InUse => &[Self::Embedded, Self::Stopped],
            Self::Embedded => &[Self::InUse, Self::Stopped],
            Self::Stopped => &[Self::Planned, Self::InUse],
        }
    }

    /// Whether the practice is used.
    pub fn is_use(self) -> bool {
        matches!(self, Self::InUse | Self::Embedded)
    }
}
