//! Who is told what happens to a secondment.

use entity::secondment::Model;
use sea_orm::DbErr;

use super::{
    code_lists::{
        ActingParty,
        ApprovalParty::{self, HomeEmployer, HostEmployer, Secondee},
        SecondmentAction::{self, *},
        SecondmentState,
    },
    parties::{home, host},
};
use crate::{
    access::Place,
    changes::{EntityType, Write},
    notification::{NotificationKind as Kind, Recipient, notify},
};

/// Tells of a step: those who have to answer it, or all who did not take it themselves.
pub async fn of_step(
    write: &mut Write,
    row: &Model,
    (from, to): (SecondmentState, SecondmentState),
    (action, by): (SecondmentAction, ActingParty),
) -> Result<(), DbErr> {
    let Some((kind, whom)) = what((from, to), action, by) else { return Ok(()) };
    let parties = ApprovalParty::ALL.into_iter().filter(|party| whom.holds(*party, by));
    let mut to: Vec<Recipient> = parties.flat_map(|party| recipients(row, party, &whom)).collect();
    let is_employer = matches!(by, ActingParty::HomeEmployer | ActingParty::HostEmployer);
    if row.within_trust && is_employer && binds(action) && !whom.means_all() {
        // The trust has spoken for both.
        to.retain(|recipient| !matches!(recipient, Recipient::Trust(_)));
    }
    notify(write, kind, (EntityType::Secondment, row.id), to).await
}

/// What only who employs can do: in a trust, who leads it.
fn binds(action: SecondmentAction) -> bool {
    matches!(action, Approve | Decline | Amend | AnswerAmendment)
}

/// Whom something concerns.
enum Whom {
    /// All parties, since each of them has to answer.
    WhoAnswers,
    /// Each other party, since it has to answer.
    OthersWhoAnswer,
    /// All parties.
    All,
    /// Each other party.
    Others,
    /// Who employs the person, since they have to go on with it.
    Home,
}

impl Whom {
    fn holds(&self, party: ApprovalParty, by: ActingParty) -> bool {
        match self {
            Self::WhoAnswers | Self::All => true,
            Self::OthersWhoAnswer | Self::Others => by != party.into(),
            Self::Home => party == HomeEmployer,
        }
    }

    fn means_all(&self) -> bool {
        matches!(self, Self::WhoAnswers | Self::All)
    }

    fn answers(&self) -> bool {
        matches!(self, Self::WhoAnswers | Self::OthersWhoAnswer | Self::Home)
    }
}

fn what(
    (from, to): (SecondmentState, SecondmentState),
    action: SecondmentAction,
    by: ActingParty,
) -> Option<(Kind, Whom)> {
    Some(match action {
        // Only who employs them can propose what the secondee has drafted.
        Propose if to == SecondmentState::Draft && by == ActingParty::Secondee => (Kind::SecondmentDrafted, Whom::Home),
        Propose if to == SecondmentState::Proposed => (Kind::SecondmentProposed, Whom::WhoAnswers),
        Approve if to == SecondmentState::Agreed => (Kind::SecondmentAgreed, Whom::All),
        Approve => (Kind::SecondmentApproved, Whom::Others),
        Decline => (Kind::SecondmentDeclined, Whom::Others),
        // Of a draft nobody else knew, but who employs them of the secondee's.
        Withdraw if from == SecondmentState::Draft && by == ActingParty::Secondee => {
            (Kind::SecondmentWithdrawn, Whom::Home)
        }
        Withdraw if from != SecondmentState::Draft => (Kind::SecondmentWithdrawn, Whom::Others),
        Cancel => (Kind::SecondmentCancelled, Whom::Others),
        Start => (Kind::SecondmentStarted, Whom::All),
        Pause => (Kind::SecondmentPaused, Whom::Others),
        Resume => (Kind::SecondmentResumed, Whom::Others),
        End => (Kind::SecondmentEnded, Whom::Others),
        Complete => (Kind::SecondmentCompleted, Whom::All),
        Amend => (Kind::AmendmentProposed, Whom::OthersWhoAnswer),
        AnswerAmendment => (Kind::AmendmentAnswered, Whom::Others),
        Propose | Withdraw | Review | RecordCheck => return None,
    })
}

/// An answer is for who employs; of what happened the school is told too.
fn recipients(row: &Model, party: ApprovalParty, whom: &Whom) -> Vec<Recipient> {
    let side =
        |place: Place| if whom.answers() { Recipient::of(&place).into_iter().collect() } else { Recipient::at(&place) };
    match party {
        Secondee => vec![Recipient::Person(row.secondee_id)],
        HomeEmployer => side(home(row)),
        HostEmployer => side(host(row)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_took_a_step_is_not_told_of_it_and_who_answers_is() {
        let told = |whom: Whom, by| ApprovalParty::ALL.map(|party| whom.holds(party, by));
        assert_eq!(told(Whom::Others, ActingParty::HomeEmployer).iter().filter(|told| **told).count(), 2);
        assert_eq!(told(Whom::Others, ActingParty::System), [true; 3]);
        assert_eq!(told(Whom::WhoAnswers, ActingParty::HomeEmployer), [true; 3]);
    }

    #[test]
    fn of_a_draft_that_is_withdrawn_nobody_is_told_who_did_not_know_it() {
        let withdrawn = |from, by| what((from, SecondmentState::Withdrawn), Withdraw, by).is_some();
        assert!(withdrawn(SecondmentState::Proposed, ActingParty::HostEmployer));
        assert!(!withdrawn(SecondmentState::Draft, ActingParty::HostEmployer));
        assert!(withdrawn(SecondmentState::Draft, ActingParty::Secondee));
        let drafted = |by| what((SecondmentState::Draft, SecondmentState::Draft), Propose, by).is_some();
        assert!(drafted(ActingParty::Secondee) && !drafted(ActingParty::HomeEmployer));
    }
}
