//! How secondments move from state to state, and whose each step is.

use entity::secondment::Model;

use super::{
    code_lists::{
        ApprovalParty::{self, HomeEmployer, HostEmployer, Secondee},
        SecondmentAction::{self, *},
        SecondmentState::{self, *},
    },
    parties::acting,
};
use crate::{
    access::{Parties, Viewer},
    changes::{name_of, named},
    graphql::user_error::{UserError, UserErrorCode},
};

/// States of what does not come to pass: what another system calls it may stand for another.
pub const CAME_TO_NOTHING: [SecondmentState; 3] = [Declined, Withdrawn, Cancelled];

/// From which states something can be done.
fn from(action: SecondmentAction) -> &'static [SecondmentState] {
    match action {
        Propose => &[Draft],
        Approve | Decline => &[Proposed],
        Withdraw => &[Draft, Proposed],
        Cancel | Start => &[Agreed],
        Pause => &[Active],
        Resume => &[Paused],
        End | Complete => &[Active, Paused],
        Amend | AnswerAmendment => &[Agreed, Active],
        Review => &[Active, Paused, Completed, EndedEarly],
        RecordCheck => &[Proposed, Agreed, Active, Paused],
    }
}

impl SecondmentAction {
    /// All of them, in the order of a life.
    pub const ALL: [Self; 14] = [
        Propose,
        Approve,
        Decline,
        Withdraw,
        Cancel,
        Start,
        Pause,
        Resume,
        End,
        Complete,
        Amend,
        AnswerAmendment,
        Review,
        RecordCheck,
    ];

    /// Where it leads from a state: for most that do not stay where they are.
    pub fn to(self, state: SecondmentState) -> SecondmentState {
        match self {
            Propose => Proposed,
            Decline => Declined,
            Withdraw => Withdrawn,
            Cancel => Cancelled,
            Start | Resume => Active,
            Pause => Paused,
            End => EndedEarly,
            Complete => Completed,
            Approve | Amend | AnswerAmendment | Review | RecordCheck => state,
        }
    }

    /// Whose it is to do.
    pub fn whose(self, row: &Model) -> Vec<ApprovalParty> {
        let proposed_by = named(&row.proposed_by).unwrap_or(HomeEmployer);
        match self {
            // What the secondee has drafted is for who employs them to propose.
            Propose if proposed_by == Secondee => vec![HomeEmployer],
            Propose => vec![proposed_by],
            Withdraw if proposed_by == Secondee => vec![Secondee, HomeEmployer],
            Withdraw => vec![Secondee, proposed_by],
            Start | Complete => vec![HostEmployer],
            Pause | Resume | Amend | RecordCheck => vec![HomeEmployer, HostEmployer],
            Approve | Decline | Cancel | End | AnswerAmendment | Review => ApprovalParty::ALL.to_vec(),
        }
    }

    /// Whether who operates the service can do it for others, with a reason.
    pub fn can_be_overridden(self) -> bool {
        matches!(self, Cancel | End | Withdraw)
    }

    /// Whether it can be done in a state.
    pub fn is_possible(self, state: SecondmentState) -> bool {
        from(self).contains(&state)
    }
}

/// How far a secondment has come.
pub fn state_of(row: &Model) -> SecondmentState {
    named(&row.secondment_state).unwrap_or(Draft)
}

/// What somebody may do to a secondment in its present state, whether or not its time has come.
pub fn allowed(viewer: &Viewer, row: &Model, parties: &Parties) -> Vec<SecondmentAction> {
    let can = |action: &SecondmentAction| {
        action.is_possible(state_of(row)) && acting(viewer, *action, row, parties).is_some()
    };
    SecondmentAction::ALL.into_iter().filter(can).collect()
}

/// The refusal of something that leads nowhere from the present state.
pub fn impossible(viewer: &Viewer, action: SecondmentAction, row: &Model, parties: &Parties) -> UserError {
    let allowed = allowed(viewer, row, parties);
    let names: Vec<_> = allowed.iter().map(|action| name_of(*action)).collect();
    let possible = if names.is_empty() { "nothing".to_owned() } else { names.join(", ") };
    let message = format!(
        "{} is not possible for a secondment that is {}; possible for you: {possible}.",
        name_of(action),
        row.secondment_state
    );
    let error = UserError::new(UserErrorCode::InvalidTransition, message).at(&["input", "secondmentId"]);
    UserError { allowed_actions: Some(allowed), ..error }
}
