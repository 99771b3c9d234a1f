//! What was counted at a school: numbers of different days and sources, of which the latest counts.

use chrono::NaiveDate;

use super::SourceKind;
use crate::school::fact::MissingReason;

/// One number, and where it comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Count {
    /// The number; a share is in tenths of a per cent.
    pub value: Option<i32>,
    /// Why the source has none, where it says so.
    pub missing: Option<MissingReason>,
    /// The day of the census.
    pub on: Option<NaiveDate>,
    /// The kind of file that it stands in.
    pub source: SourceKind,
}

impl Count {
    /// What the establishments file says. Without a number its day says nothing.
    pub fn of_establishments(value: Option<i32>, on: Option<NaiveDate>) -> Self {
        Self { value, missing: None, on: value.and(on), source: SourceKind::Establishments }
    }

    /// What the file of a census says.
    pub fn of_census(value: Option<i32>, missing: Option<MissingReason>, on: NaiveDate) -> Self {
        Self { value, missing, on: Some(on), source: SourceKind::Census }
    }

    /// Of two the one of the later census, this one where both are of one day. A number goes before the reason why there
    /// is none, and a reason before silence.
    #[must_use]
    pub fn or_later(self, other: Self) -> Self {
        let weight = |count: &Self| (count.value.is_some(), count.missing.is_some(), count.on);
        if weight(&other) > weight(&self) { other } else { self }
    }
}

impl Default for Count {
    fn default() -> Self {
        Self::of_establishments(None, None)
    }
}

/// What was counted at a school.
#[derive(Clone, Copy, Default)]
pub struct SchoolCounts {
    /// Pupils on roll.
    pub pupils: Count,
    /// Pupils eligible for free meals.
    pub fsm_pupils: Count,
    /// Share eligible for free meals.
    pub fsm_share: Count,
    /// Pupils eligible for free meals, and the pupils of whom they are that share: for adding schools up.
    pub fsm_parts: Option<(i32, i32)>,
    /// Share eligible for free meals at any time in six years.
    pub fsm_ever_six: Count,
    /// Share with support for special educational needs.
    pub sen_support: Count,
    /// Share with an education, health and care plan.
    pub ehcp: Count,
    /// Share whose first language is not English.
    pub eal: Count,
    /// Places.
    pub capacity: Option<i32>,
    /// Where the share eligible for free meals stands among like schools.
    pub fsm_decile: super::deciles::Decile,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_later_census_counts_and_a_number_goes_before_a_reason() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let register = Count::of_establishments(Some(9), Some(day("2024-01-18")));
        let older = Count::of_census(Some(7), None, day("2023-01-19"));
        let newer = Count::of_census(Some(8), None, day("2025-01-16"));
        let same_day = Count::of_census(Some(8), None, day("2024-01-18"));
        let suppressed = Count::of_census(None, Some(MissingReason::Suppressed), day("2025-01-16"));
        assert_eq!(register.or_later(older), register);
        assert_eq!(register.or_later(same_day), register);
        assert_eq!(register.or_later(newer), newer);
        assert_eq!(register.or_later(suppressed), register);
        assert_eq!(Count::default().or_later(suppressed), suppressed);
    }
}
