//! Memberships as rows.

use async_graphql::resolver_utils::EnumType;
use chrono::{DateTime, Utc};
use entity::trust_membership::Model;
use uuid::Uuid;

use super::{day::Day, history::Period, reasons::Reasons};
use crate::{
    import::memberships::evidence::School,
    membership::code_lists::{JoinReason, RequiredToJoinBasis},
};

/// The row of a membership, without an id yet.
pub fn row(school: &School, period: &Period, reasons: Reasons, founding_school: bool, now: DateTime<Utc>) -> Model {
    let required_to_join = required_to_join(reasons.joined);
    let basis = (required_to_join == Some(true)).then_some(RequiredToJoinBasis::SponsoredRoute);
    let left: Option<Day> = period.left.map(|(day, _)| day);
    Model {
        id: Uuid::nil(),
        urn: school.urn,
        trust_uid: period.trust,
        joined_on: period.joined.date,
        joined_not_before: period.joined.not_before,
        joined_not_after: period.joined.not_after,
        joined_basis: name(period.joined.basis),
        left_on: left.and_then(|left| left.date),
        left_not_before: left.and_then(|left| left.not_before),
        left_not_after: left.and_then(|left| left.not_after),
        left_basis: left.map(|left| name(left.basis)),
        join_reason: name(reasons.joined),
        join_reason_evidence: reasons.evidence,
        leave_reason: reasons.left.map(name),
        founding_school,
        required_to_join,
        required_to_join_basis: basis.map(name),
        updated_at: now,
        version: 1,
    }
}

/// The sponsored route is the one that schools take that have to join. Of schools that only changed trusts it is not
/// told.
fn required_to_join(reason: JoinReason) -> Option<bool> {
    match reason {
        JoinReason::Sponsored => Some(true),
        JoinReason::Converted | JoinReason::OpenedInTrust => Some(false),
        JoinReason::Transferred | JoinReason::TrustMerged | JoinReason::TrustChangedForm | JoinReason::Unknown => None,
    }
}

/// The name under which a value is stored and published.
fn name<E: EnumType>(value: E) -> String {
    E::items().iter().find(|item| item.value == value).map_or_else(String::new, |item| item.name.to_owned())
}
