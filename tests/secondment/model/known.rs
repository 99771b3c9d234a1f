//! What a secondment is, and whose each move of it is, told again from what the sector agreed on, and not from the
//! service's code.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::moves::{ACTIONS, Actor, HOME, HOST};

/// A change that was asked for last.
#[derive(Clone, Debug)]
pub struct Change {
    pub open: bool,
    pub starts: Option<NaiveDate>,
    pub ends: Option<NaiveDate>,
    pub said: [Option<bool>; 3],
}

/// Whether checks were passed, and until when that holds.
pub type Checks = BTreeMap<&'static str, (bool, Option<NaiveDate>)>;

/// A secondment as the model has it.
#[derive(Clone, Debug)]
pub struct Known {
    pub state: &'static str,
    pub version: i64,
    /// Whether the secondee drafted it; else who leads the home.
    pub by_secondee: bool,
    pub within: bool,
    /// Whether it was ever more than a draft, and whether all had agreed.
    pub proposed: bool,
    pub agreed: bool,
    pub starts: NaiveDate,
    pub ends: NaiveDate,
    pub said: [bool; 3],
    pub checks: Checks,
    pub change: Option<Change>,
}

impl Known {
    /// Whether somebody leads where the person comes from, or goes to.
    fn acts(&self, actor: Actor, side: usize) -> bool {
        match actor {
            Actor::HomeLeader => side == HOME || self.within,
            Actor::HomeHead => side == HOME,
            Actor::HostLeader => side == HOST && !self.within,
            Actor::HostHead => side == HOST,
            _ => false,
        }
    }

    /// Whether somebody's yes binds a party: of trusts that of who leads them.
    pub fn binds(&self, actor: Actor, party: usize) -> bool {
        match party {
            HOME | HOST => matches!(actor, Actor::HomeLeader | Actor::HostLeader) && self.acts(actor, party),
            _ => actor == Actor::Secondee,
        }
    }

    fn is_party(&self, actor: Actor) -> bool {
        actor == Actor::Secondee || self.acts(actor, HOME) || self.acts(actor, HOST)
    }

    pub fn is_seen_by(&self, actor: Actor) -> bool {
        if !self.proposed {
            return self.acts(actor, HOME) || (actor == Actor::Secondee && self.by_secondee);
        }
        self.is_party(actor) || actor == Actor::Admin
    }

    pub fn is_over(&self) -> bool {
        ["COMPLETED", "ENDED_EARLY", "DECLINED", "WITHDRAWN", "CANCELLED"].contains(&self.state)
    }

    /// Whose an action is, whatever the state.
    pub fn is_theirs(&self, actor: Actor, action: &str, party: Option<usize>) -> bool {
        let admin = actor == Actor::Admin;
        match action {
            "PROPOSE" => self.acts(actor, HOME),
            "APPROVE" | "DECLINE" | "ANSWER_AMENDMENT" => match party {
                Some(party) => self.binds(actor, party),
                None => (0..3).any(|party| self.binds(actor, party)),
            },
            "AMEND" => self.binds(actor, HOME) || self.binds(actor, HOST),
            "WITHDRAW" => actor == Actor::Secondee || self.acts(actor, HOME) || admin,
            "CANCEL" | "END" => self.is_party(actor) || admin,
            "START" | "COMPLETE" => self.acts(actor, HOST),
            "PAUSE" | "RESUME" | "RECORD_CHECK" => self.acts(actor, HOME) || self.acts(actor, HOST),
            _ => self.is_party(actor),
        }
    }

    pub fn open_change(&self) -> Option<&Change> {
        self.change.as_ref().filter(|change| change.open)
    }

    /// What somebody is told that they may do.
    pub fn actions_of(&self, actor: Actor) -> Vec<&'static str> {
        let waits = |said: &dyn Fn(usize) -> bool| (0..3).any(|party| self.binds(actor, party) && !said(party));
        let is_offered = |action: &str| match action {
            "APPROVE" => waits(&|party| self.said[party]),
            "AMEND" => self.open_change().is_none(),
            "ANSWER_AMENDMENT" => self.open_change().is_some_and(|it| waits(&|party| it.said[party].is_some())),
            _ => true,
        };
        let offered = ACTIONS.iter().filter(|(action, states)| {
            states.contains(&self.state) && self.is_theirs(actor, action, None) && is_offered(action)
        });
        offered.map(|(action, _)| *action).collect()
    }
}
