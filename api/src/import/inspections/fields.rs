//! Sets of the fields of an inspection.

use entity::inspection::Column as Field;
use sea_orm::{IdenStatic as _, Iterable as _};

/// Some of the fields of an inspection.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Fields(u64);

impl Fields {
    /// These fields.
    pub fn of(fields: &[Field]) -> Self {
        fields.iter().fold(Self::default(), |set, field| set.with(*field))
    }

    /// All that a file may tell.
    pub fn all() -> Self {
        let ours = [Field::Id, Field::StatedBy, Field::StatedOn, Field::UpdatedAt, Field::Version];
        Field::iter().fold(Self::default(), Self::with).except(Self::of(&ours))
    }

    /// These fields and one more.
    pub fn with(self, field: Field) -> Self {
        Self(self.0 | bit(field))
    }

    /// What is in either.
    pub fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// What is in both.
    pub fn shared(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// These fields without others.
    pub fn except(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// Whether a field is one of them.
    pub fn contains(self, field: Field) -> bool {
        self.0 & bit(field) != 0
    }

    /// One after another.
    pub fn iter(self) -> impl Iterator<Item = Field> {
        Field::iter().filter(move |field| self.contains(*field))
    }

    /// What the database calls them.
    pub fn names(self) -> Vec<&'static str> {
        self.iter().map(|field| field.as_str()).collect()
    }
}

/// There are fewer fields than bits: a test holds it so.
fn bit(field: Field) -> u64 {
    1 << field as u32
}

/// What the education inspection framework grades.
pub const GRADES: [Field; 7] = [
    Field::OverallCode,
    Field::QualityOfEducationCode,
    Field::BehaviourAndAttitudesCode,
    Field::PersonalDevelopmentCode,
    Field::LeadershipAndManagementCode,
    Field::EarlyYearsCode,
    Field::SixthFormCode,
];

/// What a report card grades, and the day on which it was graded.
pub const AREAS: [(Field, Field); 8] = [
    (Field::CardInclusion, Field::CardInclusionOn),
    (Field::CardCurriculumAndTeaching, Field::CardCurriculumAndTeachingOn),
    (Field::CardAchievement, Field::CardAchievementOn),
    (Field::CardAttendanceAndBehaviour, Field::CardAttendanceAndBehaviourOn),
    (Field::CardPersonalDevelopment, Field::CardPersonalDevelopmentOn),
    (Field::CardLeadershipAndGovernance, Field::CardLeadershipAndGovernanceOn),
    (Field::CardEarlyYears, Field::CardEarlyYearsOn),
    (Field::CardPost16, Field::CardPost16On),
];

/// Everything on a report card that has a day of its own.
pub fn dated() -> impl Iterator<Item = (Field, Field)> {
    AREAS.into_iter().chain([(Field::SafeguardingCode, Field::SafeguardingOn)])
}

/// Everything that is judged: of a block without grades only what is filled counts.
pub fn judged() -> Fields {
    let areas = dated().flat_map(|(grade, day)| [grade, day]);
    let others = [Field::Framework, Field::ConcernCode];
    areas.chain(GRADES).chain(others).fold(Fields::default(), Fields::with)
}

#[cfg(test)]
mod tests {
    use sea_orm::Iterable as _;

    use super::{Field, Fields};

    #[test]
    fn every_field_has_a_bit_of_its_own() {
        let mut all = Fields::default();
        for field in Field::iter() {
            assert!(!all.contains(field), "{field:?}");
            all = all.with(field);
        }
        assert_eq!(all.iter().count(), Field::iter().count());
    }
}
