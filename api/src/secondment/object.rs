//! A secondment, as GraphQL shows it.

use std::{collections::HashMap, sync::Arc};

use async_graphql::{Context, ID, Object};
use entity::secondment::Model;
use uuid::Uuid;

use super::{
    code_lists::{EmployerKind, SecondmentAction, SecondmentKind, SecondmentState},
    parties,
    parts::{Amendment, Approval, ComplianceCheck, CostShare, Objective, SecondmentEvent, SecondmentReview},
    state,
};
use crate::{
    changes::named,
    coded,
    context::RequestContext as _,
    graphql::{
        error::Error,
        money::of_hundredths,
        node_id::NodeId,
        scalars::{Date, DateTime, Decimal},
    },
    host_need::{HostNeed, code_lists::NeedReason},
    register::{CodedValue, Register},
    school::School,
    staff::{StaffMember, code_lists::StaffRole},
    trust::Trust,
};

/// Somebody works at another school for a while: who, where, and all that is agreed of it. Only its parties see it, and who
/// operates the service.
pub struct Secondment {
    register: Arc<Register>,
    row: Box<Model>,
}

impl Secondment {
    /// A row, in a register.
    pub fn new(register: Arc<Register>, row: Model) -> Self {
        Self { register, row: Box::new(row) }
    }

    fn school(&self, urn: Option<entity::Urn>) -> Option<School> {
        let at = self.register.schools.by_urn(urn?)?;
        Some(School::new(self.register.clone(), at))
    }

    fn trust(&self, uid: Option<entity::TrustUid>) -> Option<Trust> {
        let at = self.register.trusts.by_uid(uid?)?;
        Some(Trust::new(self.register.clone(), at))
    }

    async fn texts(&self, ctx: &Context<'_>) -> Result<HashMap<Uuid, String>, Error> {
        let texts = ctx.loaders().secondment_texts.load_one(self.row.id).await?.unwrap_or_default();
        Ok(texts.into_iter().map(|text| (text.id, text.body)).collect())
    }
}

/// Somebody works at another school for a while: who, where, and all that is agreed of it. Only its parties see it, and who
/// operates the service.
#[Object]
impl Secondment {
    /// Opaque id, unique among all things of this service.
    pub async fn id(&self) -> ID {
        ID::from(&NodeId::Secondment(self.row.id))
    }

    /// What kind of move it is.
    async fn secondment_kind(&self) -> SecondmentKind {
        named(&self.row.secondment_kind).unwrap_or(SecondmentKind::Secondment)
    }

    /// How far it has come.
    async fn secondment_state(&self) -> SecondmentState {
        state::state_of(&self.row)
    }

    /// Who goes. Their name is shown to the parties, and to partner systems of theirs with `secondment:identity`. Null with
    /// an error where it could not be read.
    async fn secondee(&self, ctx: &Context<'_>) -> Option<Result<StaffMember, Error>> {
        let row = ctx.loaders().known_staff.load_one(self.row.secondee_id).await.transpose()?;
        Some(row.map(|row| StaffMember::new(self.register.clone(), row)))
    }

    /// The school that they come from. Null for somebody of a trust's central team.
    async fn home_school(&self) -> Option<School> {
        self.school(self.row.home_school_urn)
    }

    /// The trust that they come from. Null for a school of no trust. From when it is agreed, it stays as it was then.
    async fn home_trust(&self) -> Option<Trust> {
        self.trust(self.row.home_trust_uid)
    }

    /// Who employs them.
    async fn home_employer_kind(&self) -> EmployerKind {
        named(&self.row.home_employer_kind).unwrap_or(EmployerKind::Other)
    }

    /// The school that they go to. Null where the register that is served does not have it.
    async fn host_school(&self) -> Option<School> {
        self.school(Some(self.row.host_school_urn))
    }

    /// The trust that it is in. Null for a school of no trust. From when it is agreed, it stays as it was then.
    async fn host_trust(&self) -> Option<Trust> {
        self.trust(self.row.host_trust_uid)
    }

    /// Whether both are of one trust.
    async fn within_trust(&self) -> bool {
        self.row.within_trust
    }

    /// What they do there.
    async fn role(&self) -> StaffRole {
        named(&self.row.role).unwrap_or(StaffRole::OtherSupport)
    }

