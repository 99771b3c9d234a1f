//! Phases of education, with the ages and the words that go with them.

use super::code::{Code, code};
use super::dice::Dice;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    NotApplicable,
    Nursery,
    Primary,
    MiddlePrimary,
    Secondary,
    MiddleSecondary,
    Sixteen,
    AllThrough,
}

/// Which ages a school teaches, and what such a school calls itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stage {
    pub low: u8,
    pub high: u8,
    pub word: &'static str,
}

const fn stage(low: u8, high: u8, word: &'static str) -> Stage {
    Stage { low, high, word }
}

impl Phase {
    pub fn code(self) -> Code {
        match self {
            Self::NotApplicable => code("0", "Not applicable"),
            Self::Nursery => code("1", "Nursery"),
            Self::Primary => code("2", "Primary"),
            Self::MiddlePrimary => code("3", "Middle deemed primary"),
            Self::Secondary => code("4", "Secondary"),
            Self::MiddleSecondary => code("5", "Middle deemed secondary"),
            Self::Sixteen => code("6", "16 plus"),
            Self::AllThrough => code("7", "All-through"),
        }
    }

    pub fn stage(self, dice: &mut Dice) -> Stage {
        dice.pick(self.stages())
    }

    fn stages(self) -> &'static [Stage] {
        match self {
            Self::NotApplicable => SPECIAL,
            Self::Nursery => NURSERY,
            Self::Primary => PRIMARY,
            Self::MiddlePrimary => MIDDLE_PRIMARY,
            Self::Secondary => SECONDARY,
            Self::MiddleSecondary => MIDDLE_SECONDARY,
            Self::Sixteen => SIXTEEN,
            Self::AllThrough => ALL_THROUGH,
        }
    }
}

const SPECIAL: &[Stage] = &[
    stage(4, 19, "School"),
    stage(11, 16, "School"),
    stage(3, 19, "School"),
    stage(5, 16, "School"),
    stage(2, 11, "School"),
];
const NURSERY: &[Stage] =
    &[stage(2, 5, "Nursery School"), stage(2, 4, "Nursery School"), stage(3, 5, "Nursery School")];
const PRIMARY: &[Stage] = &[
    stage(3, 11, "Primary School"),
    stage(3, 11, "Primary School"),
    stage(4, 11, "Primary School"),
    stage(4, 11, "Primary School"),
    stage(2, 11, "Primary School"),
    stage(5, 11, "Primary School"),
    stage(7, 11, "Junior School"),
    stage(4, 7, "Infant School"),
    stage(4, 9, "First School"),
];
const MIDDLE_PRIMARY: &[Stage] = &[stage(9, 12, "Middle School"), stage(8, 12, "Middle School")];
const SECONDARY: &[Stage] = &[
    stage(11, 16, "High School"),
    stage(11, 16, "School"),
    stage(11, 18, "School"),
    stage(11, 18, "High School"),
    stage(11, 19, "School"),
    stage(13, 18, "Upper School"),
];
const MIDDLE_SECONDARY: &[Stage] = &[stage(9, 13, "Middle School"), stage(10, 13, "Middle School")];
const SIXTEEN: &[Stage] = &[stage(16, 19, "Sixth Form College"), stage(16, 99, "College"), stage(14, 99, "College")];
const ALL_THROUGH: &[Stage] = &[stage(4, 18, "School"), stage(3, 16, "School"), stage(4, 16, "School")];
