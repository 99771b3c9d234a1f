//! What is said of secondments.

use async_graphql::{ID, InputObject, OneofObject};

use super::code_lists::{ActingParty, ApprovalParty, CheckKind, PauseReason, SecondmentKind};
use crate::{
    adoption::code_lists::AdoptionOutcome,
    graphql::{
        money::MoneyInput,
        scalars::{Date, Decimal},
    },
    host_need::code_lists::NeedReason,
    practice::code_lists::PracticeTheme,
    school::query::SchoolKey,
    staff::code_lists::StaffRole,
};

/// Who goes. Exactly one field is set.
#[derive(OneofObject, Debug)]
pub enum SecondeeInput {
    /// A member of one's own staff, or oneself.
    StaffMemberId(ID),
    /// Whoever accepted this question to make themselves known.
    ContactRequestId(ID),
}

/// What a secondment is to achieve.
#[derive(InputObject, Debug)]
pub struct ObjectiveInput {
    /// In words: at most 2,000 letters.
    pub text: String,
    /// What it is about.
    pub theme: Option<PracticeTheme>,
    /// A practice that is carried along: one that the viewer may see.
    pub practice_id: Option<ID>,
}

/// Who pays how much.
#[derive(InputObject, Debug)]
pub struct CostShareInput {
    /// HOME_EMPLOYER or HOST_EMPLOYER, each once.
    pub party: ActingParty,
    /// How much of the cost, in per cent: all of them together 100.
    pub percent: Decimal,
    /// The same as an amount, where it is known.
    pub amount: Option<MoneyInput>,
}

/// A secondment that is proposed.
#[derive(InputObject, Debug)]
pub struct ProposeSecondmentInput {
    /// What kind of move it is.
    pub kind: SecondmentKind,
    /// Who goes.
    pub secondee: SecondeeInput,
    /// Where to: another school than they come from, open throughout.
    pub host_school: SchoolKey,
    /// The need of that school that it answers.
    pub need_id: Option<ID>,
    /// What they do there.
    pub role: StaffRole,
    /// Codes of the list `subjects`.
    pub subjects: Option<Vec<String>>,
    /// How much of a full post: 0.01 to their contract, in hundredths.
    pub fte: Decimal,
    /// The first day.
    pub starts_on: Date,
    /// The last day; only a REDEPLOYMENT may have none.
    pub ends_on: Option<Date>,
    /// Why.
    pub reason: NeedReason,
    /// What it is to achieve: at most 10; none where it is left out.
    pub objectives: Option<Vec<ObjectiveInput>>,
    /// Who pays how much.
    pub cost_share: Option<Vec<CostShareInput>>,
    /// Whether it is only drafted, for one's own side to look at first.
    #[graphql(default)]
    pub draft: bool,
    /// What one's own system calls it: it stands for one secondment of one's trust or school, beside those that were
    /// declined, withdrawn or cancelled.
    pub external_reference: Option<String>,
    /// Asked again under the same key within a day, nothing is proposed a second time.
    pub idempotency_key: String,
}

/// A yes.
#[derive(InputObject, Debug)]
pub struct ApproveSecondmentInput {
    /// To which secondment.
    pub secondment_id: ID,
    /// As which party.
    #[graphql(name = "as")]
    pub party: ApprovalParty,
    /// The version that was read.
    pub expected_version: i32,
    /// Asked again under the same key within a day, nothing is changed a second time.
    pub idempotency_key: Option<String>,
}

/// A no.
#[derive(InputObject, Debug)]
pub struct DeclineSecondmentInput {
    /// To which secondment.
    pub secondment_id: ID,
    /// As which party.
    #[graphql(name = "as")]
    pub party: ApprovalParty,
    /// Why, for the other parties: at most 2,000 letters.
    pub reason: String,
    /// The version that was read.
    pub expected_version: i32,
    /// Asked again under the same key within a day, nothing is changed a second time.
    pub idempotency_key: Option<String>,
}

/// A step of a secondment.
#[derive(InputObject, Debug)]
pub struct SecondmentActionInput {
    /// Of which secondment.
    pub secondment_id: ID,
    /// Why, for the other parties: at most 2,000 letters. Needed to cancel and to end, and by who operates the service.
    pub reason: Option<String>,
    /// On which day it ended, where it is ended: today where nothing is said. Not in the future.
    pub on: Option<Date>,
    /// The version that was read.
    pub expected_version: i32,
    /// Asked again under the same key within a day, nothing is changed a second time.
    pub idempotency_key: Option<String>,
}

/// A rest.
#[derive(InputObject, Debug)]
pub struct PauseSecondmentInput {
    /// Of which secondment.
    pub secondment_id: ID,
    /// Why: never more than this.
    pub reason: PauseReason,
    /// The version that was read.
    pub expected_version: i32,
    /// Asked again under the same key within a day, nothing is changed a second time.
    pub idempotency_key: Option<String>,
}

/// A change of what is agreed. One field at least is set.
#[derive(InputObject, Debug)]
pub struct ProposeAmendmentInput {
    /// Of which secondment.
    pub secondment_id: ID,
    /// Another first day, as long as it has not begun.
    pub starts_on: Option<Date>,
    /// Another last day.
    pub ends_on: Option<Date>,
    /// Another share of a full post, in hundredths.
    pub fte: Option<Decimal>,
    /// The version that was read.
    pub expected_version: i32,
    /// Asked again under the same key within a day, nothing is changed a second time.
    pub idempotency_key: Option<String>,
}

/// A yes or a no to such a change.
#[derive(InputObject, Debug)]
pub struct AnswerAmendmentInput {
    /// To which change.
    pub amendment_id: ID,
    /// As which party.
    #[graphql(name = "as")]
    pub party: ApprovalParty,
    /// Whether it is a yes.
    pub accept: bool,
    /// Asked again under the same key within a day, nothing is changed a second time.
    pub idempotency_key: Option<String>,
}

/// A check of somebody. Never what it found.
#[derive(InputObject, Debug)]
pub struct RecordComplianceCheckInput {
    /// For which secondment.
    pub secondment_id: ID,
    /// What was checked.
    pub kind: CheckKind,
    /// Whether it was passed.
    pub passed: bool,
    /// The last day on which it holds; left out, it does not expire.
    pub expires_on: Option<Date>,
    /// The version that was read.
    pub expected_version: i32,
    /// Asked again under the same key within a day, nothing is changed a second time.
    pub idempotency_key: Option<String>,
}

/// How far an objective was reached.
#[derive(InputObject, Debug)]
pub struct ObjectiveProgressInput {
    /// Which objective.
    pub objective_id: ID,
    /// How far.
    pub progress: AdoptionOutcome,
}

/// A look back.
#[derive(InputObject, Debug)]
pub struct ReviewSecondmentInput {
    /// On which secondment.
    pub secondment_id: ID,
    /// What came of it: at most 2,000 letters.
    pub summary: String,
    /// How far its objectives were reached.
    pub progress: Option<Vec<ObjectiveProgressInput>>,
    /// The version that was read.
    pub expected_version: i32,
    /// Asked again under the same key within a day, nothing is changed a second time.
    pub idempotency_key: Option<String>,
}
