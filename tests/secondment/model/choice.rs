//! What is tried next, and by whom.

use chrono::{Days, NaiveDate};

use super::{
    known::Known,
    moves::{ACTIONS, ACTORS, Actor, Move},
    track::Track,
};
use crate::secondment::desk::CHECKS;

impl Track<'_> {
    /// A third leads on, so that many live long; of the others half is offered to who tries it, and the rest may be anything by
    /// anybody.
    pub fn choose(&mut self, known: &Known, today: NaiveDate) -> (Actor, Move) {
        if self.dice.one_in(3) {
            return self.lead_on(known, today);
        }
        let actor = *self.dice.pick(&ACTORS);
        let offered = known.actions_of(actor);
        let action = match offered.is_empty() || self.dice.one_in(3) {
            true => self.dice.pick(&ACTIONS).0,
            false => *self.dice.pick(&offered),
        };
        (actor, self.fill_in(action, known, actor, today))
    }

    fn lead_on(&mut self, known: &Known, today: NaiveDate) -> (Actor, Move) {
        let missing = CHECKS.iter().find(|kind| !known.checks.contains_key(*kind)).copied();
        match (known.state, missing) {
            ("DRAFT", _) => (Actor::HomeLeader, Move::Propose),
            ("PROPOSED", _) => {
                let party = known.said.iter().position(|said| !said).unwrap_or_default();
                ([Actor::Secondee, Actor::HomeLeader, Actor::HostLeader][party], Move::Approve(party))
            }
            ("AGREED", Some(kind)) => (Actor::HomeLeader, Move::Check(kind, true, None)),
            ("AGREED", None) => (Actor::HostLeader, Move::Start),
            ("PAUSED", _) if self.dice.one_in(2) => (Actor::HomeLeader, Move::Resume),
            ("ACTIVE", _) if self.dice.one_in(3) => (Actor::HomeLeader, Move::Pause),
            _ if self.dice.one_in(3) => (Actor::Secondee, Move::End(true, Some(today))),
            _ => (Actor::HostLeader, Move::Complete),
        }
    }

    fn fill_in(&mut self, action: &str, known: &Known, actor: Actor, today: NaiveDate) -> Move {
        let reason = !self.dice.one_in(5);
        let party = self.party_of(actor);
        match action {
            "PROPOSE" => Move::Propose,
            "APPROVE" => Move::Approve(party),
            // So that more of them live on.
            "DECLINE" if !self.dice.one_in(4) => Move::Approve(party),
            "DECLINE" => Move::Decline(party, reason),
            "WITHDRAW" if !self.dice.one_in(4) => Move::Check(CHECKS[self.dice.below(6)], true, None),
            "WITHDRAW" => Move::Withdraw(reason),
            "CANCEL" if !self.dice.one_in(4) => Move::Start,
            "CANCEL" => Move::Cancel(reason),
            "START" => Move::Start,
            "PAUSE" => Move::Pause,
            "RESUME" => Move::Resume,
            "END" if !self.dice.one_in(3) => Move::Complete,
            "END" => Move::End(reason, self.near(today)),
            "COMPLETE" => Move::Complete,
            "AMEND" => Move::Amend {
                starts: self.near(today),
                ends: self.near(known.ends),
                fte: self.dice.one_in(2).then(|| 1 + self.dice.below(100) as u32),
            },
            "ANSWER_AMENDMENT" if self.change_id.is_some() => Move::Answer(party, !self.dice.one_in(4)),
            "REVIEW" | "ANSWER_AMENDMENT" => Move::Review,
            _ => self.check(known, today),
        }
    }

    /// A party that is likely this actor's.
    fn party_of(&mut self, actor: Actor) -> usize {
        let likely = match actor {
            Actor::Secondee => 0,
            Actor::HomeLeader => 1,
            _ => 2,
        };
        if self.dice.one_in(4) { self.dice.below(3) } else { likely }
    }

    fn near(&mut self, day: NaiveDate) -> Option<NaiveDate> {
        let near = day + Days::new(self.dice.below(7) as u64) - Days::new(3);
        (!self.dice.one_in(2)).then_some(near)
    }

    fn check(&mut self, known: &Known, today: NaiveDate) -> Move {
        let missing = CHECKS.iter().find(|kind| !known.checks.contains_key(*kind)).copied();
        let any = CHECKS[self.dice.below(6)];
        let kind = if self.dice.one_in(4) { any } else { missing.unwrap_or(any) };
        let until = self.dice.one_in(4).then(|| today + Days::new(self.dice.below(16) as u64) - Days::new(1));
        Move::Check(kind, !self.dice.one_in(8), until)
    }
}
