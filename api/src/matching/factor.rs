//! What is weighed, and how much each thing counts.

use async_graphql::Enum;

/// What is weighed when a need and an offer are compared.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MatchFactor {
    /// Whether somebody does, or nearly does, what is needed.
    Role,
    /// Whether they teach the subjects.
    Subject,
    /// Whether they know pupils of that age.
    KeyStage,
    /// How much of the post they cover.
    Fte,
    /// How much of the time they are there.
    Dates,
    /// How long the way is, as an estimate from the middle of the area that they are in.
    Distance,
    /// Whether they would go to pupils who are more disadvantaged than those where they are.
    Disadvantage,
}

/// A whole, in ten-thousandths. Scores are counted in these, so that they add up and compare exactly.
pub const WHOLE: u32 = 10_000;

impl MatchFactor {
    /// All of them, the role first.
    pub const ALL: [Self; 7] =
        [Self::Role, Self::Subject, Self::KeyStage, Self::Fte, Self::Dates, Self::Distance, Self::Disadvantage];

    /// How much it counts, in ten-thousandths of the whole. What somebody can do comes first; that help goes where pupils
    /// are more disadvantaged is what the exchange is for, and counts more than the way there or the fit of the dates.
    pub const fn points(self) -> u32 {
        match self {
            Self::Role => 2_500,
            Self::Subject => 2_000,
            Self::Disadvantage => 1_500,
            Self::KeyStage | Self::Fte | Self::Dates | Self::Distance => 1_000,
        }
    }

    /// How much it counts of the whole, from 0 to 1.
    pub fn weight(self) -> f64 {
        share(self.points())
    }
}

/// Ten-thousandths as a number from 0 to 1.
pub fn share(points: u32) -> f64 {
    f64::from(points) / f64::from(WHOLE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_weights_make_a_whole() {
        assert_eq!(MatchFactor::ALL.iter().map(|factor| factor.points()).sum::<u32>(), WHOLE);
    }
}
