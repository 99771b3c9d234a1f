//! What belongs to a secondment: what it is to achieve, who pays, what was checked, what came of it.

use chrono::{Months, NaiveDate};
use entity::{compliance_check, cost_share, secondment_objective, secondment_review};

use super::{life::Life, words};
use crate::{
    adoption::code_lists::AdoptionOutcome::{self, *},
    changes::name_of,
    secondment::code_lists::{
        ActingParty::{HomeEmployer, HostEmployer},
        CheckKind,
        SecondmentAction::{RecordCheck, Review},
        SecondmentState,
    },
};

/// How costs are shared between home and host, in hundredths of a per cent.
const SHARES: [(i32, i32); 5] = [(10_000, 0), (5_000, 5_000), (0, 10_000), (7_000, 3_000), (2_500, 7_500)];

/// What comes of objectives, and how often.
const OUTCOMES: [(AdoptionOutcome, u32); 4] = [(Improved, 56), (NoChange, 20), (Worse, 6), (TooEarly, 18)];

impl Life<'_> {
    /// What it is to achieve, and who pays.
    pub fn plan(&mut self) {
        let first = self.world.dice.below(words::OBJECTIVES.len());
        for position in 0..=self.world.dice.below(3) {
            let (theme, texts) = &words::OBJECTIVES[(first + position) % words::OBJECTIVES.len()];
            let (id, text) = (self.world.id(self.at), self.world.dice.pick(texts));
            let carries = !self.world.practices.is_empty() && self.world.dice.chance(350);
            self.rows.objectives.push(secondment_objective::Model {
                id,
                secondment_id: self.row.id,
                position: position as i32,
                theme: Some(name_of(*theme).to_owned()),
                practice_id: carries.then(|| self.world.dice.pick(&self.world.practices)),
                progress: name_of(NotMeasured).to_owned(),
            });
            self.say(id, text);
        }
        if self.world.dice.chance(750) {
            self.share();
        }
    }

    fn share(&mut self) {
        let (home, host) = self.world.dice.pick(&SHARES);
        let cost = self.world.dice.chance(500).then(|| self.world.dice.between(20, 400) * 10_000);
        for (party, percent_hundredths) in [(HomeEmployer, home), (HostEmployer, host)] {
            self.rows.costs.push(cost_share::Model {
                secondment_id: self.row.id,
                party: name_of(party).to_owned(),
                percent_hundredths,
                amount_pence: cost.map(|cost| cost * i64::from(percent_hundredths) / 10_000),
            });
        }
    }

    /// Checks are passed, one after the other, by a day.
    pub fn check(&mut self, kinds: &[CheckKind], by: NaiveDate) {
        let begun = self.at.date_naive();
        for (nth, kind) in (1..).zip(kinds) {
            let day = begun + (by - begun) * nth / (CheckKind::REQUIRED.len() as i32);
            let party = if *kind == CheckKind::References { HostEmployer } else { HomeEmployer };
            self.step(RecordCheck, SecondmentState::Agreed, party, day);
            let runs_out = matches!(kind, CheckKind::EnhancedDbs | CheckKind::RightToWork);
            self.rows.checks.push(compliance_check::Model {
                secondment_id: self.row.id,
                kind: name_of(*kind).to_owned(),
                passed: true,
                confirmed_by: name_of(party).to_owned(),
                confirmed_at: self.at,
                expires_on: runs_out.then(|| day + Months::new(36)),
            });
        }
    }

    /// Looks back on it.
    pub fn review(&mut self, day: NaiveDate) {
        let party = self.world.dice.pick(&[HostEmployer, HostEmployer, HomeEmployer]);
        self.step(Review, self.state, party, day);
        let id = self.world.id(self.at);
        let theirs = self.rows.objectives.iter_mut().filter(|objective| objective.secondment_id == self.row.id);
        let mut told = serde_json::Map::new();
        for objective in theirs {
            let progress = name_of(self.world.dice.weigh(&OUTCOMES, |(_, often)| *often).0);
            objective.progress = progress.to_owned();
            told.insert(objective.id.to_string(), progress.into());
        }
        self.rows.reviews.push(secondment_review::Model {
            id,
            secondment_id: self.row.id,
            reviewed_on: day,
            by_party: name_of(party).to_owned(),
            actor: self.actor(party),
            progress: serde_json::Value::from(told).to_string(),
        });
        let text = self.world.dice.pick(&words::REVIEWS);
        self.say(id, text);
    }
}
