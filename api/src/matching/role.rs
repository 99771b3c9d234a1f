//! Whether somebody who does one thing can do another for a while.

use std::cmp::Ordering;

use super::factor::WHOLE;
use crate::{changes::name_of, staff::code_lists::StaffRole};

/// On which rung of a ladder a role is: teaching and leading, supporting teachers, running a school. Nobody changes ladders
/// for a secondment.
fn rung(role: StaffRole) -> (Ladder, i32) {
    match role {
        StaffRole::Teacher => (Ladder::Leading, 0),
        StaffRole::HeadOfDepartmentOrCurriculum | StaffRole::HeadOfYearOrPhase | StaffRole::Sendco => {
            (Ladder::Leading, 1)
        }
        StaffRole::AssistantHeadteacher => (Ladder::Leading, 2),
        StaffRole::DeputyHeadteacher => (Ladder::Leading, 3),
        StaffRole::Headteacher => (Ladder::Leading, 4),
        StaffRole::ExecutiveLeader => (Ladder::Leading, 5),
        StaffRole::TeachingAssistant => (Ladder::Assisting, 0),
        StaffRole::HigherLevelTeachingAssistant => (Ladder::Assisting, 1),
        StaffRole::OtherSupport => (Ladder::Running, 0),
        StaffRole::SchoolBusinessProfessional => (Ladder::Running, 1),
        StaffRole::OtherLeadership => (Ladder::Elsewhere, 0),
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Ladder {
    Leading,
    Assisting,
    Running,
    /// Leading something else, which is near to leading anything.
    Elsewhere,
}

/// How well a role meets another, in ten-thousandths; none where it cannot.
pub fn fit(needed: StaffRole, offered: StaffRole) -> Option<u32> {
    if needed == offered {
        return Some(WHOLE);
    }
    let ((ladder, high), (other, up)) = (rung(needed), rung(offered));
    match (ladder, other) {
        (Ladder::Leading, Ladder::Elsewhere) | (Ladder::Elsewhere, Ladder::Leading) => {
            (high.max(up) > 0).then_some(4_000)
        }
        _ if ladder != other => None,
        // Whoever knows special needs has to be trained for it: another who leads as high is no nearer than one below.
        _ if needed == StaffRole::Sendco => (1..=2).contains(&up).then_some(4_000),
        _ => match up - high {
            0 | 1 => Some(7_000),
            -1 => Some(5_000),
            2 => Some(4_000),
            _ => None,
        },
    }
}

/// Why, in a sentence.
pub fn explain(needed: StaffRole, offered: StaffRole) -> String {
    if needed == offered {
        return format!("What is needed is what is offered: {}.", called(needed));
    }
    let ((ladder, high), (other, up)) = (rung(needed), rung(offered));
    let how = match up.cmp(&high) {
        _ if ladder != other => "which is near",
        Ordering::Less => "who would step up",
        Ordering::Equal => "which is as high",
        Ordering::Greater => "who has gone further",
    };
    format!("What is needed is: {}; what is offered is: {}, {how}.", called(needed), called(offered))
}

fn called(role: StaffRole) -> String {
    match role {
        StaffRole::Sendco => "SENDCO".to_owned(),
        role => name_of(role).replace('_', " ").to_lowercase(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_deputy_can_step_up_to_head_but_a_teacher_cannot() {
        assert_eq!(fit(StaffRole::Headteacher, StaffRole::DeputyHeadteacher), Some(5_000));
        assert_eq!(fit(StaffRole::Headteacher, StaffRole::ExecutiveLeader), Some(7_000));
        assert_eq!(fit(StaffRole::Headteacher, StaffRole::Teacher), None);
        assert_eq!(fit(StaffRole::Teacher, StaffRole::TeachingAssistant), None);
        assert_eq!(fit(StaffRole::Sendco, StaffRole::Teacher), None);
        assert_eq!(fit(StaffRole::OtherLeadership, StaffRole::Headteacher), Some(4_000));
        assert_eq!(fit(StaffRole::Teacher, StaffRole::OtherLeadership), None);
    }

    #[test]
    fn a_role_is_explained_in_a_sentence() {
        let said = explain(StaffRole::Headteacher, StaffRole::DeputyHeadteacher);
        assert_eq!(said, "What is needed is: headteacher; what is offered is: deputy headteacher, who would step up.");
        assert_eq!(explain(StaffRole::Sendco, StaffRole::Sendco), "What is needed is what is offered: SENDCO.");
    }
}
