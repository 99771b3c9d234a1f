//! Short ways to write practices, move them on and use them.

use serde_json::{Value, json};
use support::{Reply, TestApp};

use crate::access::cast::{Cast, with};

/// What is told of a practice after each change.
pub const FIELDS: &str =
    "practice { id slug title practiceState visibility version edition { number } viewerCanEdit viewerCanReview }
    userErrors { code message path existingId currentVersion }";

/// What a practice says.
pub fn content(visibility: &str) -> Value {
    json!({ "title": "Calling on the first day", "summary": "Somebody calls home before half past nine.",
        "bodyMarkdown": "## What we do\n\nWe *call*.", "themes": ["ATTENDANCE"], "keyStages": ["KS3"],
        "visibility": visibility, "evidenceLevel": "BEFORE_AFTER",
        "evidence": [{ "statement": "Fewer were away.", "measure": "Absence", "baseline": "9.1", "result": "7.4", "unit": "%" }] })
}

/// Where practices are written.
pub struct Practices<'a> {
    pub app: &'a TestApp,
    pub cast: &'a Cast,
}

impl Practices<'_> {
    pub async fn create(&self, token: &str, input: Value) -> Reply {
        let query =
            format!("mutation($input: CreatePracticeInput!) {{ createPractice(input: $input) {{ {FIELDS} }} }}");
        self.app.ask_as(token, &query, json!({ "input": input })).await
    }

    pub async fn update(&self, token: &str, practice: &Value, more: Value) -> Reply {
        let query =
            format!("mutation($input: UpdatePracticeInput!) {{ updatePractice(input: $input) {{ {FIELDS} }} }}");
        let input = with(json!({ "practiceId": practice["id"], "expectedVersion": practice["version"] }), more);
        self.app.ask_as(token, &query, json!({ "input": input })).await
    }

    /// Submits, publishes, archives and so on.
    pub async fn act(&self, token: &str, mutation: &str, practice: &Value) -> Reply {
        let query = format!("mutation($input: PracticeActionInput!) {{ {mutation}(input: $input) {{ {FIELDS} }} }}");
        let input = json!({ "practiceId": practice["id"], "expectedVersion": practice["version"] });
        self.app.ask_as(token, &query, json!({ "input": input })).await
    }

    /// The practice after a change that must be made.
    pub async fn done(&self, token: &str, mutation: &str, practice: &Value) -> Value {
        let reply = self.act(token, mutation, practice).await;
        changed(&reply, mutation)
    }

    pub async fn adopt(&self, token: &str, practice: &Value, urn: &str, state: &str) -> Reply {
        let query = "mutation($input: AdoptPracticeInput!) { adoptPractice(input: $input) { adoption { id version adoptionState adoptedOn edition { number } note }
            userErrors { code message path existingId } } }";
        let input = json!({ "practiceId": practice["id"], "school": { "urn": urn }, "state": state, "note": "With Year 7 first." });
        self.app.ask_as(token, query, json!({ "input": input })).await
    }

    pub async fn go_on(&self, token: &str, adoption: &Value, more: Value) -> Reply {
        let query = "mutation($input: UpdateAdoptionInput!) { updateAdoption(input: $input) { adoption { id version adoptionState adoptedOn endedOn outcome outcomeMeasure baseline result stoppedReason }
            userErrors { code message path currentVersion } } }";
        let input = with(json!({ "adoptionId": adoption["id"], "expectedVersion": adoption["version"] }), more);
        self.app.ask_as(token, query, json!({ "input": input })).await
    }

    /// A draft of the first trust's school, or of the other trust's, by who works there.
    pub async fn draft(&self, foreign: bool, visibility: &str) -> Value {
        let urn = if foreign { &self.cast.foreign_school } else { &self.cast.school };
        self.draft_at(urn, content(visibility)).await
    }

    pub async fn draft_at(&self, urn: &str, content: Value) -> Value {
        use api::access::Role;
        use support::{wish, wish::Wished as _};
        let author = self.app.token(wish(Role::SchoolStaff).about("the author").of_school(urn)).await;
        let made = self.create(&author, json!({ "content": content, "ownerSchool": { "urn": urn } })).await;
        let draft = changed(&made, "createPractice");
        with(draft, json!({ "author": author }))
    }

    pub async fn submitted(&self, foreign: bool, visibility: &str) -> Value {
        let draft = self.draft(foreign, visibility).await;
        self.done(draft["author"].as_str().expect("a token"), "submitPractice", &draft).await
    }

    pub async fn published(&self, foreign: bool, visibility: &str) -> Value {
        let submitted = self.submitted(foreign, visibility).await;
        self.publish(foreign, &submitted).await
    }

    pub async fn published_at(&self, urn: &str, visibility: &str) -> Value {
        self.published_with(urn, content(visibility)).await
    }

    /// A published practice of a school of the first trust.
    pub async fn published_with(&self, urn: &str, content: Value) -> Value {
        let draft = self.draft_at(urn, content).await;
        let submitted = self.done(draft["author"].as_str().expect("a token"), "submitPractice", &draft).await;
        self.publish(false, &submitted).await
    }

    async fn publish(&self, foreign: bool, submitted: &Value) -> Value {
        let leader = if foreign {
            self.cast.foreign_trust_leader(self.app).await
        } else {
            self.cast.trust_leader(self.app).await
        };
        self.done(&leader, "publishPractice", submitted).await
    }
}

/// The practice of a payload without errors.
pub fn changed(reply: &Reply, mutation: &str) -> Value {
    let payload = reply.at(&format!("/{mutation}"));
    assert_eq!(payload["userErrors"], json!([]), "{mutation}: {payload:#}");
    payload["practice"].clone()
}
