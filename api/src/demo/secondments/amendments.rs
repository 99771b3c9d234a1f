//! What is asked to be changed of what is agreed.

use entity::{amendment_approval, secondment_amendment};
use uuid::Uuid;

use super::{
    super::calendar::{after, before},
    life::Life,
};
use crate::{
    changes::name_of,
    secondment::code_lists::{
        ApprovalDecision::{self, Approved, Declined, Pending},
        ApprovalParty::{self, HomeEmployer, HostEmployer, Secondee},
        SecondmentAction::{Amend, AnswerAmendment},
    },
};

/// What becomes of the wish.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    Open,
    Applied,
    Declined,
}

/// Answers, and how often each comes up.
const ANSWERS: [(Answer, u32); 3] = [(Answer::Applied, 60), (Answer::Open, 25), (Answer::Declined, 15)];

impl Life<'_> {
    /// Of some a change is asked for.
    pub fn change(&mut self) {
        let by = self.world.dice.pick(&[HomeEmployer, HostEmployer]);
        let answer = self.world.dice.weigh(&ANSWERS, |(_, often)| *often).0;
        let by_chance = self.world.dice.chance(220).then_some((by, answer));
        if let Some((by, answer)) = self.journey.asked.or(by_chance) {
            self.ask(by, answer);
        }
    }

    /// A change is asked for, and answered or not: what still waits was asked for lately.
    pub fn ask(&mut self, by: ApprovalParty, answer: Answer) {
        let soon = after(self.at.date_naive(), self.world.days(1, 5));
        let lately = before(self.world.today, self.world.days(1, 10));
        let day = if answer == Answer::Open { soon.max(lately) } else { soon }.min(self.world.today);
        self.step(Amend, self.state, by.into(), day);
        let id = self.world.id(self.at);
        let is_answered = answer != Answer::Open;
        let ends_on = self.row.ends_on.map(|last| if answer == Answer::Applied { last } else { after(last, 28) });
        self.rows.amendments.push(secondment_amendment::Model {
            id,
            secondment_id: self.row.id,
            starts_on: None,
            ends_on,
            fte_hundredths: ends_on.is_none().then_some(self.row.fte_hundredths),
            amendment_state: match answer {
                Answer::Open => "OPEN",
                Answer::Applied => "APPLIED",
                Answer::Declined => "DECLINED",
            }
            .to_owned(),
            proposed_by: name_of(by).to_owned(),
            actor: self.actor(by.into()),
            proposed_at: self.at,
        });
        let is_one = |party: ApprovalParty| party == by || (self.row.within_trust && party != Secondee);
        let (asking, others): (Vec<_>, Vec<_>) = ApprovalParty::ALL.into_iter().partition(|party| is_one(*party));
        for party in asking {
            self.answer((id, party), Approved, by);
        }
        let last = others.last().copied();
        for party in others {
            let decision = match answer {
                Answer::Open => Pending,
                Answer::Declined if Some(party) == last => Declined,
                _ => Approved,
            };
            if is_answered {
                let day = after(self.at.date_naive(), 1).min(self.world.today);
                self.step(AnswerAmendment, self.state, party.into(), day);
            }
            self.answer((id, party), decision, party);
        }
    }

    fn answer(&mut self, (id, party): (Uuid, ApprovalParty), decision: ApprovalDecision, by: ApprovalParty) {
        let is_said = decision != Pending;
        self.rows.amendment_approvals.push(amendment_approval::Model {
            amendment_id: id,
            party: name_of(party).to_owned(),
            decision: name_of(decision).to_owned(),
            decided_by: is_said.then(|| self.actor(by.into())),
            decided_at: is_said.then_some(self.at),
        });
    }
}
