//! Which memberships are asked for.

use async_graphql::InputObject;
use roaring::RoaringBitmap;

use super::{code_lists::JoinReason, date::MembershipDate};
use crate::{
    graphql::range::{DateRange, Range},
    register::{MembershipRecord, Memberships},
};

/// Conditions on memberships. All that are given must hold; a list means any of its values, an empty list matches
/// nothing; null asks for nothing.
///
/// A day of which only bounds are known counts as the last day on which it can have been, so that of spans that adjoin
/// exactly one holds it.
#[derive(InputObject, Default)]
pub struct MembershipFilter {
    /// True for memberships that have not ended, false for those that have.
    pub current: Option<bool>,
    /// The school joined in this span. Where only bounds of the day are known the last day on which it can have been
    /// counts; memberships of which nothing is known of the joining are left out.
    pub joined: Option<DateRange>,
    /// The school left in this span, its day of leaving being the first day that it was no longer in the trust. Where
    /// only bounds of the day are known the last day on which it can have been counts. Memberships that have not ended
    /// are left out.
    pub left: Option<DateRange>,
    /// Joined for any of these reasons.
    pub join_reasons: Option<Vec<JoinReason>>,
    /// True for schools that had to join, false for schools that are known to have had the choice.
    pub required_to_join: Option<bool>,
}

impl MembershipFilter {
    /// Of some memberships those that satisfy the filter.
    pub fn choose(filter: Option<&Self>, memberships: &Memberships, among: &RoaringBitmap) -> RoaringBitmap {
        let holds = |position: &u32| filter.is_none_or(|filter| filter.holds(memberships.at(*position)));
        among.iter().filter(holds).collect()
    }

    fn holds(&self, membership: &MembershipRecord) -> bool {
        let within = |range: &Option<DateRange>, date: Option<&MembershipDate>| {
            range.is_none_or(|range| range.holds(date.and_then(MembershipDate::counted)))
        };
        self.current.is_none_or(|current| current == membership.is_current())
            && within(&self.joined, Some(&membership.joined))
            && within(&self.left, membership.left.as_ref())
            && self.join_reasons.as_ref().is_none_or(|reasons| reasons.contains(&membership.join_reason))
            && self.required_to_join.is_none_or(|required| membership.required_to_join == Some(required))
    }
}
