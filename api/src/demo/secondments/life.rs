//! The life of one secondment, up to where all have agreed.

use chrono::{DateTime, NaiveDate, Utc};
use entity::{secondment, secondment_approval, secondment_event, secondment_text};
use uuid::Uuid;

use super::{super::calendar::after, dates::Times, journey::Journey, proposal, words, world::World, write::Rows};
use crate::{
    changes::name_of,
    secondment::code_lists::{
        ActingParty,
        ApprovalDecision::{Approved, Declined, Pending},
        ApprovalParty::{self, HomeEmployer, HostEmployer, Secondee},
        SecondmentAction::{self, Approve, Cancel, Decline, Propose, Withdraw},
        SecondmentState::{self, *},
    },
};

/// A secondment in the course of its life.
pub struct Life<'a> {
    pub world: &'a mut World,
    pub rows: &'a mut Rows,
    pub journey: Journey,
    /// As it is first written.
    pub row: secondment::Model,
    pub state: SecondmentState,
    /// When something last happened to it.
    pub at: DateTime<Utc>,
    version: i32,
    said: Vec<secondment_approval::Model>,
}

impl<'a> Life<'a> {
    pub fn new(world: &'a mut World, rows: &'a mut Rows, journey: Journey) -> Self {
        let at = world.moment(journey.times.proposed);
        let row = proposal::row(world, &journey, at);
        let said = ApprovalParty::ALL.map(|party| secondment_approval::Model {
            secondment_id: row.id,
            party: name_of(party).to_owned(),
            decision: name_of(Pending).to_owned(),
            decided_by: None,
            decided_at: None,
        });
        Self { world, rows, journey, row, state: Draft, at, version: 0, said: said.into() }
    }

    /// All of it.
    pub fn live(mut self) {
        self.begin();
        match self.journey.fate {
            Draft => {}
            Proposed => self.wait(),
            Withdrawn => self.withdraw(),
            SecondmentState::Declined => self.decline(),
            Cancelled => {
                self.agree();
                let event = self.step(Cancel, Cancelled, HostEmployer.into(), self.journey.times.turned);
                let why = self.world.dice.pick(&words::CANCELLED);
                self.say(event, why);
            }
            _ => {
                self.agree();
                self.work();
            }
        }
        self.rows.approvals.extend(self.said);
        self.rows.secondments.push(self.row);
    }

    fn begin(&mut self) {
        let Journey { fate, by, times, .. } = self.journey.clone();
        let is_drafted = fate == Draft || by == Secondee || self.world.dice.chance(150);
        let first = if is_drafted { Draft } else { Proposed };
        self.row.secondment_state = name_of(first).to_owned();
        self.step_at(Propose, first, by.into(), self.at);
        self.plan();
        if is_drafted && fate != Draft && !(fate == Withdrawn && self.world.dice.chance(500)) {
            let by = if by == Secondee { HomeEmployer } else { by };
            self.step(Propose, Proposed, by.into(), times.proposed);
        }
    }

    /// Some have answered, one at least has not.
    fn wait(&mut self) {
        // Within one trust the employer speaks once for both.
        let by_chance = if self.row.within_trust { 2 } else { 3 };
        let parties: Vec<ApprovalParty> = match self.journey.pending {
            Some(pending) => ApprovalParty::ALL.into_iter().filter(|party| *party != pending).collect(),
            None => ApprovalParty::ALL[..self.world.dice.below(by_chance)].to_vec(),
        };
        let waits_for_employer = self.journey.pending.is_some_and(|pending| pending != Secondee);
        for party in parties {
            let is_for_both = self.row.within_trust && party != Secondee;
            if self.is_open(party) && !(is_for_both && waits_for_employer) {
                let day = after(self.at.date_naive(), 1).min(self.world.today);
                self.approve(party, day);
            }
        }
    }

    fn agree(&mut self) {
        let Times { proposed, agreed, .. } = self.journey.times;
        let first = after(proposed, self.world.days(1, 2));
        self.approve(Secondee, first);
        if !self.row.within_trust {
            let second = after(proposed, self.world.days(3, 5));
            self.approve(HomeEmployer, second);
        }
        self.approve(HostEmployer, agreed);
    }

