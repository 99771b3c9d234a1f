//! An inspection as part of the history of one school.

use std::sync::Arc;

use async_graphql::SimpleObject;

use super::{Inspection, code_lists::JoinTiming};
use crate::{
    membership::date::MembershipDate,
    register::{Register, inspections::Entry},
};

/// An inspection as part of the history of one school. What depends on the school stands here, since several schools may
/// continue the one that was inspected.
#[derive(SimpleObject, Clone)]
pub struct SchoolInspection {
    /// The inspection.
    pub inspection: Inspection,
    /// Whether the school has it from one that it continues, by a link of the kind CONTINUES or by Ofsted's own word.
    /// False for its own inspections, and for those of schools that merged, amalgamated or split into it: these are part
    /// of its history and not of its record. `inspection.inspectedUrn` tells whose it was.
    pub inherited: bool,
    /// Whether it began before or after the school joined the trust that it is in.
    pub timing: JoinTiming,
}

impl SchoolInspection {
    /// An entry of a school's history.
    pub fn new(register: &Arc<Register>, school: u32, entry: Entry) -> Self {
        Self {
            inspection: Inspection::new(register.clone(), entry.inspection),
            inherited: entry.inherited,
            timing: timing(register, school, entry.inspection),
        }
    }
}

/// Whether an inspection began before or after a school joined the trust that it is in.
fn timing(register: &Register, school: u32, inspection: u32) -> JoinTiming {
    let Some(joined) = register.memberships.joining_of_present_trust(school) else { return JoinTiming::NotApplicable };
    let Some(started) = register.inspections.at(inspection).started_on else { return JoinTiming::Unknown };
    relative_to(joined, started)
}

fn relative_to(joined: &MembershipDate, started: chrono::NaiveDate) -> JoinTiming {
    if joined.was_by(started) {
        JoinTiming::AfterJoining
    } else if joined.may_have_been_by(started) {
        JoinTiming::Unknown
    } else {
        JoinTiming::BeforeJoining
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{graphql::scalars::Date, membership::code_lists::MembershipDateBasis};

    #[test]
    fn an_inspection_in_the_span_in_which_a_school_may_have_joined_is_neither_before_nor_after() {
        let day = |text: &str| text.parse().unwrap();
        let joined = MembershipDate {
            date: None,
            not_before: Some(Date(day("2025-01-06"))),
            not_after: Some(Date(day("2025-04-01"))),
            basis: MembershipDateBasis::BetweenSnapshots,
        };
        let timings =
            ["2025-01-05", "2025-01-06", "2025-03-31", "2025-04-01"].map(|text| relative_to(&joined, day(text)));
        use JoinTiming::{AfterJoining, BeforeJoining, Unknown};
        assert_eq!(timings, [BeforeJoining, Unknown, Unknown, AfterJoining]);
    }
}
