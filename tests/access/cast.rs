//! Two trusts and their people.

use api::access::{ClientScope, Role};
use sea_orm::{ConnectionTrait as _, Statement};
use serde_json::{Value, json};
use support::{Reply, TestApp, wish, wish::Wished as _};

/// Two trusts with schools, a school of no trust, and tokens of people and systems of the first trust.
pub struct Cast {
    /// A trust, and two of its schools.
    pub trust: String,
    pub school: String,
    pub other_school: String,
    /// Another trust, and its school.
    pub foreign_trust: String,
    pub foreign_school: String,
}

pub const UPSERT: &str = "mutation($input: UpsertStaffMemberInput!) { upsertStaffMember(input: $input) {
    staffMember { id displayName email role contractFte version redacted baseSchool { urn } employerTrust { uid } }
    userErrors { code message path existingId currentVersion } } }";

impl Cast {
    /// Out of the test world: the two trusts with the most schools.
    pub async fn of(app: &TestApp) -> Self {
        let largest = "{ trusts(orderBy: {field: SCHOOL_COUNT, direction: DESC}, first: 2) { nodes { uid
            schools(first: 2) { nodes { urn } } } } }";
        let found = app.ask(largest).await;
        let text = |path: &str| found.at(path).as_str().expect("a text").to_owned();
        Self {
            trust: text("/trusts/nodes/0/uid"),
            school: text("/trusts/nodes/0/schools/nodes/0/urn"),
            other_school: text("/trusts/nodes/0/schools/nodes/1/urn"),
            foreign_trust: text("/trusts/nodes/1/uid"),
            foreign_school: text("/trusts/nodes/1/schools/nodes/0/urn"),
        }
    }

    /// Who leads the first trust.
    pub async fn trust_leader(&self, app: &TestApp) -> String {
        app.token(wish(Role::TrustLeader).of_trust(&self.trust)).await
    }

    /// Who leads the other trust.
    pub async fn foreign_trust_leader(&self, app: &TestApp) -> String {
        app.token(wish(Role::TrustLeader).about("foreign").of_trust(&self.foreign_trust)).await
    }

    /// Who leads the first school.
    pub async fn school_leader(&self, app: &TestApp) -> String {
        app.token(wish(Role::SchoolLeader).of_school(&self.school)).await
    }

    /// Who works at the first school.
    pub async fn school_staff(&self, app: &TestApp) -> String {
        app.token(wish(Role::SchoolStaff).of_school(&self.school)).await
    }

    /// Who operates the service.
    pub async fn sector_admin(&self, app: &TestApp) -> String {
        app.token(wish(Role::SectorAdmin)).await
    }

    /// A system of the first trust with these scopes.
    pub async fn partner(&self, app: &TestApp, scopes: &[ClientScope]) -> String {
        app.token(wish(Role::Partner).of_trust(&self.trust).with_scopes(scopes)).await
    }

    /// What is said of somebody at the first school.
    pub fn teacher(&self, name: &str) -> Value {
        json!({ "employerTrust": { "uid": self.trust }, "baseSchool": { "urn": self.school }, "role": "TEACHER",
            "contractFte": "0.8", "displayName": name })
    }

    /// What is said of somebody at the other trust's school.
    pub fn foreign_teacher(&self, name: &str) -> Value {
        let place =
            json!({ "employerTrust": { "uid": self.foreign_trust }, "baseSchool": { "urn": self.foreign_school } });
        with(self.teacher(name), place)
    }

    /// Adds somebody at the first school, and gives their id.
    pub async fn add(&self, app: &TestApp, input: Value) -> String {
        let own = input["employerTrust"]["uid"] != self.foreign_trust.as_str();
        let token = if own { self.trust_leader(app).await } else { self.foreign_trust_leader(app).await };
        let reply = upsert(app, &token, input).await;
        let id = reply.at("/upsertStaffMember/staffMember/id").as_str();
        id.unwrap_or_else(|| panic!("{:#}", reply.body)).to_owned()
    }
}

/// The same with other fields.
pub fn with(mut input: Value, more: Value) -> Value {
    let fields = more.as_object().expect("fields").clone();
    input.as_object_mut().expect("fields").extend(fields);
    input
}

pub async fn upsert(app: &TestApp, token: &str, input: Value) -> Reply {
    app.ask_as(token, UPSERT, json!({ "input": input })).await
}

/// The texts that a statement brings, each called `it`.
pub async fn rows(app: &TestApp, statement: &str) -> Vec<String> {
    let statement = Statement::from_string(app.db.get_database_backend(), statement);
    let rows = app.db.query_all_raw(statement).await.expect("rows");
    rows.iter().map(|row| row.try_get::<String>("", "it").expect("a text")).collect()
}

/// What the database says to a statement: nothing where it does it.
pub async fn refusal(app: &TestApp, statement: &str) -> Option<String> {
    app.db.execute_unprepared(statement).await.err().map(|error| error.to_string())
}