    fn is_open(&self, party: ApprovalParty) -> bool {
        self.said.iter().any(|said| said.party == name_of(party) && said.decision == name_of(Pending))
    }

    /// Says yes as one party. The last yes makes it agreed.
    fn approve(&mut self, party: ApprovalParty, day: NaiveDate) {
        let at = self.hour(day);
        self.decide(party, name_of(Approved), at);
        let is_last = self.said.iter().all(|said| said.decision == name_of(Approved));
        self.step_at(Approve, if is_last { Agreed } else { Proposed }, party.into(), at);
    }

    fn decide(&mut self, party: ApprovalParty, decision: &str, at: DateTime<Utc>) {
        let by = self.actor(party.into());
        let within = self.row.within_trust;
        let is_meant = |of: &str| of == name_of(party) || (within && party != Secondee && of != name_of(Secondee));
        for said in self.said.iter_mut().filter(|said| is_meant(&said.party) && said.decision == name_of(Pending)) {
            said.decision = decision.to_owned();
            said.decided_by = Some(by.clone());
            said.decided_at = Some(at);
        }
    }

    fn decline(&mut self) {
        let turned = self.journey.times.turned;
        if self.world.dice.chance(500) {
            self.approve(Secondee, after(self.journey.times.proposed, 1));
        }
        let party = self.world.dice.pick(&[HomeEmployer, HostEmployer, HostEmployer]);
        let at = self.hour(turned);
        self.decide(party, name_of(Declined), at);
        let event = self.step_at(Decline, SecondmentState::Declined, party.into(), at);
        let why = self.world.dice.pick(&words::DECLINED);
        self.say(event, why);
    }

    fn withdraw(&mut self) {
        let by = if self.world.dice.chance(400) { Secondee } else { self.journey.by };
        let event = self.step(Withdraw, Withdrawn, by.into(), self.journey.times.turned);
        if self.world.dice.chance(700) {
            let why = self.world.dice.pick(&words::WITHDRAWN);
            self.say(event, why);
        }
    }

    /// Some hour of a day, and not before what happened last.
    fn hour(&mut self, day: NaiveDate) -> DateTime<Utc> {
        self.world.moment(day).max(self.at)
    }

    /// Takes a step on a day.
    pub fn step(&mut self, action: SecondmentAction, to: SecondmentState, by: ActingParty, day: NaiveDate) -> Uuid {
        let at = self.hour(day);
        self.step_at(action, to, by, at)
    }

    /// Takes a step at a moment.
    pub fn step_at(
        &mut self,
        action: SecondmentAction,
        to: SecondmentState,
        by: ActingParty,
        at: DateTime<Utc>,
    ) -> Uuid {
        let id = self.world.id(at);
        self.version += 1;
        self.rows.events.push(secondment_event::Model {
            id,
            secondment_id: self.row.id,
            version: self.version,
            action: name_of(action).to_owned(),
            from_state: name_of(self.state).to_owned(),
            to_state: name_of(to).to_owned(),
            by_party: name_of(by).to_owned(),
            actor: self.actor(by),
            made_at: at,
        });
        (self.state, self.at) = (to, at);
        id
    }

    /// Keeps what somebody wrote, under the key of what it belongs to.
    pub fn say(&mut self, of: Uuid, body: &str) {
        let text = secondment_text::Model { id: of, secondment_id: self.row.id, body: body.to_owned() };
        self.rows.texts.push(text);
    }

    /// What the log calls a party of it.
    pub fn actor(&self, by: ActingParty) -> String {
        let (trust, school) = match by {
            ActingParty::Secondee => return format!("demo:staff:{}", self.row.secondee_id),
            ActingParty::HomeEmployer => (self.row.home_trust_uid, self.row.home_school_urn),
            ActingParty::HostEmployer => (self.row.host_trust_uid, Some(self.row.host_school_urn)),
            ActingParty::SectorAdmin | ActingParty::System => return "service".to_owned(),
        };
        match (trust, school) {
            (Some(trust), _) => format!("demo:trust:{trust}"),
            (None, school) => format!("demo:school:{}", school.map(|urn| urn.to_string()).unwrap_or_default()),
        }
    }
}
