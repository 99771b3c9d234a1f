//! What the rows say of memberships.

use std::collections::HashMap;

use chrono::NaiveDate;
use entity::{Urn, trust_membership};

use crate::{
    graphql::scalars::Date,
    membership::{
        code_lists::{JoinReason, LeaveReason, MembershipDateBasis, stored},
        date::MembershipDate,
    },
    register::{MembershipRecord, Memberships, Schools, Trusts},
};

/// Connects each membership with its school and its trust.
pub(super) fn gather(rows: Vec<trust_membership::Model>, schools: &Schools, trusts: &Trusts) -> Memberships {
    Memberships::new(rows.into_iter().filter_map(|row| record(row, schools, trusts)).collect())
}

/// The day on which each school joined the trust that it has not left, as far as that is known.
pub(super) fn joining_days(rows: &[trust_membership::Model]) -> HashMap<Urn, NaiveDate> {
    let current = rows.iter().filter(|row| row.left_basis.is_none() && row.trust_uid.is_some());
    current.filter_map(|row| Some((row.urn, joined(row).counted()?))).collect()
}

fn record(row: trust_membership::Model, schools: &Schools, trusts: &Trusts) -> Option<MembershipRecord> {
    Some(MembershipRecord {
        id: row.id,
        urn: row.urn,
        school: schools.by_urn(row.urn)?,
        trust: row.trust_uid.and_then(|uid| trusts.by_uid(uid)),
        joined: joined(&row),
        left: left(&row),
        join_reason: stored(&row.join_reason).unwrap_or(JoinReason::Unknown),
        leave_reason: row.leave_reason.map(|reason| stored(&reason).unwrap_or(LeaveReason::Unknown)),
        founding_school: row.founding_school,
        required_to_join: row.required_to_join,
        required_to_join_basis: row.required_to_join_basis.and_then(|basis| stored(&basis)),
        join_reason_evidence: row.join_reason_evidence.map(Into::into),
    })
}

fn joined(row: &trust_membership::Model) -> MembershipDate {
    date([row.joined_on, row.joined_not_before, row.joined_not_after], &row.joined_basis)
}

fn left(row: &trust_membership::Model) -> Option<MembershipDate> {
    let days = [row.left_on, row.left_not_before, row.left_not_after];
    row.left_basis.as_ref().map(|basis| date(days, basis))
}

fn date(days: [Option<NaiveDate>; 3], basis: &str) -> MembershipDate {
    let [date, not_before, not_after] = days.map(|day| day.map(Date));
    let basis = stored(basis).unwrap_or(MembershipDateBasis::Unknown);
    MembershipDate { date, not_before, not_after, basis }
}
