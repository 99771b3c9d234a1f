//! What follows from what is tried.

use chrono::NaiveDate;

use super::{
    known::{Change, Known},
    moves::{ACTIONS, Actor, HOME, HOST, Move},
};
use crate::secondment::desk::CHECKS;

impl Known {
    /// For whom somebody speaks who speaks for a party.
    fn spoken_for(&self, party: usize) -> Vec<usize> {
        if self.within && party != 0 { vec![HOME, HOST] } else { vec![party] }
    }

    /// Does what is tried, or says with which code it is refused.
    pub fn take(&mut self, actor: Actor, tried: &Move, version: i64, today: NaiveDate) -> Result<(), &'static str> {
        let (action, party) = match tried {
            Move::Approve(party) | Move::Decline(party, _) | Move::Answer(party, _) => (tried.action(), Some(*party)),
            other => (other.action(), None),
        };
        if !self.is_seen_by(actor) {
            return Err("NOT_FOUND");
        }
        let is_theirs = self.is_theirs(actor, action, party);
        if is_theirs && self.is_said_already(tried) {
            return Ok(());
        }
        if !is_theirs {
            return Err("FORBIDDEN");
        }
        let states = ACTIONS.iter().find(|(name, _)| *name == action).map_or(&[][..], |(_, states)| *states);
        if !states.contains(&self.state) {
            return Err("INVALID_TRANSITION");
        }
        // An answer is to a change, and names no version.
        if version != self.version && !matches!(tried, Move::Answer(..)) {
            return Err("STALE_VERSION");
        }
        self.guard(actor, tried, today)?;
        self.follow(actor, tried);
        self.version += 1;
        Ok(())
    }

    /// Whether it was said by the same before: nothing changes.
    fn is_said_already(&self, tried: &Move) -> bool {
        match tried {
            Move::Approve(party) => self.said[*party],
            Move::Answer(party, yes) => self.change.as_ref().is_some_and(|change| change.said[*party] == Some(*yes)),
            _ => false,
        }
    }

    fn guard(&self, actor: Actor, tried: &Move, today: NaiveDate) -> Result<(), &'static str> {
        let refuse = |wrong: bool, code| if wrong { Err(code) } else { Ok(()) };
        let in_time = |starts: NaiveDate| refuse((today - starts).num_days() >= 28, "DATES_OUT_OF_RANGE");
        match tried {
            Move::Propose => in_time(self.starts),
            Move::Approve(party) => {
                let spoken_for = self.spoken_for(*party);
                let is_last = (0..3).all(|party| self.said[party] || spoken_for.contains(&party));
                if is_last { in_time(self.starts) } else { Ok(()) }
            }
            Move::Decline(_, reason) | Move::Cancel(reason) => refuse(!reason, "INVALID"),
            Move::Withdraw(reason) => refuse(actor == Actor::Admin && !reason, "INVALID"),
            Move::End(reason, on) => {
                let on = on.unwrap_or(today);
                refuse(!reason || on > today || on < self.starts || on > self.ends, "INVALID")
            }
            Move::Start => {
                refuse(today < self.starts, "DATES_OUT_OF_RANGE")?;
                refuse(CHECKS.iter().any(|kind| !self.holds(kind, today)), "CHECKS_INCOMPLETE")
            }
            Move::Complete => refuse(today < self.ends, "DATES_OUT_OF_RANGE"),
            Move::Check(_, _, expires) => refuse(expires.is_some_and(|last| last < today), "INVALID"),
            Move::Amend { starts, ends, fte } => {
                refuse(self.open_change().is_some(), "CONFLICT")?;
                refuse(starts.is_none() && ends.is_none() && fte.is_none(), "INVALID")?;
                refuse(starts.is_some() && self.state != "AGREED", "INVALID")?;
                let days = ends.unwrap_or(self.ends) - starts.unwrap_or(self.starts);
                refuse(days.num_days() < 4, "DATES_OUT_OF_RANGE")
            }
            Move::Answer(party, yes) => {
                let asked = self.open_change().filter(|it| it.said[*party].is_none()).ok_or("INVALID_TRANSITION")?;
                let spoken_for = self.spoken_for(*party);
                let is_last = *yes && (0..3).all(|it| asked.said[it] == Some(true) || spoken_for.contains(&it));
                let moved = asked.starts.filter(|starts| is_last && *starts != self.starts);
                moved.map_or(Ok(()), in_time)
            }
            _ => Ok(()),
        }
    }

    fn holds(&self, kind: &str, today: NaiveDate) -> bool {
        self.checks.get(kind).is_some_and(|(passed, until)| *passed && until.is_none_or(|last| last >= today))
    }

    fn follow(&mut self, actor: Actor, tried: &Move) {
        match tried {
            Move::Propose => (self.state, self.proposed) = ("PROPOSED", true),
            Move::Approve(party) => {
                for party in self.spoken_for(*party) {
                    self.said[party] = true;
                }
                if self.said == [true; 3] {
                    (self.state, self.agreed) = ("AGREED", true);
                }
            }
            Move::Decline(..) => self.state = "DECLINED",
            Move::Withdraw(_) => self.state = "WITHDRAWN",
            Move::Cancel(_) => self.end("CANCELLED"),
            Move::Start => {
                self.state = "ACTIVE";
                // Of what has begun nobody moves the first day any more.
                if let Some(change) = self.change.as_mut().filter(|change| change.starts.is_some()) {
                    change.open = false;
                }
            }
            Move::Pause => self.state = "PAUSED",
            Move::Resume => self.state = "ACTIVE",
            Move::End(..) => self.end("ENDED_EARLY"),
            Move::Complete => self.end("COMPLETED"),
            Move::Amend { starts, ends, .. } => {
                let mut said = [None; 3];
                let by = if self.binds(actor, HOME) { HOME } else { HOST };
                for party in self.spoken_for(by) {
                    said[party] = Some(true);
                }
                self.change = Some(Change { open: true, starts: *starts, ends: *ends, said });
            }
            Move::Answer(party, yes) => self.answer(*party, *yes),
            Move::Check(kind, passed, expires) => drop(self.checks.insert(kind, (*passed, *expires))),
            Move::Review => {}
        }
    }

    fn end(&mut self, state: &'static str) {
        self.state = state;
        if let Some(change) = &mut self.change {
            change.open = false;
        }
    }

    fn answer(&mut self, party: usize, yes: bool) {
        let spoken_for = self.spoken_for(party);
        let Some(change) = &mut self.change else { return };
        for party in spoken_for {
            change.said[party] = Some(yes);
        }
        let all = change.said == [Some(true); 3];
        change.open = yes && !all;
        if all {
            self.starts = change.starts.unwrap_or(self.starts);
            self.ends = change.ends.unwrap_or(self.ends);
        }
    }
}
