//! What inspections say of a school before and after it joined its trust.

use std::sync::Arc;

use async_graphql::{Enum, SimpleObject};

use super::Inspection;
use crate::register::{InspectionRecord, Register};

/// How the grades before and after joining a trust compare.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum InspectionChangeStatus {
    /// The later grade for the whole school is better.
    Improved,
    /// The grades are the same. "Satisfactory" and "requires improvement" count as the same.
    Same,
    /// The later grade is worse.
    Declined,
    /// Both inspections are there, and at least one gave no grade for the whole school: nothing may be said.
    NotComparable,
    /// No graded inspection has begun since it joined.
    NotInspectedSince,
    /// No graded inspection from before it joined is known, of itself or of a school that it continues.
    NoPriorInspection,
    /// The day of joining is not known well enough to tell before from after.
    JoinDateUncertain,
    /// The school is in no trust.
    NotInTrust,
}

/// The last graded inspection before a school joined the trust that it is in, and the latest since.
#[derive(SimpleObject)]
pub struct SchoolInspectionChange {
    /// The latest graded inspection that began before it joined, be it of a school that it continues; null where none is
    /// known.
    before: Option<Inspection>,
    /// The latest graded inspection that began since it joined; null where none has.
    after: Option<Inspection>,
    /// Whether both gave a grade for the whole school, so that they may be compared.
    comparable: bool,
    /// How they compare, or why they do not.
    status: InspectionChangeStatus,
}

impl SchoolInspectionChange {
    /// What inspections say of a school.
    pub fn of(register: &Arc<Register>, school: u32) -> Self {
        let Some(joined) = register.memberships.joining_of_present_trust(school) else {
            return Self::without(InspectionChangeStatus::NotInTrust);
        };
        let Some((from, by)) = joined.earliest().zip(joined.latest()) else {
            return Self::without(InspectionChangeStatus::JoinDateUncertain);
        };
        let inspections = &register.inspections;
        let found =
            |day| [inspections.latest_graded_before(school, day), inspections.latest_graded_within(school, day, None)];
        let pair = found(by);
        if from != by && pair != found(from) {
            return Self::without(InspectionChangeStatus::JoinDateUncertain);
        }
        let [before, after] = pair.map(|entry| entry.map(|entry| entry.inspection));
        let status = compare(before.map(|at| inspections.at(at)), after.map(|at| inspections.at(at)));
        let object = |position: Option<u32>| position.map(|position| Inspection::new(register.clone(), position));
        let comparable = is_comparison(status);
        Self { before: object(before), after: object(after), comparable, status }
    }

    fn without(status: InspectionChangeStatus) -> Self {
        Self { before: None, after: None, comparable: false, status }
    }
}

fn is_comparison(status: InspectionChangeStatus) -> bool {
    use InspectionChangeStatus::{Declined, Improved, Same};
    matches!(status, Improved | Same | Declined)
}

fn compare(before: Option<&InspectionRecord>, after: Option<&InspectionRecord>) -> InspectionChangeStatus {
    use InspectionChangeStatus::{Declined, Improved, NoPriorInspection, NotComparable, NotInspectedSince, Same};
    let Some(after) = after else { return NotInspectedSince };
    let Some(before) = before else { return NoPriorInspection };
    let Some((was, is)) = before.overall_grade().zip(after.overall_grade()) else { return NotComparable };
    match is.place().cmp(&was.place()) {
        std::cmp::Ordering::Less => Improved,
        std::cmp::Ordering::Equal => Same,
        std::cmp::Ordering::Greater => Declined,
    }
}
