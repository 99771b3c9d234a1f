//! Which offers are asked for.

use async_graphql::{ID, InputObject};
use rust_decimal::Decimal as Number;

use crate::{
    exchange::OfferFacts,
    graphql::{
        error::Error,
        range::{DateRange, Range as _, listed},
        scalars::Decimal,
    },
    host_need::known_subjects,
    practice::code_lists::KeyStage,
    school::code_lists::Region,
    staff::code_lists::StaffRole,
};

/// Which offers, of those that are open. All that is said has to hold; a list means any of its values, and an empty one none.
#[derive(InputObject, Default)]
pub struct OfferFilter {
    /// Of any of these roles.
    pub roles: Option<Vec<StaffRole>>,
    /// Of any of these subjects: codes of the list `subjects`.
    pub subjects: Option<Vec<String>>,
    /// For any of these pupils, or for all.
    pub key_stages: Option<Vec<KeyStage>>,
    /// From any of these regions.
    pub regions: Option<Vec<Region>>,
    /// Available on at least one of these days.
    pub available: Option<DateRange>,
    /// Of at least so much of a full post.
    pub min_fte: Option<Decimal>,
    /// Those that can meet this need, the best first: one that the viewer may see.
    pub matches_need: Option<ID>,
}

impl OfferFilter {
    /// Refuses what cannot be asked.
    pub fn check(&self) -> Result<(), Error> {
        known_subjects(self.subjects.as_deref())
    }

    /// Whether an offer is asked for, as far as it does not hang on a need.
    pub fn fits(&self, offer: &OfferFacts) -> bool {
        let overlaps = |days: DateRange| {
            let (from, to) = days.bounds();
            from.is_none_or(|from| offer.available_to >= from) && to.is_none_or(|to| offer.available_from <= to)
        };
        let is_enough = |least: Decimal| Number::new(offer.fte_hundredths.into(), 2) >= least.0;
        offer.is_open()
            && listed(&self.roles, |role| *role == offer.role)
            && listed(&self.subjects, |code| offer.subjects.contains(code))
            && listed(&self.key_stages, |stage| offer.key_stages.is_empty() || offer.key_stages.contains(stage))
            && listed(&self.regions, |region| *region == offer.area.region)
            && self.available.is_none_or(overlaps)
            && self.min_fte.is_none_or(is_enough)
    }
}
