//! Rows that are to fall due, written as they are kept, and a look at them on any day.

use api::deadlines::{Met, meet};
use chrono::{DateTime, NaiveDate, Utc};
use entity::{
    TrustUid, Urn, compliance_check, contact_request, host_need, secondee_offer, secondment, secondment_approval,
    staff_member,
};
use sea_orm::{ActiveModelTrait as _, ActiveValue::Set, ConnectionTrait as _, DatabaseConnection, EntityTrait as _};
use sea_orm::{IntoActiveModel as _, Statement};
use uuid::Uuid;

/// What somebody has to have passed before they begin.
pub const REQUIRED: [&str; 6] =
    ["IDENTITY", "RIGHT_TO_WORK", "ENHANCED_DBS", "CHILDRENS_BARRED_LIST", "PROHIBITION_FROM_TEACHING", "REFERENCES"];

/// A school of one trust, and one of another.
pub struct Desk {
    pub db: DatabaseConnection,
    pub home: (Urn, TrustUid),
    pub host: (Urn, TrustUid),
}

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap_or_else(|_| panic!("{text} is a day"))
}

pub fn moment(text: &str) -> DateTime<Utc> {
    text.parse().unwrap_or_else(|_| panic!("{text} is a moment"))
}

impl Desk {
    pub async fn of(db: &DatabaseConnection) -> Self {
        let members = "SELECT CAST(min(urn) AS text) || ' ' || CAST(trust_uid AS text) AS it FROM trust_membership
            WHERE left_basis IS NULL GROUP BY trust_uid ORDER BY trust_uid";
        let found = texts(db, members).await;
        let place = |text: &str| {
            let (urn, trust) = text.split_once(' ').expect("a school and its trust");
            (urn.parse().expect("a URN"), trust.parse().expect("a UID"))
        };
        Self { db: db.clone(), home: place(&found[0]), host: place(&found[1]) }
    }

    /// Looks at noon.
    pub async fn on(&self, day: &str) -> Met {
        self.at(&format!("{day}T11:00:00Z")).await
    }

    /// Looks at a moment.
    pub async fn at(&self, at: &str) -> Met {
        let met = meet(&self.db, moment(at)).await.expect("the database answers");
        assert_eq!(met.failed, 0, "{met}");
        met
    }

    pub async fn person(&self) -> Uuid {
        let row = staff_member::ActiveModel {
            id: Set(Uuid::new_v4()),
            employer_trust_uid: Set(Some(self.home.1)),
            base_school_urn: Set(Some(self.home.0)),
            role: Set("TEACHER".into()),
            contract_hundredths: Set(100),
            legal_hold: Set(false),
            redacted_at: Set(None),
            version: Set(1),
        };
        row.insert(&self.db).await.expect("a person").id
    }

    pub async fn need(&self, state: &str, starts_on: &str) -> Uuid {
        let row = host_need::Model {
            id: Uuid::now_v7(),
            school_urn: self.host.0,
            trust_uid: Some(self.host.1),
            role: "TEACHER".into(),
            subjects: "[]".into(),
            key_stages: "[]".into(),
            reason: "VACANCY".into(),
            description: "Somebody who teaches mathematics.".into(),
            fte_hundredths: 50,
            starts_on: day(starts_on),
            ends_on: None,
            travel_support: false,
            accommodation_support: false,
            funding_pence: None,
            visibility: "PUBLIC".into(),
            need_state: state.into(),
            priority: 0,
            external_reference: None,
            posted_by: "x".into(),
            created_at: moment("2026-01-01T09:00:00Z"),
            updated_at: moment("2026-01-01T09:00:00Z"),
            version: 1,
        };
        row.into_active_model().reset_all().insert(&self.db).await.expect("a need").id
    }

    pub async fn offer(&self, person: Uuid, consented_at: &str, available_to: &str) -> Uuid {
        let id = Uuid::new_v4();
        let row = secondee_offer::Model {
            id,
            staff_member_id: person,
            pseudonym: id.to_string(),
            offer_state: "OPEN".into(),
            role: "TEACHER".into(),
            subjects: "[]".into(),
            key_stages: "[]".into(),
            area_region: "LONDON".into(),
            area_authority: None,
            fte_hundredths: 50,
            available_from: day("2020-01-01"),
            available_to: day(available_to),
            max_travel_minutes: None,
            consented_at: moment(consented_at),
            updated_at: moment(consented_at),
            version: 1,
        };
        row.into_active_model().reset_all().insert(&self.db).await.expect("an offer").id
    }

    pub async fn contact(&self, offer: Uuid, need: Uuid, requested_at: &str) -> Uuid {
        let row = contact_request::Model {
            id: Uuid::now_v7(),
            offer_id: offer,
            need_id: need,
            contact_state: "REQUESTED".into(),
            asked_by: "x".into(),
            requested_at: moment(requested_at),
            answered_at: None,
            version: 1,
        };
        row.into_active_model().reset_all().insert(&self.db).await.expect("a question").id
    }

