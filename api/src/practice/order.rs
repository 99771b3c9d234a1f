//! How lists of practices run.

use async_graphql::{Enum, InputObject};

use crate::{
    graphql::order::Direction,
    library::{Entry, Reach},
    statistics::wilson,
};

/// What practices can be ordered by.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum PracticeOrderField {
    /// How well they answer `text` in the filter, best first whatever the direction says.
    Relevance,
    /// When they were published.
    PublishedAt,
    /// How many schools use them or did.
    Adoptions,
    /// How sure it is that schools say IMPROVED: the lower end of the share's interval, so that 2 of 2 come behind 40 of 50.
    ImprovedShare,
    /// What speaks for them, the strongest being the largest.
    EvidenceLevel,
}

/// How a list of practices runs. Equal ones run by when they were begun; those without a value come last both ways.
#[derive(InputObject, Clone, Copy, Debug)]
pub struct PracticeOrder {
    /// What they are ordered by.
    pub field: PracticeOrderField,
    /// Which way.
    #[graphql(default_with = "Direction::Desc")]
    pub direction: Direction,
}

impl PracticeOrderField {
    /// What a practice is ordered by; none where it has no such value. `score` is how well it answers the text.
    pub fn value(self, entry: &Entry, reach: impl FnOnce() -> Reach, score: Option<f64>) -> Option<i64> {
        match self {
            Self::Relevance => score.map(|score| (score * 1000.0).round() as i64),
            Self::PublishedAt => entry.published_at.map(|at| at.timestamp_millis()),
            Self::Adoptions => Some(reach().schools.len() as i64),
            Self::ImprovedShare => {
                let share = reach().improved;
                wilson::interval(share.numerator, share.denominator).map(|(low, _)| (low * 1e9).round() as i64)
            }
            Self::EvidenceLevel => Some(entry.content.evidence_level as i64),
        }
    }
}
