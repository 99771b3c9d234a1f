//! What each census counted at each school.

use std::collections::HashMap;

use chrono::NaiveDate;
use entity::{Urn, school_census};

use super::counts::Count;
use crate::school::fact::MissingReason;

/// One school at one census.
#[derive(Clone, Copy, Debug)]
pub struct Census {
    /// The day.
    pub on: NaiveDate,
    /// Pupils on roll.
    pub pupils: Count,
    /// Pupils eligible for free meals.
    pub fsm_pupils: Count,
    /// The pupils of whom these are a part.
    pub fsm_of: Count,
    /// Share eligible at any time in six years.
    pub fsm_ever_six: Count,
    /// Share with support for special educational needs.
    pub sen_support: Count,
    /// Share with an education, health and care plan.
    pub ehcp: Count,
    /// Share whose first language is not English.
    pub eal: Count,
}

impl Census {
    fn of(row: school_census::Model) -> Self {
        let count = |value: Option<i32>, marker: Option<String>| {
            Count::of_census(value, marker.as_deref().and_then(MissingReason::of_marker), row.census_on)
        };
        let fsm_of = count(row.fsm_of_pupils, row.fsm_of_pupils_marker);
        let nobody = fsm_of.value == Some(0);
        let ever_six = count(row.fsm_ever_six_permille.filter(|_| !nobody), row.fsm_ever_six_marker);
        Self {
            on: row.census_on,
            pupils: count(row.pupils, row.pupils_marker),
            fsm_pupils: count(row.fsm_pupils, row.fsm_pupils_marker),
            fsm_of,
            // The file writes a share of nobody as nought.
            fsm_ever_six: Count {
                missing: nobody.then_some(MissingReason::NotApplicable).or(ever_six.missing),
                ..ever_six
            },
            sen_support: count(row.sen_support_permille, row.sen_support_marker),
            ehcp: count(row.ehcp_permille, row.ehcp_marker),
            eal: count(row.eal_permille, row.eal_marker),
        }
    }

    /// Pupils eligible for free meals and those of whom they are a part.
    pub fn fsm_parts(&self) -> Option<(i32, i32)> {
        let parts = self.fsm_pupils.value.zip(self.fsm_of.value);
        parts.filter(|(part, whole)| *whole > 0 && part <= whole)
    }

    /// Share eligible for free meals, in tenths of a per cent, halves up. The file has only its parts.
    pub fn fsm_share(&self) -> Option<i32> {
        let (part, whole) = self.fsm_parts()?;
        Some(((2_000 * i64::from(part) + i64::from(whole)) / (2 * i64::from(whole))) as i32)
    }

    /// That share, or why there is none.
    pub fn fsm_share_count(&self) -> Count {
        Count::of_census(self.fsm_share(), self.why_no_fsm_share(), self.on)
    }

    fn why_no_fsm_share(&self) -> Option<MissingReason> {
        match self.fsm_pupils.value.zip(self.fsm_of.value) {
            Some((_, 0)) => Some(MissingReason::NotApplicable),
            Some((part, whole)) if part > whole => Some(MissingReason::SourceError),
            Some(_) => None,
            None => self.fsm_pupils.missing.or(self.fsm_of.missing),
        }
    }
}

/// Every census of every school, latest first.
#[derive(Default)]
pub struct Censuses(HashMap<Urn, Vec<Census>>);

impl Censuses {
    /// Takes in a row.
    pub fn take(&mut self, row: school_census::Model) {
        let theirs = self.0.entry(row.urn).or_default();
        let census = Census::of(row);
        let place = theirs.partition_point(|other| other.on > census.on);
        theirs.insert(place, census);
    }

    /// Those of a school, latest first.
    pub fn of(&self, urn: Urn) -> &[Census] {
        self.0.get(&urn).map(Vec::as_slice).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_of_parts_is_rounded_half_up() {
        let on = "2023-01-19".parse().unwrap();
        let count = |value| Count::of_census(Some(value), None, on);
        let census = |part, whole| Census {
            on,
            pupils: Count::default(),
            fsm_pupils: count(part),
            fsm_of: count(whole),
            fsm_ever_six: Count::default(),
            sen_support: Count::default(),
            ehcp: Count::default(),
            eal: Count::default(),
        };
        assert_eq!(census(49, 228).fsm_share(), Some(215));
        assert_eq!(census(1, 2000).fsm_share(), Some(1));
        assert_eq!(census(0, 10).fsm_share(), Some(0));
        assert_eq!((census(0, 0).fsm_share(), census(11, 10).fsm_share()), (None, None));
    }
}
