//! Which needs are asked for.

use async_graphql::InputObject;

use super::code_lists::{HostNeedState, NeedReason};
use crate::{
    exchange::NeedFacts,
    graphql::{
        error::Error,
        range::{DateRange, Range as _, listed},
    },
    place::{NearInput, Place},
    practice::code_lists::{KeyStage, subject},
    register::Register,
    staff::code_lists::StaffRole,
};

/// Which needs. All that is said has to hold; a list means any of its values, and an empty one none.
#[derive(InputObject, Default)]
pub struct HostNeedFilter {
    /// Of any of these roles.
    pub roles: Option<Vec<StaffRole>>,
    /// Of any of these subjects: codes of the list `subjects`.
    pub subjects: Option<Vec<String>>,
    /// For any of these pupils, or for all.
    pub key_stages: Option<Vec<KeyStage>>,
    /// In any of these states; null for OPEN alone.
    pub states: Option<Vec<HostNeedState>>,
    /// At a school near a place. One without a point lies near none.
    pub near: Option<NearInput>,
    /// Beginning on one of these days.
    pub starts: Option<DateRange>,
    /// At a school in this tenth of free school meals at least, 10 being the tenth with the most. A school of which the tenth
    /// is not known is in none.
    pub min_fsm_decile: Option<i32>,
    /// For any of these reasons.
    pub reasons: Option<Vec<NeedReason>>,
}

/// A filter, read once for a list.
pub struct Wanted<'a> {
    filter: &'a HostNeedFilter,
    register: &'a Register,
    place: Option<Place>,
}

impl HostNeedFilter {
    /// Reads the filter.
    pub fn read<'a>(&'a self, register: &'a Register) -> Result<Wanted<'a>, Error> {
        known_subjects(self.subjects.as_deref())?;
        if let Some(decile) = self.min_fsm_decile.filter(|decile| !(1..=10).contains(decile)) {
            return Err(Error::bad_input(format!("minFsmDecile is {decile}; it may be 1 to 10.")));
        }
        let place = self.near.as_ref().map(|near| near.place(register)).transpose()?;
        Ok(Wanted { filter: self, register, place })
    }
}

/// Refuses codes that are not on the list.
pub fn known_subjects(codes: Option<&[String]>) -> Result<(), Error> {
    match codes.unwrap_or_default().iter().find(|code| subject(code).is_none()) {
        Some(code) => Err(Error::bad_input(format!("\"{code}\" is not a code of the list subjects."))),
        None => Ok(()),
    }
}

impl Wanted<'_> {
    /// The place of `near`.
    pub fn place(&self) -> Option<Place> {
        self.place
    }

    /// How far a need's school lies from the place, in metres.
    pub fn metres(&self, need: &NeedFacts) -> Option<u32> {
        let school = self.register.schools.by_urn(need.urn)?;
        self.register.schools.map.metres(self.place?.point, school)
    }

    /// The tenth of free school meals in which a need's school is.
    pub fn decile(&self, need: &NeedFacts) -> Option<u8> {
        let school = self.register.schools.by_urn(need.urn)?;
        self.register.schools.at(school).counts.fsm_decile.0.ok()
    }

    /// Whether a need is asked for.
    pub fn fits(&self, need: &NeedFacts) -> bool {
        let filter = self.filter;
        let is_near = |radius_km: f64| self.metres(need).is_some_and(|metres| f64::from(metres) <= radius_km * 1_000.0);
        let is_open = filter.states.is_none() && need.is_open();
        (is_open || filter.states.as_ref().is_some_and(|states| states.contains(&need.state)))
            && listed(&filter.roles, |role| *role == need.role)
            && listed(&filter.subjects, |code| need.subjects.contains(code))
            && listed(&filter.key_stages, |stage| need.key_stages.is_empty() || need.key_stages.contains(stage))
            && listed(&filter.reasons, |reason| *reason == need.reason)
            && filter.starts.is_none_or(|days| days.holds(Some(need.starts_on)))
            && filter
                .min_fsm_decile
                .is_none_or(|least| self.decile(need).is_some_and(|tenth| i32::from(tenth) >= least))
            && filter.near.as_ref().is_none_or(|near| is_near(near.radius_km))
    }
}