    /// What they teach there, of the code list `subjects`; empty where nothing is said.
    async fn subjects(&self) -> Vec<CodedValue> {
        coded::shown_subjects(&self.row.subjects)
    }

    /// How much, as a share of a full post.
    async fn fte(&self) -> Decimal {
        of_hundredths(self.row.fte_hundredths)
    }

    /// The first day.
    async fn starts_on(&self) -> Date {
        Date(self.row.starts_on)
    }

    /// The last day that is planned. Null for a REDEPLOYMENT without an end.
    async fn ends_on(&self) -> Option<Date> {
        self.row.ends_on.map(Date)
    }

    /// The last day, once it is over. Null until then.
    async fn actual_ended_on(&self) -> Option<Date> {
        self.row.actual_ended_on.map(Date)
    }

    /// Why.
    async fn reason(&self) -> NeedReason {
        named(&self.row.reason).unwrap_or(NeedReason::Other)
    }

    /// What it is to achieve.
    async fn objectives(&self, ctx: &Context<'_>) -> Result<Vec<Objective>, Error> {
        let rows = ctx.loaders().secondment_objectives.load_one(self.row.id).await?.unwrap_or_default();
        let texts = self.texts(ctx).await?;
        Ok(rows.iter().map(|row| Objective::new(row, &texts)).collect())
    }

    /// The need that it answers. Null where there is none, or the viewer may not see it.
    async fn need(&self, ctx: &Context<'_>) -> Option<Result<HostNeed, Error>> {
        let row = ctx.loaders().needs.load_one(self.row.need_id?).await.transpose()?;
        Some(row.map(|row| HostNeed::new(self.register.clone(), row)))
    }

    /// The national tenth of the home school's share of free school meals when it was agreed: 10 has the most. Null before,
    /// and where it was not known.
    async fn fsm_decile_home(&self) -> Option<i32> {
        self.row.fsm_decile_home
    }

    /// The same of the host school.
    async fn fsm_decile_host(&self) -> Option<i32> {
        self.row.fsm_decile_host
    }

    /// How many tenths more disadvantaged the pupils are where they go to; less, below 0. Null where one is not known.
    async fn disadvantage_delta(&self) -> Option<i32> {
        Some(self.row.fsm_decile_host? - self.row.fsm_decile_home?)
    }

    /// What was checked of the person; of what is required also what was not yet.
    async fn checks(&self, ctx: &Context<'_>) -> Result<Vec<ComplianceCheck>, Error> {
        let rows = ctx.loaders().compliance_checks.load_one(self.row.id).await?.unwrap_or_default();
        Ok(ComplianceCheck::all(&rows))
    }

    /// Who pays how much; empty where nothing is said.
    async fn cost_share(&self, ctx: &Context<'_>) -> Result<Vec<CostShare>, Error> {
        let rows = ctx.loaders().cost_shares.load_one(self.row.id).await?.unwrap_or_default();
        Ok(rows.iter().map(CostShare::from).collect())
    }

    /// What each party says.
    async fn approvals(&self, ctx: &Context<'_>) -> Result<Vec<Approval>, Error> {
        let mut rows = ctx.loaders().secondment_approvals.load_one(self.row.id).await?.unwrap_or_default();
        rows.sort_by_key(|row| named::<super::code_lists::ApprovalParty>(&row.party));
        Ok(rows.iter().map(Approval::from).collect())
    }

    /// What somebody wants or wanted changed of what is agreed, the oldest first.
    async fn amendments(&self, ctx: &Context<'_>) -> Result<Vec<Amendment>, Error> {
        let rows = ctx.loaders().amendments.load_one(self.row.id).await?.unwrap_or_default();
        let said = ctx.loaders().amendment_approvals.load_many(rows.iter().map(|row| row.id)).await?;
        let amendment = |row: &entity::secondment_amendment::Model| Amendment {
            id: ID::from(&NodeId::Amendment(row.id)),
            starts_on: row.starts_on.map(Date),
            ends_on: row.ends_on.map(Date),
            fte: row.fte_hundredths.map(of_hundredths),
            proposed_by: named(&row.proposed_by).unwrap_or(super::code_lists::ActingParty::HomeEmployer),
            proposed_at: DateTime(row.proposed_at),
            approvals: said.get(&row.id).into_iter().flatten().map(Approval::from).collect(),
            applied: row.amendment_state == "APPLIED",
            open: row.amendment_state == "OPEN",
        };
        Ok(rows.iter().map(amendment).collect())
    }