    /// One that is proposed, from the home school to the host.
    pub async fn proposed(&self, starts_on: &str, ends_on: Option<&str>, need: Option<Uuid>) -> secondment::Model {
        let kind = if ends_on.is_some() { "SECONDMENT" } else { "REDEPLOYMENT" };
        let row = secondment::ActiveModel {
            id: Set(Uuid::now_v7()),
            secondment_kind: Set(kind.into()),
            secondment_state: Set("PROPOSED".into()),
            proposed_by: Set("HOME_EMPLOYER".into()),
            secondee_id: Set(self.person().await),
            home_school_urn: Set(Some(self.home.0)),
            home_trust_uid: Set(Some(self.home.1)),
            home_employer_kind: Set("SCHOOL_TRUST".into()),
            host_school_urn: Set(self.host.0),
            host_trust_uid: Set(Some(self.host.1)),
            within_trust: Set(false),
            role: Set("TEACHER".into()),
            subjects: Set("[]".into()),
            fte_hundredths: Set(50),
            starts_on: Set(day(starts_on)),
            ends_on: Set(ends_on.map(day)),
            reason: Set("DEVELOPMENT".into()),
            need_id: Set(need),
            created_by: Set("x".into()),
            created_at: Set(moment("2020-01-01T09:00:00Z")),
            updated_at: Set(moment("2020-01-01T09:00:00Z")),
            version: Set(1),
            ..Default::default()
        };
        row.insert(&self.db).await.expect("a proposal")
    }

    /// One that all three have agreed to.
    pub async fn agreed(&self, starts_on: &str, ends_on: Option<&str>, need: Option<Uuid>) -> secondment::Model {
        let proposed = self.proposed(starts_on, ends_on, need).await;
        let approvals = ["SECONDEE", "HOME_EMPLOYER", "HOST_EMPLOYER"].map(|party| secondment_approval::ActiveModel {
            secondment_id: Set(proposed.id),
            party: Set(party.into()),
            decision: Set("APPROVED".into()),
            decided_by: Set(Some(party.into())),
            decided_at: Set(Some(moment("2020-01-02T09:00:00Z"))),
        });
        let approvals = secondment_approval::Entity::insert_many(approvals);
        approvals.exec_without_returning(&self.db).await.expect("three approvals");
        self.moved(proposed, "AGREED").await
    }

    /// One that has begun.
    pub async fn active(&self, starts_on: &str, ends_on: Option<&str>) -> secondment::Model {
        let agreed = self.agreed(starts_on, ends_on, None).await;
        self.moved(agreed, "ACTIVE").await
    }

    /// The same in its next state.
    pub async fn moved(&self, row: secondment::Model, state: &str) -> secondment::Model {
        let (version, agreed_at) = (row.version + 1, row.agreed_at.unwrap_or(moment("2020-01-02T09:00:00Z")));
        let mut next = row.into_active_model();
        next.secondment_state = Set(state.into());
        next.agreed_at = Set(Some(agreed_at));
        next.pause_reason = Set((state == "PAUSED").then(|| "LEAVE".into()));
        next.version = Set(version);
        next.update(&self.db).await.expect("a state that follows")
    }

    /// Says that these checks were passed, and until when they hold.
    pub async fn passed(&self, row: &secondment::Model, kinds: &[&str], expires_on: Option<&str>) {
        let check = |kind: &&str| compliance_check::ActiveModel {
            secondment_id: Set(row.id),
            kind: Set((*kind).into()),
            passed: Set(true),
            confirmed_by: Set("HOST_EMPLOYER".into()),
            confirmed_at: Set(moment("2026-01-02T09:00:00Z")),
            expires_on: Set(expires_on.map(day)),
        };
        let checks = compliance_check::Entity::insert_many(kinds.iter().map(check));
        checks.exec_without_returning(&self.db).await.expect("checks");
    }

    /// The state and version of all rows of a table, in the order of their keys.
    pub async fn states(&self, table: &str, state: &str) -> Vec<String> {
        self.texts(&format!("SELECT {state} || ' ' || CAST(version AS text) AS it FROM {table} ORDER BY id")).await
    }

    /// How far secondments have come.
    pub async fn secondments(&self) -> Vec<String> {
        self.states("secondment", "secondment_state").await
    }

    /// What the log says that the service did by itself, without what it told.
    pub async fn log(&self) -> Vec<String> {
        let log = "SELECT entity_type || ' ' || op || ' ' || fields AS it FROM change_log
            WHERE actor = 'service' AND operation = 'deadlines' AND entity_type <> 'NOTIFICATION' ORDER BY id";
        self.texts(log).await
    }

    /// Who was told what.
    pub async fn told(&self) -> Vec<String> {
        let told = "SELECT kind || CASE WHEN to_trust_uid IS NOT NULL THEN ' trust ' || CAST(to_trust_uid AS text)
            WHEN to_school_urn IS NOT NULL THEN ' school ' || CAST(to_school_urn AS text) ELSE ' person' END AS it
            FROM notification WHERE kind IN ('NEED_EXPIRED', 'OFFER_EXPIRED', 'CHECKS_MISSING') ORDER BY id";
        self.texts(told).await
    }

    pub async fn texts(&self, statement: &str) -> Vec<String> {
        texts(&self.db, statement).await
    }
}

/// The texts that a statement brings, each called `it`.
pub async fn texts(db: &DatabaseConnection, statement: &str) -> Vec<String> {
    let rows = db.query_all_raw(Statement::from_string(db.get_database_backend(), statement)).await.expect("rows");
    rows.iter().map(|row| row.try_get("", "it").expect("a text")).collect()
}
