//! Which trusts are asked for.

use std::collections::HashSet;

use async_graphql::InputObject;
use entity::{InvalidIdentifier, TrustUid};
use roaring::RoaringBitmap;

use super::{
    code_lists::{GroupStatus, TrustType},
    facet::TrustFacetField,
};
use crate::{
    graphql::{
        error::Error,
        range::{DateRange, IntRange, Range, listed},
    },
    register::{Register, TrustRecord, search::Text, sets::union},
    school::code_lists::Region,
};

/// Conditions on trusts. All that are given must hold; a list means any of its values, an empty list matches nothing;
/// null asks for nothing.
#[derive(InputObject, Default)]
pub struct TrustFilter {
    /// Found by this text, as `search` finds trusts: at most 200 characters. A text without a letter or a digit
    /// matches nothing. Whether all words are met or not is judged among all open trusts, or among all trusts where
    /// closed ones are not left out, whatever else is asked for.
    pub text: Option<String>,
    /// Only these trusts: group UIDs.
    pub uids: Option<Vec<String>>,
    /// Of these kinds.
    pub types: Option<Vec<TrustType>>,
    /// Of these statuses. Where given, `openOnly` is ignored.
    pub statuses: Option<Vec<GroupStatus>>,
    /// With an open school in any of these regions.
    pub regions: Option<Vec<Region>>,
    /// Open schools in the trust. Trusts whose number cannot be told are left out.
    pub school_count: Option<IntRange>,
    /// With an open school in the area of any of these local authorities: three-digit codes.
    pub la_codes: Option<Vec<String>>,
    /// Incorporated in this span. Trusts without a day of incorporation are left out.
    pub incorporated: Option<DateRange>,
}

impl TrustFilter {
    /// The trusts that satisfy the filter, with closed ones left out unless statuses are asked for.
    pub fn choose(filter: Option<&Self>, register: &Register, open_only: bool) -> Result<RoaringBitmap, Error> {
        Self::select(filter, register, open_only, None)
    }

    /// The trusts that `choose` would give, were nothing asked of one field.
    pub(super) fn loosened(
        filter: Option<&Self>,
        register: &Register,
        open_only: bool,
        field: TrustFacetField,
    ) -> Result<RoaringBitmap, Error> {
        Self::select(filter, register, open_only && field != TrustFacetField::Status, Some(field))
    }

    fn select(
        filter: Option<&Self>,
        register: &Register,
        open_only: bool,
        aside: Option<TrustFacetField>,
    ) -> Result<RoaringBitmap, Error> {
        let none = Self::default();
        let filter = filter.unwrap_or(&none);
        let uids = filter.uids()?;
        let open_only = Self::leaves_out_closed(Some(filter), open_only);
        let authorities = filter.open_schools_of_authorities(register);
        let found = filter.found(register, open_only)?;
        let holds = |position: u32, trust: &TrustRecord| {
            found.as_ref().is_none_or(|found| found.contains(position))
                && (!open_only || trust.status.is_open())
                && uids.as_ref().is_none_or(|uids| uids.contains(&trust.uid))
                && filter.holds(trust, aside)
                && authorities.as_ref().is_none_or(|schools| !schools.is_disjoint(&trust.members))
        };
        Ok((0..)
            .zip(register.trusts.records())
            .filter(|&(position, trust)| holds(position, trust))
            .map(|(position, _)| position)
            .collect())
    }

    /// Whether a trust is what the filter asks for, one field left aside.
    fn holds(&self, trust: &TrustRecord, aside: Option<TrustFacetField>) -> bool {
        use TrustFacetField as Field;
        let aside = |field| aside == Some(field);
        (aside(Field::Type) || listed(&self.types, |kind| *kind == trust.trust_type))
            && (aside(Field::Status) || listed(&self.statuses, |status| *status == trust.status))
            && (aside(Field::Region) || listed(&self.regions, |region| trust.has_open_school_in(*region)))
            && (aside(Field::Size)
                || self.school_count.is_none_or(|range| range.holds(trust.summary.school_count.ok())))
            && self.incorporated.is_none_or(|range| range.holds(trust.incorporated_on))
    }

    /// Whether only open trusts are looked at: not where the filter asks for statuses.
    pub fn leaves_out_closed(filter: Option<&Self>, open_only: bool) -> bool {
        open_only && filter.is_none_or(|filter| filter.statuses.is_none())
    }

    fn found(&self, register: &Register, open_only: bool) -> Result<Option<RoaringBitmap>, Error> {
        let Some(text) = &self.text else { return Ok(None) };
        Ok(Some(register.search.trusts(&Text::new(text)?, open_only)))
    }

    fn uids(&self) -> Result<Option<HashSet<TrustUid>>, Error> {
        let uids =
            self.uids.as_ref().map(|uids| uids.iter().map(|uid| uid.parse()).collect::<Result<_, InvalidIdentifier>>());
        Ok(uids.transpose()?)
    }

    fn open_schools_of_authorities(&self, register: &Register) -> Option<RoaringBitmap> {
        let positions = self.la_codes.as_ref()?.iter().filter_map(|code| register.authorities.by_code(code));
        let schools = positions.map(|position| &register.authorities.at(position).schools);
        Some(union(schools) & &register.schools.sets.open)
    }
}
