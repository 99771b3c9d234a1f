//! The parts of a secondment, as GraphQL shows them.

use std::collections::HashMap;

use async_graphql::{ComplexObject, Context, ID, SimpleObject};
use entity::{
    compliance_check, cost_share, secondment_approval, secondment_event, secondment_objective, secondment_review,
};
use uuid::Uuid;

use super::code_lists::{ActingParty, ApprovalDecision, ApprovalParty, CheckKind, SecondmentAction, SecondmentState};
use crate::{
    adoption::code_lists::AdoptionOutcome,
    changes::named,
    context::RequestContext as _,
    graphql::{
        error::Error,
        money::{Money, of_hundredths},
        node_id::NodeId,
        scalars::{Date, DateTime, Decimal},
    },
    practice::{Practice, code_lists::PracticeTheme},
};

/// What one party says.
#[derive(SimpleObject)]
pub struct Approval {
    /// Which party.
    party: ApprovalParty,
    /// What it says.
    decision: ApprovalDecision,
    /// When it said so. Null while it has said nothing.
    decided_at: Option<DateTime>,
}

impl From<&secondment_approval::Model> for Approval {
    fn from(row: &secondment_approval::Model) -> Self {
        Self::of(&row.party, &row.decision, row.decided_at)
    }
}

impl From<&entity::amendment_approval::Model> for Approval {
    fn from(row: &entity::amendment_approval::Model) -> Self {
        Self::of(&row.party, &row.decision, row.decided_at)
    }
}

impl Approval {
    fn of(party: &str, decision: &str, decided_at: Option<chrono::DateTime<chrono::Utc>>) -> Self {
        Self {
            party: named(party).unwrap_or(ApprovalParty::Secondee),
            decision: named(decision).unwrap_or(ApprovalDecision::Pending),
            decided_at: decided_at.map(DateTime),
        }
    }
}

/// A change that somebody wants of what is agreed. What is null is to stay.
#[derive(SimpleObject)]
pub struct Amendment {
    /// Opaque id, to be handed to `answerAmendment`.
    pub id: ID,
    /// The first day that it is to have.
    pub starts_on: Option<Date>,
    /// The last day that it is to have.
    pub ends_on: Option<Date>,
    /// The share of a full post that it is to have.
    pub fte: Option<Decimal>,
    /// Who wants it.
    pub proposed_by: ActingParty,
    /// When they said so.
    pub proposed_at: DateTime,
    /// What the parties say.
    pub approvals: Vec<Approval>,
    /// Whether all have agreed, so that it holds.
    pub applied: bool,
    /// Whether it still waits for somebody's answer.
    pub open: bool,
}

/// What a secondment is to achieve.
#[derive(SimpleObject)]
#[graphql(complex)]
pub struct Objective {
    /// Opaque id, to be handed to `reviewSecondment`.
    id: ID,
    /// In words; empty where the person was erased.
    text: String,
    /// What it is about. Null where it is not said.
    theme: Option<PracticeTheme>,
    /// How far it was reached.
    progress: AdoptionOutcome,
    #[graphql(skip)]
    practice_id: Option<Uuid>,
}

impl Objective {
    /// One, with the texts of its secondment.
    pub fn new(row: &secondment_objective::Model, texts: &HashMap<Uuid, String>) -> Self {
        Self {
            id: ID::from(&NodeId::Objective(row.id)),
            text: texts.get(&row.id).cloned().unwrap_or_default(),
            theme: row.theme.as_deref().and_then(named),
            progress: named(&row.progress).unwrap_or(AdoptionOutcome::NotMeasured),
            practice_id: row.practice_id,
        }
    }

    /// The same as it was at a look back.
    pub fn at(self, progress: AdoptionOutcome) -> Self {
        Self { progress, ..self }
    }
}

#[ComplexObject]
impl Objective {
    /// The practice that is carried along. Null where there is none, or the viewer may not see it.
    async fn practice(&self, ctx: &Context<'_>) -> Option<Result<Practice, Error>> {
        let row = ctx.loaders().practices.load_one(self.practice_id?).await.transpose()?;
        Some(row.and_then(|row| Practice::new(ctx, row)))
    }
}

