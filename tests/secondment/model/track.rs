//! One person, whose secondments are tried out one after the other, in the service and in the model.

use std::time::Duration;

use chrono::{Days, NaiveDate};
use reqwest::StatusCode;
use serde_json::{Value, json};
use support::{Reply, TestApp, dice::Dice};

use super::{
    known::{Checks, Known},
    moves::{ACTORS, Actor, Move, PARTIES},
};
use crate::{
    access::cast::with,
    secondment::desk::{Desk, Person, kind_of, unused},
};

const FIELDS: &str = "secondment { id secondmentState version viewerActions amendments { id } } userErrors { code }";
const SEEN: &str = "query($id: ID!) { secondment(by: {id: $id}) { secondmentState version viewerActions } }";

pub struct Track<'a> {
    pub app: &'a TestApp,
    pub desk: &'a Desk<'a>,
    pub person: Person,
    /// A token of each actor, in their order.
    pub tokens: [String; 7],
    pub host_school: String,
    pub within: bool,
    pub seed: u64,
    pub dice: Dice,
    pub id: Value,
    pub change_id: Option<Value>,
    pub known: Option<Known>,
    /// What was checked of the person so far.
    pub checked: Vec<Checks>,
}

impl Track<'_> {
    /// One step: something is tried, and what came of it is the same in both.
    pub async fn step(&mut self, today: NaiveDate) {
        let Some(known) = self.known.clone().filter(|it| !it.is_over() || !self.dice.one_in(6)) else {
            return self.begin(today).await;
        };
        let (actor, tried) = self.choose(&known, today);
        let version = if self.dice.one_in(6) { known.version + 1 - self.dice.below(3) as i64 } else { known.version };
        let mut after = known.clone();
        let expected = after.take(actor, &tried, version, today);
        let reply = self.try_out(actor, &tried, version).await;
        let told =
            format!("seed {}: {actor:?} tried {tried:?} with version {version} on {today} of {known:?}", self.seed);
        let payload = reply.body["data"].as_object().and_then(|data| data.values().next()).cloned();
        let payload = payload.unwrap_or_else(|| panic!("{told}: {:#}", reply.body));
        assert_eq!(payload["userErrors"][0]["code"].as_str(), expected.err(), "{told}: {payload}");
        if payload["secondment"].is_object() {
            self.compare(actor, &after, &payload["secondment"], &told);
            self.change_id =
                payload["secondment"]["amendments"].as_array().and_then(|all| all.last()).map(|it| it["id"].clone());
        }
        let other = *self.dice.pick(&ACTORS);
        let seen = self.seen(other).await;
        assert_eq!(seen.is_object(), after.is_seen_by(other), "{told}: seen by {other:?}");
        if seen.is_object() {
            self.compare(other, &after, &seen, &told);
        }
        self.known = Some(after);
    }

    fn compare(&self, actor: Actor, known: &Known, shown: &Value, told: &str) {
        let ours = json!([known.state, known.version, known.actions_of(actor)]);
        let theirs = json!([shown["secondmentState"], shown["version"], shown["viewerActions"]]);
        assert_eq!(theirs, ours, "{told}: as {actor:?} is told");
    }

    /// A new secondment, drafted or proposed.
    async fn begin(&mut self, today: NaiveDate) {
        self.checked.extend(self.known.take().filter(|known| known.agreed).map(|known| known.checks));
        let starts = today + Days::new(self.dice.below(8) as u64);
        let ends = starts + Days::new(4 + self.dice.below(20) as u64);
        let by_secondee = self.dice.one_in(4);
        let draft = by_secondee || self.dice.one_in(4);
        let days =
            json!({ "startsOn": starts, "endsOn": ends, "draft": draft, "hostSchool": { "urn": self.host_school } });
        let token = if by_secondee { &self.person.token } else { &self.desk.home };
        let reply = self.send(token, "proposeSecondment", with(self.desk.plan(&self.person), days)).await;
        let made = reply.at("/proposeSecondment").clone();
        assert_eq!(made["userErrors"], json!([]), "seed {}: {made:#}", self.seed);
        self.id = made["secondment"]["id"].clone();
        self.change_id = None;
        let state = if draft { "DRAFT" } else { "PROPOSED" };
        let (within, checks) = (self.within, self.carried(today));
        self.known = Some(Known {
            state,
            version: 1,
            by_secondee,
            within,
            proposed: !draft,
            agreed: false,
            starts,
            ends,
            said: [false; 3],
            checks,
            change: None,
        });
    }

    /// What was said last of each check for an earlier one that was agreed, where it was passed and holds today.
    fn carried(&self, today: NaiveDate) -> Checks {
        let mut last = Checks::new();
        for (kind, said) in self.checked.iter().flatten() {
            last.insert(kind, *said);
        }
        last.retain(|_, (passed, until)| *passed && until.is_none_or(|last| last >= today));
        last
    }

    async fn try_out(&mut self, actor: Actor, tried: &Move, version: i64) -> Reply {
        let reason = |given: &bool| if *given { json!("So it is.") } else { Value::Null };
        let (mutation, more) = match tried {
            Move::Propose => ("submitSecondment", json!({})),
            Move::Approve(party) => ("approveSecondment", json!({ "as": PARTIES[*party] })),
            Move::Decline(party, given) => {
                ("declineSecondment", json!({ "as": PARTIES[*party], "reason": if *given { "No." } else { "" } }))
            }
            Move::Withdraw(given) => ("withdrawSecondment", json!({ "reason": reason(given) })),
            Move::Cancel(given) => ("cancelSecondment", json!({ "reason": reason(given) })),
            Move::Start => ("startSecondment", json!({})),
            Move::Pause => ("pauseSecondment", json!({ "reason": "OTHER" })),
            Move::Resume => ("resumeSecondment", json!({})),
            Move::End(given, on) => ("endSecondment", json!({ "reason": reason(given), "on": on })),
            Move::Complete => ("completeSecondment", json!({})),
            Move::Amend { starts, ends, fte } => {
                let fte = fte.map(|hundredths| format!("{}.{:02}", hundredths / 100, hundredths % 100));
                ("proposeAmendment", json!({ "startsOn": starts, "endsOn": ends, "fte": fte }))
            }
            Move::Answer(party, yes) => {
                let answer = json!({ "amendmentId": self.change_id, "as": PARTIES[*party], "accept": yes });
                return self.send(&self.tokens[actor as usize], "answerAmendment", answer).await;
            }
            Move::Review => ("reviewSecondment", json!({ "summary": "Well." })),
            Move::Check(kind, passed, until) => {
                ("recordComplianceCheck", json!({ "kind": kind, "passed": passed, "expiresOn": until }))
            }
        };
        let key = json!({ "secondmentId": self.id, "expectedVersion": version, "idempotencyKey": unused("try") });
        self.send(&self.tokens[actor as usize], mutation, with(key, more)).await
    }

    async fn send(&self, token: &str, mutation: &str, input: Value) -> Reply {
        let query = format!("mutation($input: {}!) {{ {mutation}(input: $input) {{ {FIELDS} }} }}", kind_of(mutation));
        self.patiently(token, &query, json!({ "input": input })).await
    }

    async fn seen(&self, actor: Actor) -> Value {
        self.patiently(&self.tokens[actor as usize], SEEN, json!({ "id": self.id })).await.at("/secondment").clone()
    }

    async fn patiently(&self, token: &str, query: &str, variables: Value) -> Reply {
        loop {
            let reply = self.app.ask_as(token, query, variables.clone()).await;
            if reply.status != StatusCode::SERVICE_UNAVAILABLE {
                return reply;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }
}
