//! Short ways to need somebody, to offer oneself, and to come to an agreement.

use api::access::Role;
use serde_json::{Value, json};
use support::{Reply, TestApp, wish, wish::Wished as _};

use crate::access::cast::{Cast, refusal, rows, with};

pub const SECONDMENT: &str = "secondment { id secondmentState version } userErrors { code message path }";

/// Where people are lent.
pub struct Desk<'a> {
    pub app: &'a TestApp,
    pub cast: &'a Cast,
}

impl Desk<'_> {
    /// A teacher of the first school who has a token, and their id.
    pub async fn teacher(&self, name: &str) -> (String, String) {
        let id = self.cast.add(self.app, with(self.cast.teacher(name), json!({ "subject": name }))).await;
        (id, self.token_of(name).await)
    }

    /// The token of a teacher of the first school.
    pub async fn token_of(&self, name: &str) -> String {
        self.app.token(wish(Role::SchoolStaff).about(name).of_school(&self.cast.school)).await
    }

    /// A change that must be made, and what it brings.
    async fn made(&self, token: &str, (mutation, kind, brings): (&str, &str, &str), input: Value) -> Value {
        let reply = self.asked(token, (mutation, kind, brings), input).await;
        let payload = reply.at(&format!("/{mutation}")).clone();
        assert_eq!(payload["userErrors"], json!([]), "{mutation}: {payload:#}");
        let thing = brings.split_whitespace().next().expect("a thing");
        payload[thing].clone()
    }

    async fn asked(&self, token: &str, (mutation, kind, brings): (&str, &str, &str), input: Value) -> Reply {
        let query = format!("mutation($input: {kind}!) {{ {mutation}(input: $input) {{ {brings} }} }}");
        self.app.ask_as(token, &query, json!({ "input": input })).await
    }

    /// An open need of the other trust's school.
    pub async fn need(&self, visibility: &str) -> Value {
        let input = json!({ "school": { "urn": self.cast.foreign_school }, "role": "TEACHER", "reason": "ATTENDANCE",
            "description": "Somebody who calls home.", "fte": "1", "startsOn": "2026-05-01", "endsOn": "2026-12-31",
            "visibility": visibility });
        let leader = self.cast.foreign_trust_leader(self.app).await;
        let brings = "need { id version } userErrors { code message path }";
        self.made(&leader, ("postHostNeed", "PostHostNeedInput", brings), input).await
    }

    /// Offers oneself.
    pub async fn offer(&self, token: &str) -> Value {
        let input = json!({ "fteAvailable": "0.4", "availableFrom": "2026-05-01", "availableTo": "2026-12-31", "consent": true });
        let brings = "offer { id version pseudonym } userErrors { code message path }";
        self.made(token, ("offerSecondment", "OfferSecondmentInput", brings), input).await
    }

    /// Takes an offer back.
    pub async fn take_back(&self, token: &str, offer: &Value) -> Value {
        let input = json!({ "offerId": offer["id"], "expectedVersion": offer["version"] });
        let brings = "offer { id version } userErrors { code message path }";
        self.made(token, ("withdrawOffer", "OfferActionInput", brings), input).await
    }

    /// The leader of the other trust asks who somebody is.
    pub async fn ask_who(&self, offer: &Value, need: &Value) -> Value {
        let leader = self.cast.foreign_trust_leader(self.app).await;
        let input = json!({ "offerId": offer["id"], "needId": need["id"] });
        let brings = "contactRequest { id version } userErrors { code message path }";
        self.made(&leader, ("requestContact", "RequestContactInput", brings), input).await
    }

    /// Makes oneself known, or not.
    pub async fn answer_who(&self, token: &str, asked: &Value, accept: bool) -> Value {
        let input = json!({ "contactRequestId": asked["id"], "accept": accept, "expectedVersion": asked["version"] });
        let brings = "contactRequest { id version } userErrors { code message path }";
        self.made(token, ("answerContact", "AnswerContactInput", brings), input).await
    }

    /// A proposal by the first trust that somebody goes to the other's school.
    pub async fn proposal(&self, member: &str, more: Value) -> Value {
        self.proposal_of(json!({ "staffMemberId": member }), &self.cast.trust_leader(self.app).await, more).await
    }

    /// A proposal by anybody.
    pub async fn proposal_of(&self, secondee: Value, token: &str, more: Value) -> Value {
        let input = json!({ "kind": "SECONDMENT", "secondee": secondee, "hostSchool": { "urn": self.cast.foreign_school },
            "role": "TEACHER", "fte": "0.4", "startsOn": "2026-05-01", "endsOn": "2026-07-31", "reason": "ATTENDANCE",
            "objectives": [{ "text": "Fewer are away.", "theme": "ATTENDANCE" }],
            "costShare": [{ "party": "HOST_EMPLOYER", "percent": "100" }], "idempotencyKey": uuid::Uuid::new_v4().to_string() });
        self.made(token, ("proposeSecondment", "ProposeSecondmentInput", SECONDMENT), with(input, more)).await
    }

    /// The yes of one party.
    pub async fn approve(&self, token: &str, secondment: &Value, party: &str) -> Value {
        let input = json!({ "secondmentId": secondment["id"], "as": party, "expectedVersion": secondment["version"] });
        self.made(token, ("approveSecondment", "ApproveSecondmentInput", SECONDMENT), input).await
    }

    /// The no of who would go.
    pub async fn decline(&self, token: &str, secondment: &Value) -> Value {
        let input = json!({ "secondmentId": secondment["id"], "as": "SECONDEE", "reason": "Too far.",
            "expectedVersion": secondment["version"] });
        self.made(token, ("declineSecondment", "DeclineSecondmentInput", SECONDMENT), input).await
    }

    /// The same proposal once all three have said yes.
    pub async fn agreed(&self, secondee: &str, proposal: &Value) -> Value {
        let (home, host) = (self.cast.trust_leader(self.app).await, self.cast.foreign_trust_leader(self.app).await);
        let once = self.approve(&home, proposal, "HOME_EMPLOYER").await;
        let twice = self.approve(&host, &once, "HOST_EMPLOYER").await;
        let agreed = self.approve(secondee, &twice, "SECONDEE").await;
        assert_eq!(agreed["secondmentState"], "AGREED");
        agreed
    }

    /// A look back by the home.
    pub async fn review(&self, secondment: &Value, summary: &str) -> Value {
        let version = self.version_of(secondment).await;
        let input = json!({ "secondmentId": secondment["id"], "summary": summary, "expectedVersion": version });
        let leader = self.cast.trust_leader(self.app).await;
        self.made(&leader, ("reviewSecondment", "ReviewSecondmentInput", SECONDMENT), input).await
    }

    /// A change that the home wants of what is agreed.
    pub async fn amendment(&self, secondment: &Value) -> Value {
        let version = self.version_of(secondment).await;
        let input = json!({ "secondmentId": secondment["id"], "fte": "0.3", "expectedVersion": version });
        let leader = self.cast.trust_leader(self.app).await;
        self.made(&leader, ("proposeAmendment", "ProposeAmendmentInput", SECONDMENT), input).await
    }

    /// A check of who goes.
    pub async fn check(&self, secondment: &Value) -> Value {
        let version = self.version_of(secondment).await;
        let input =
            json!({ "secondmentId": secondment["id"], "kind": "IDENTITY", "passed": true, "expectedVersion": version });
        let leader = self.cast.trust_leader(self.app).await;
        self.made(&leader, ("recordComplianceCheck", "RecordComplianceCheckInput", SECONDMENT), input).await
    }

    async fn version_of(&self, secondment: &Value) -> Value {
        let query = "query($id: ID!) { secondment(by: { id: $id }) { version } }";
        let leader = self.cast.trust_leader(self.app).await;
        self.app.ask_as(&leader, query, json!({ "id": secondment["id"] })).await.at("/secondment/version").clone()
    }

    /// Lets the time go on for all secondments of a state, as nobody could who has to wait for it.
    pub async fn move_on(&self, from: &str, to: &str, more: &str) {
        let statement = format!(
            "UPDATE secondment SET secondment_state = '{to}', version = version + 1 {more} WHERE secondment_state = '{from}'"
        );
        assert_eq!(refusal(self.app, &statement).await, None, "{statement}");
    }

    /// What is agreed is over.
    pub async fn complete(&self) {
        self.move_on("AGREED", "ACTIVE", "").await;
        self.move_on("ACTIVE", "COMPLETED", ", actual_ended_on = '2026-07-31'").await;
    }

    /// How many rows of a table there are, and which of them.
    pub async fn count(&self, table: &str, which: &str) -> String {
        rows(self.app, &format!("SELECT CAST(count(*) AS text) AS it FROM {table} WHERE {which}")).await.remove(0)
    }
}
