//! Secondments: who works where for a while, from the first draft to the end.

use sea_orm::entity::prelude::*;

use crate::{TrustUid, Urn};

/// One secondment.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "secondment")]
pub struct Model {
    /// Its key.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// `SECONDMENT`, `SHARED_POST`, `REDEPLOYMENT` or `COACHING`.
    pub secondment_kind: String,
    /// How far it has come.
    pub secondment_state: String,
    /// The party that drafted it.
    pub proposed_by: String,
    /// Who goes.
    pub secondee_id: Uuid,
    /// The school that they come from; none for somebody of a trust's central team.
    pub home_school_urn: Option<Urn>,
    /// The trust that they come from; none for a school of no trust.
    pub home_trust_uid: Option<TrustUid>,
    /// Who employs them: as the contract has it.
    pub home_employer_kind: String,
    /// The school that they go to.
    pub host_school_urn: Urn,
    /// The trust that it is in.
    pub host_trust_uid: Option<TrustUid>,
    /// Whether both are of one trust.
    pub within_trust: bool,
    /// What they do there, as the contract has it.
    pub role: String,
    /// Codes of the list `subjects`, as a JSON list.
    pub subjects: String,
    /// How much, in hundredths of a full post.
    pub fte_hundredths: i32,
    /// The first day.
    pub starts_on: Date,
    /// The last day that is planned.
    pub ends_on: Option<Date>,
    /// The last day, once it is over.
    pub actual_ended_on: Option<Date>,
    /// Why: as the contract has it.
    pub reason: String,
    /// The need that it answers.
    pub need_id: Option<Uuid>,
    /// The offer that it came from.
    pub offer_id: Option<Uuid>,
    /// The national tenth of the home school's share of free meals when it was agreed.
    pub fsm_decile_home: Option<i32>,
    /// The same of the host school.
    pub fsm_decile_host: Option<i32>,
    /// The census by which these were told.
    pub fsm_census: Option<String>,
    /// Why it rests.
    pub pause_reason: Option<String>,
    /// Until when somebody should look back on it.
    pub review_due_on: Option<Date>,
    /// Whose own system gave it a reference.
    pub reference_of: Option<String>,
    /// What that system calls it.
    pub external_reference: Option<String>,
    /// Who drafted it, as the log calls them.
    pub created_by: String,
    /// When it was drafted.
    pub created_at: DateTimeUtc,
    /// When all had agreed.
    pub agreed_at: Option<DateTimeUtc>,
    /// When it last changed.
    pub updated_at: DateTimeUtc,
    /// When it was forgotten who went.
    pub pseudonymised_at: Option<DateTimeUtc>,
    /// Counts the changes of this row from 1.
    pub version: i32,
}

impl ActiveModelBehavior for ActiveModel {}
