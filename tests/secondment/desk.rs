//! Short ways to propose secondments, agree to them and move them on.

use std::sync::atomic::{AtomicUsize, Ordering};

use api::access::Role;
use serde_json::{Value, json};
use support::{Reply, TestApp, wish, wish::Wished as _};

use crate::access::cast::{Cast, upsert, with};

/// What is told of a secondment after each change.
pub const FIELDS: &str = "secondment { id secondmentState version viewerActions withinTrust fte startsOn endsOn actualEndedOn
    fsmDecileHome fsmDecileHost disadvantageDelta reviewDueOn externalReference approvals { party decision }
    checks { kind passed } objectives { id text progress } reviews { by summary } amendments { id open applied } history { action from to by reason } }
    userErrors { code message path existingId currentVersion allowedActions nextFreeOn }";

/// Without these nobody begins.
pub const CHECKS: [&str; 6] =
    ["IDENTITY", "RIGHT_TO_WORK", "ENHANCED_DBS", "CHILDRENS_BARRED_LIST", "PROHIBITION_FROM_TEACHING", "REFERENCES"];

/// A member of staff, and a token with which they come.
#[derive(Clone)]
pub struct Person {
    pub id: String,
    pub token: String,
}

/// Where secondments are made: from the first trust's school to the other's.
pub struct Desk<'a> {
    pub app: &'a TestApp,
    pub cast: Cast,
    /// Who leads the trust that people come from, and the one that they go to.
    pub home: String,
    pub host: String,
}

/// A word that nobody used before.
pub fn unused(word: &str) -> String {
    static NEXT: AtomicUsize = AtomicUsize::new(0);
    format!("{word} {}", NEXT.fetch_add(1, Ordering::Relaxed))
}

impl<'a> Desk<'a> {
    pub async fn of(app: &'a TestApp) -> Self {
        let cast = Cast::of(app).await;
        let home = app.token(wish(Role::TrustLeader).about("home").of_trust(&cast.trust).for_years()).await;
        let host = app.token(wish(Role::TrustLeader).about("host").of_trust(&cast.foreign_trust).for_years()).await;
        Self { app, cast, home, host }
    }

    /// Somebody with a full contract at the first school.
    pub async fn person(&self, name: &str) -> Person {
        self.person_with(&self.home, name, json!({})).await
    }

    /// Somebody whose list this leader keeps.
    pub async fn person_with(&self, keeper: &str, name: &str, more: Value) -> Person {
        let subject = unused(name);
        let said = with(self.cast.teacher(name), json!({ "contractFte": "1", "subject": subject }));
        let reply = upsert(self.app, keeper, with(said, more)).await;
        let id = reply.at("/upsertStaffMember/staffMember/id").as_str();
        let id = id.unwrap_or_else(|| panic!("{:#}", reply.body)).to_owned();
        let wish = wish(Role::SchoolStaff).about(&subject).of_school(&self.cast.school).for_years();
        Person { id, token: self.app.token(wish).await }
    }

    /// Four days a week of the summer term at the other trust's school.
    pub fn plan(&self, person: &Person) -> Value {
        json!({ "kind": "SECONDMENT", "secondee": { "staffMemberId": person.id }, "role": "TEACHER", "fte": "0.8",
            "hostSchool": { "urn": self.cast.foreign_school }, "startsOn": "2026-05-01", "endsOn": "2026-07-17",
            "reason": "SUBJECT_SHORTAGE", "objectives": [{ "text": "Two teachers teach physics on their own." }],
            "idempotencyKey": unused("plan") })
    }

    /// A need of the other trust's school.
    pub async fn need(&self, fte: &str) -> String {
        let query = "mutation($input: PostHostNeedInput!) { postHostNeed(input: $input) { need { id } userErrors { code message path } } }";
        let input = json!({ "school": { "urn": self.cast.foreign_school }, "role": "TEACHER", "reason": "SUBJECT_SHORTAGE",
            "description": "Physics.", "fte": fte, "startsOn": "2026-05-01", "endsOn": "2027-07-17", "visibility": "SIGNED_IN" });
        let reply = self.app.ask_as(&self.host, query, json!({ "input": input })).await;
        reply.at("/postHostNeed/need/id").as_str().unwrap_or_else(|| panic!("{:#}", reply.body)).to_owned()
    }

