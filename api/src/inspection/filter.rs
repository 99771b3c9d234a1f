//! Which inspections are asked for.

use std::collections::HashSet;

use async_graphql::InputObject;
use roaring::RoaringBitmap;

use super::code_lists::{InspectionKind, InspectionRegime, ReportCardArea, ReportCardGrade};
use crate::{
    graphql::{
        error::Error,
        range::{DateRange, Range, listed},
    },
    register::{InspectionRecord, Register},
    school::code_lists::Region,
    trust::query::TrustKey,
};

/// Conditions on inspections. All that are given must hold; a list means any of its values, an empty list matches
/// nothing; null asks for nothing.
#[derive(InputObject, Default)]
pub struct InspectionFilter {
    /// Published in this span. Those without a day are left out.
    pub published: Option<DateRange>,
    /// Begun in this span. Those without a day are left out.
    pub started: Option<DateRange>,
    /// Of these ways of judging. Inspections that gave no grades are of none.
    pub regimes: Option<Vec<InspectionRegime>>,
    /// Of these kinds.
    pub kinds: Option<Vec<InspectionKind>>,
    /// On the record of a school that is in any of these trusts now, those included that it has from a school that it
    /// continues. A trust that does not exist adds none.
    pub trusts: Option<Vec<TrustKey>>,
    /// Of schools in these regions. Those of schools that the register lacks are left out.
    pub regions: Option<Vec<Region>>,
}

impl InspectionFilter {
    /// The inspections that satisfy the filter.
    pub fn choose(filter: Option<&Self>, register: &Register) -> Result<RoaringBitmap, Error> {
        let none = Self::default();
        let filter = filter.unwrap_or(&none);
        let of_trusts = filter.of_trusts(register)?;
        let holds = |(position, inspection): &(u32, &InspectionRecord)| {
            of_trusts.as_ref().is_none_or(|theirs| theirs.contains(position)) && filter.holds(inspection, register)
        };
        let positioned = (0..).zip(register.inspections.records());
        Ok(positioned.filter(holds).map(|(position, _)| position).collect())
    }

    fn holds(&self, inspection: &InspectionRecord, register: &Register) -> bool {
        let region = || inspection.school.map(|school| register.schools.at(school).region);
        self.published.is_none_or(|range| range.holds(inspection.published_on))
            && self.started.is_none_or(|range| range.holds(inspection.started_on))
            && listed(&self.regimes, |regime| Some(*regime) == inspection.regime)
            && listed(&self.kinds, |kind| *kind == inspection.kind)
            && listed(&self.regions, |wanted| Some(*wanted) == region())
    }

    fn of_trusts(&self, register: &Register) -> Result<Option<HashSet<u32>>, Error> {
        let Some(keys) = &self.trusts else { return Ok(None) };
        let found = keys.iter().map(|key| key.find(register)).collect::<Result<Vec<_>, _>>()?;
        let members = found.into_iter().flatten().flat_map(|trust| &register.trusts.at(trust).members);
        let records = members.flat_map(|school| register.inspections.of_school(school));
        Ok(Some(records.map(|entry| entry.inspection).collect()))
    }
}

/// What a report card must say of one area.
#[derive(InputObject)]
pub struct ReportCardFilter {
    /// The area.
    pub area: ReportCardArea,
    /// Graded with any of these; an empty list matches nothing.
    pub grades: Vec<ReportCardGrade>,
}

impl ReportCardFilter {
    /// Whether the card of an inspection says so. One without a card says nothing.
    pub fn holds(&self, inspection: &InspectionRecord) -> bool {
        let text = inspection.card.as_ref().and_then(|card| card.areas[self.area as usize].0.as_deref());
        text.and_then(ReportCardGrade::read).is_some_and(|grade| self.grades.contains(&grade))
    }
}