/// A check of the person: whether it was passed, and never what it found.
#[derive(SimpleObject)]
pub struct ComplianceCheck {
    /// What was checked.
    kind: CheckKind,
    /// Whether it was passed. Null where nobody has said so yet.
    passed: Option<bool>,
    /// Who says so; SYSTEM where it was confirmed for an earlier secondment of the person, and still holds. Null where nobody
    /// does.
    confirmed_by: Option<ActingParty>,
    /// When they said so. Null where nobody does.
    confirmed_at: Option<DateTime>,
    /// The last day on which it holds. Null where it does not expire.
    expires_on: Option<Date>,
}

impl ComplianceCheck {
    /// All that were said, and of the required ones also those of which nothing was.
    pub fn all(rows: &[compliance_check::Model]) -> Vec<Self> {
        let said = |kind: CheckKind| rows.iter().find(|row| named(&row.kind) == Some(kind));
        let is_shown = |kind: &CheckKind| said(*kind).is_some() || CheckKind::REQUIRED.contains(kind);
        crate::practice::code_lists::all::<CheckKind>()
            .filter(is_shown)
            .map(|kind| {
                let row = said(kind);
                Self {
                    kind,
                    passed: row.map(|row| row.passed),
                    confirmed_by: row.and_then(|row| named(&row.confirmed_by)),
                    confirmed_at: row.map(|row| DateTime(row.confirmed_at)),
                    expires_on: row.and_then(|row| row.expires_on).map(Date),
                }
            })
            .collect()
    }
}

/// Who pays how much.
#[derive(SimpleObject)]
pub struct CostShare {
    /// HOME_EMPLOYER or HOST_EMPLOYER.
    party: ActingParty,
    /// How much of the cost, in per cent.
    percent: Decimal,
    /// The same as an amount. Null where it is not told.
    amount: Option<Money>,
}

impl From<&cost_share::Model> for CostShare {
    fn from(row: &cost_share::Model) -> Self {
        Self {
            party: named(&row.party).unwrap_or(ActingParty::HostEmployer),
            percent: of_hundredths(row.percent_hundredths),
            amount: row.amount_pence.map(Money::of_pence),
        }
    }
}

/// Something that was done to a secondment.
#[derive(SimpleObject)]
pub struct SecondmentEvent {
    /// What.
    action: SecondmentAction,
    /// The state before.
    from: SecondmentState,
    /// The state after.
    to: SecondmentState,
    /// When.
    at: DateTime,
    /// As which party.
    by: ActingParty,
    /// Why; of a pause what kind of reason it has, in a word or two. Null where nothing was said, or the person was erased.
    reason: Option<String>,
}

impl SecondmentEvent {
    /// One, with the texts of its secondment.
    pub fn new(row: &secondment_event::Model, texts: &HashMap<Uuid, String>) -> Self {
        Self {
            action: named(&row.action).unwrap_or(SecondmentAction::Review),
            from: named(&row.from_state).unwrap_or(SecondmentState::Draft),
            to: named(&row.to_state).unwrap_or(SecondmentState::Draft),
            at: DateTime(row.made_at),
            by: named(&row.by_party).unwrap_or(ActingParty::System),
            reason: texts.get(&row.id).cloned(),
        }
    }
}

/// A look back on a secondment.
#[derive(SimpleObject)]
pub struct SecondmentReview {
    /// When.
    on: Date,
    /// By which party.
    by: ActingParty,
    /// What came of it; empty where the person was erased.
    summary: String,
    /// The objectives of which something was said, as they were then.
    objective_progress: Vec<Objective>,
}

impl SecondmentReview {
    /// One, with the objectives and the texts of its secondment.
    pub fn new(
        row: &secondment_review::Model,
        objectives: &[secondment_objective::Model],
        texts: &HashMap<Uuid, String>,
    ) -> Self {
        let told: HashMap<Uuid, String> = serde_json::from_str(&row.progress).unwrap_or_default();
        let then = |objective: &secondment_objective::Model| {
            let progress = named(told.get(&objective.id)?)?;
            Some(Objective::new(objective, texts).at(progress))
        };
        Self {
            on: Date(row.reviewed_on),
            by: named(&row.by_party).unwrap_or(ActingParty::System),
            summary: texts.get(&row.id).cloned().unwrap_or_default(),
            objective_progress: objectives.iter().filter_map(then).collect(),
        }
    }
}