    /// What was done to it, the oldest first: one for each version.
    async fn history(&self, ctx: &Context<'_>) -> Result<Vec<SecondmentEvent>, Error> {
        let rows = ctx.loaders().secondment_events.load_one(self.row.id).await?.unwrap_or_default();
        let texts = self.texts(ctx).await?;
        Ok(rows.iter().map(|row| SecondmentEvent::new(row, &texts)).collect())
    }

    /// What the viewer may do to it in its present state. Whether the time has come for it is told when it is done.
    async fn viewer_actions(&self, ctx: &Context<'_>) -> Result<Vec<SecondmentAction>, Error> {
        let own = ctx.loaders().own_staff.load_one(()).await?;
        let parties = parties::parties(&self.row, own);
        let mut allowed = state::allowed(&ctx.viewer(), &self.row, &parties);
        if allowed.iter().any(|action| matches!(action, SecondmentAction::Approve | SecondmentAction::AnswerAmendment))
        {
            let waits = self.waits_for(ctx, &parties).await?;
            allowed.retain(|action| match action {
                SecondmentAction::Approve => waits.0,
                SecondmentAction::AnswerAmendment => waits.1,
                SecondmentAction::Amend => !waits.2,
                _ => true,
            });
        }
        if allowed.contains(&SecondmentAction::Review) && self.is_of_nobody(ctx).await? {
            allowed.retain(|action| *action != SecondmentAction::Review);
        }
        Ok(allowed)
    }

    /// What parties said when they looked back on it, the oldest first.
    async fn reviews(&self, ctx: &Context<'_>) -> Result<Vec<SecondmentReview>, Error> {
        let rows = ctx.loaders().secondment_reviews.load_one(self.row.id).await?.unwrap_or_default();
        let objectives = ctx.loaders().secondment_objectives.load_one(self.row.id).await?.unwrap_or_default();
        let texts = self.texts(ctx).await?;
        Ok(rows.iter().map(|row| SecondmentReview::new(row, &objectives, &texts)).collect())
    }

    /// Until when somebody should look back on it. Null until it is over, and once somebody has.
    async fn review_due_on(&self) -> Option<Date> {
        self.row.review_due_on.map(Date)
    }

    /// What the proposer's own system calls it. Null where it has no name for it.
    async fn external_reference(&self) -> Option<&str> {
        self.row.external_reference.as_deref()
    }

    /// When it was drafted.
    async fn created_at(&self) -> DateTime {
        DateTime(self.row.created_at)
    }

    /// When it last changed.
    async fn updated_at(&self) -> DateTime {
        DateTime(self.row.updated_at)
    }

    /// Counts the changes from 1, to be handed to `expectedVersion`.
    async fn version(&self) -> i32 {
        self.row.version
    }
}

impl Secondment {
    /// Whether who went was erased since: nothing is written of them any more.
    async fn is_of_nobody(&self, ctx: &Context<'_>) -> Result<bool, Error> {
        let secondee = ctx.loaders().known_staff.load_one(self.row.secondee_id).await?;
        Ok(secondee.is_some_and(|member| member.redacted_at.is_some()))
    }

    /// Whether an answer of the viewer's is waited for: to the proposal, to a change; and whether any change is open.
    async fn waits_for(
        &self,
        ctx: &Context<'_>,
        parties: &crate::access::Parties,
    ) -> Result<(bool, bool, bool), Error> {
        let viewer = ctx.viewer();
        let is_theirs = |party: &str, decision: &str| {
            let party = named(party);
            decision == "PENDING"
                && party.is_some_and(|party| parties::may(&viewer, SecondmentAction::Approve, party, parties))
        };
        let approvals = ctx.loaders().secondment_approvals.load_one(self.row.id).await?.unwrap_or_default();
        let to_proposal = approvals.iter().any(|row| is_theirs(&row.party, &row.decision));
        let amendments = ctx.loaders().amendments.load_one(self.row.id).await?.unwrap_or_default();
        let Some(open) = amendments.iter().find(|row| row.amendment_state == "OPEN") else {
            return Ok((to_proposal, false, false));
        };
        let said = ctx.loaders().amendment_approvals.load_one(open.id).await?.unwrap_or_default();
        Ok((to_proposal, said.iter().any(|row| is_theirs(&row.party, &row.decision)), true))
    }
}
