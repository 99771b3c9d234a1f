//! The life of one secondment, from where all have agreed to its end.

use chrono::NaiveDate;

use super::{
    super::calendar::{after, before},
    amendments::Answer,
    life::Life,
    words,
};
use crate::{
    graphql::facet::Labelled as _,
    secondment::{
        code_lists::{
            ActingParty,
            ApprovalParty::{self, HomeEmployer, HostEmployer},
            CheckKind, PauseReason,
            SecondmentAction::{Complete, End, Pause, Resume, Start},
            SecondmentKind,
            SecondmentState::{Active, Agreed, Completed, EndedEarly, Paused},
        },
        moves::REVIEW_WITHIN,
    },
};

/// Why one of a kind rests.
pub fn why_it_rests(kind: SecondmentKind) -> PauseReason {
    match kind {
        SecondmentKind::Secondment => PauseReason::Leave,
        SecondmentKind::Coaching => PauseReason::SchoolClosure,
        SecondmentKind::SharedPost => PauseReason::Absence,
        SecondmentKind::Redeployment => PauseReason::Other,
    }
}

impl Life<'_> {
    /// Is checked, begins, rests, ends.
    pub fn work(&mut self) {
        let (fate, times) = (self.journey.fate, self.journey.times);
        if fate == Agreed {
            // What has all its checks would have begun on its day.
            let is_due = times.starts <= self.world.today;
            let passed = self.world.dice.below(CheckKind::REQUIRED.len() + usize::from(!is_due));
            self.check(&CheckKind::REQUIRED[..passed], self.world.today);
            return self.change();
        }
        self.check(&CheckKind::REQUIRED, before(times.starts, 1));
        let by = if self.world.dice.chance(250) { HostEmployer.into() } else { ActingParty::System };
        self.step(Start, Active, by, times.starts);
        match fate {
            Paused => {
                self.pause(times.turned);
            }
            Completed => self.complete(),
            EndedEarly => self.end(),
            _ => {
                self.rest();
                self.change();
            }
        }
    }

    /// Some rest for a while, and go on.
    fn rest(&mut self) {
        let from = after(self.journey.times.starts, self.world.days(4, 8));
        let until = after(from, self.world.days(3, 12));
        if until < before(self.world.today, 12) && self.world.dice.chance(200) {
            self.pause(from);
            self.step(Resume, Active, HomeEmployer.into(), until);
        }
    }

    fn pause(&mut self, from: NaiveDate) {
        let event = self.step(Pause, Paused, HomeEmployer.into(), from);
        self.say(event, why_it_rests(self.journey.kind).label());
    }

    fn complete(&mut self) {
        let last = self.journey.times.ends.unwrap_or(self.world.today);
        if (last - self.journey.times.starts).num_days() > 60 && self.world.dice.chance(150) {
            let by = self.world.dice.pick(&[HomeEmployer, HostEmployer]);
            self.ask(by, Answer::Applied);
        }
        self.step(Complete, Completed, ActingParty::System, after(last, 1));
        self.look_back(after(last, 1), 750);
    }

    fn end(&mut self) {
        let party = self.world.dice.pick(&ApprovalParty::ALL);
        let event = self.step(End, EndedEarly, party.into(), self.journey.times.turned);
        let why = self.world.dice.pick(&words::ENDED);
        self.say(event, why);
        self.look_back(self.journey.times.turned, 500);
    }

    /// Most look back on what is over; the others have some time to.
    fn look_back(&mut self, over: NaiveDate, often: usize) {
        let day = after(over, self.world.days(1, 25));
        if day <= self.world.today && self.world.dice.chance(often) {
            self.review(day);
        } else {
            self.row.review_due_on = Some(over + REVIEW_WITHIN);
        }
    }
}