    /// Sends a change.
    pub async fn send(&self, token: &str, mutation: &str, input: Value) -> Reply {
        send(self.app, token, mutation, input).await
    }

    /// What a change of a secondment says: its payload.
    pub async fn act(&self, token: &str, mutation: &str, of: &Value, more: Value) -> Value {
        let input = with(json!({ "secondmentId": of["id"], "expectedVersion": of["version"] }), more);
        self.send(token, mutation, input).await.at(&format!("/{mutation}")).clone()
    }

    /// The secondment after a change that must be made.
    pub async fn done(&self, token: &str, mutation: &str, of: &Value, more: Value) -> Value {
        made(self.act(token, mutation, of, more).await)
    }

    /// The code with which a change is refused.
    pub async fn refused(&self, token: &str, mutation: &str, of: &Value, more: Value) -> Value {
        let payload = self.act(token, mutation, of, more).await;
        assert!(payload["secondment"].is_null(), "{payload:#}");
        payload["userErrors"][0]["code"].clone()
    }

    pub async fn propose(&self, token: &str, plan: Value) -> Value {
        self.send(token, "proposeSecondment", plan).await.at("/proposeSecondment").clone()
    }

    /// Proposed by who leads the home.
    pub async fn proposed(&self, person: &Person, more: Value) -> Value {
        made(self.propose(&self.home, with(self.plan(person), more)).await)
    }

    pub async fn approve(&self, token: &str, party: &str, of: &Value) -> Value {
        self.done(token, "approveSecondment", of, json!({ "as": party })).await
    }

    /// Approved by the secondee and the home.
    pub async fn half_approved(&self, person: &Person, more: Value) -> Value {
        let proposed = self.proposed(person, more).await;
        let once = self.approve(&person.token, "SECONDEE", &proposed).await;
        self.approve(&self.home, "HOME_EMPLOYER", &once).await
    }

    /// Approved by all three.
    pub async fn agreed(&self, person: &Person, more: Value) -> Value {
        let twice = self.half_approved(person, more).await;
        self.approve(&self.host, "HOST_EMPLOYER", &twice).await
    }

    /// With every required check passed.
    pub async fn checked(&self, mut of: Value) -> Value {
        for kind in CHECKS {
            of = self.done(&self.home, "recordComplianceCheck", &of, json!({ "kind": kind, "passed": true })).await;
        }
        of
    }

    /// Begun, by a clock that has come to its first day.
    pub async fn active(&self, person: &Person, more: Value) -> Value {
        let agreed = self.agreed(person, with(json!({ "startsOn": "2026-04-01" }), more)).await;
        let checked = self.checked(agreed).await;
        self.done(&self.host, "startSecondment", &checked, json!({})).await
    }

    /// The secondment as somebody sees it; null where they do not.
    pub async fn seen(&self, token: &str, id: &Value) -> Value {
        let fields = FIELDS.split("userErrors").next().expect("fields").replacen("secondment {", "", 1);
        let query = format!("query($id: ID!) {{ secondment(by: {{id: $id}}) {{ {fields} }}");
        self.app.ask_as(token, &query, json!({ "id": id })).await.at("/secondment").clone()
    }
}

/// What the input of a change is called.
pub fn kind_of(mutation: &str) -> String {
    match mutation {
        "proposeSecondment"
        | "approveSecondment"
        | "declineSecondment"
        | "pauseSecondment"
        | "proposeAmendment"
        | "answerAmendment"
        | "recordComplianceCheck"
        | "reviewSecondment" => {
            format!("{}{}Input", mutation[..1].to_uppercase(), &mutation[1..])
        }
        _ => "SecondmentActionInput".to_owned(),
    }
}

/// Sends a change of a secondment.
pub async fn send(app: &TestApp, token: &str, mutation: &str, input: Value) -> Reply {
    let kind = kind_of(mutation);
    let query = format!("mutation($input: {kind}!) {{ {mutation}(input: $input) {{ {FIELDS} }} }}");
    app.ask_as(token, &query, json!({ "input": input })).await
}

/// The secondment of a payload without errors.
#[track_caller]
pub fn made(payload: Value) -> Value {
    assert_eq!(payload["userErrors"], json!([]), "{payload:#}");
    payload["secondment"].clone()
}
