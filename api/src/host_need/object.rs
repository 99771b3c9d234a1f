//! A need, as GraphQL shows it.

use std::sync::Arc;

use async_graphql::{Context, ID, Object};
use entity::host_need::Model;

use super::code_lists::{HostNeedState, NeedReason};
use crate::{
    access::{Action, Place},
    changes::named,
    coded,
    context::RequestContext as _,
    graphql::{
        error::Error,
        keyset::Forwards,
        money::{Money, of_hundredths},
        node_id::NodeId,
        scalars::{Date, DateTime, Decimal},
    },
    matching::MatchConnection,
    practice::code_lists::{KeyStage, Visibility},
    register::{CodedValue, Register},
    school::School,
    staff::code_lists::StaffRole,
};

/// What help a school looks for.
pub struct HostNeed {
    register: Arc<Register>,
    row: Box<Model>,
}

impl HostNeed {
    /// A row, in a register.
    pub fn new(register: Arc<Register>, row: Model) -> Self {
        Self { register, row: Box::new(row) }
    }

    /// Whether it is for the viewer to change.
    fn is_kept(&self, ctx: &Context<'_>) -> bool {
        let place = Place { trust: None, school: Some(self.row.school_urn) };
        ctx.viewer().may(Action::KeepHostNeed(&place)).is_ok()
    }
}

/// What help a school looks for.
#[Object]
impl HostNeed {
    /// Opaque id, unique among all things of this service.
    pub async fn id(&self) -> ID {
        ID::from(&NodeId::HostNeed(self.row.id))
    }

    /// The school. Null where the register that is served does not have it.
    async fn school(&self) -> Option<School> {
        let at = self.register.schools.by_urn(self.row.school_urn)?;
        Some(School::new(self.register.clone(), at))
    }

    /// What somebody is needed as.
    async fn role(&self) -> StaffRole {
        named(&self.row.role).unwrap_or(StaffRole::OtherSupport)
    }

    /// Which subjects, of the code list `subjects`; empty where it does not matter.
    async fn subjects(&self) -> Vec<CodedValue> {
        coded::shown_subjects(&self.row.subjects)
    }

    /// For which pupils; empty for all.
    async fn key_stages(&self) -> Vec<KeyStage> {
        coded::read_named(&self.row.key_stages)
    }

    /// Why.
    async fn reason(&self) -> NeedReason {
        named(&self.row.reason).unwrap_or(NeedReason::Other)
    }

    /// What is needed, in words.
    async fn description(&self) -> &str {
        &self.row.description
    }

    /// How much, in full posts.
    async fn fte(&self) -> Decimal {
        of_hundredths(self.row.fte_hundredths)
    }

    /// How much of it is agreed, in full posts: by secondments that are agreed, running, resting or completed.
    async fn filled_fte(&self, ctx: &Context<'_>) -> Result<Decimal, Error> {
        let filled = ctx.loaders().filled_needs.load_one(self.row.id).await?;
        Ok(of_hundredths(filled.unwrap_or_default()))
    }

    /// From when.
    async fn starts_on(&self) -> Date {
        Date(self.row.starts_on)
    }

    /// Until when. Null where that is open.
    async fn ends_on(&self) -> Option<Date> {
        self.row.ends_on.map(Date)
    }

    /// Whether the school helps with travel.
    async fn travel_support(&self) -> bool {
        self.row.travel_support
    }

    /// Whether the school helps with a place to stay.
    async fn accommodation_support(&self) -> bool {
        self.row.accommodation_support
    }

    /// What the school offers to pay. Null where it offers nothing, or does not say.
    async fn funding_offered(&self) -> Option<Money> {
        self.row.funding_pence.map(Money::of_pence)
    }

    /// Who may see it.
    async fn visibility(&self) -> Visibility {
        named(&self.row.visibility).unwrap_or(Visibility::Trust)
    }

    /// How far it has come.
    async fn need_state(&self) -> HostNeedState {
        named(&self.row.need_state).unwrap_or(HostNeedState::Withdrawn)
    }

    /// How urgent it is, from 0 to 9, the most urgent being the largest.
    async fn priority(&self) -> i32 {
        self.row.priority
    }

    /// The offers that the viewer may see and that can meet it, the best first. Empty while it is not open. Null with an error
    /// where they could not be read.
    async fn matches(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "At most this many: 0 to 100, 20 where nothing is said.", default = 20)] first: Option<i32>,
        #[graphql(desc = "Only what stands behind this cursor.")] after: Option<String>,
    ) -> Option<Result<MatchConnection, Error>> {
        MatchConnection::of_need(ctx, self.row.id, &Forwards { first, after }).await.transpose()
    }

    /// What the school's own system calls it. Null where it has no name for it, and for who does not keep the need.
    async fn external_reference(&self, ctx: &Context<'_>) -> Option<&str> {
        self.row.external_reference.as_deref().filter(|_| self.is_kept(ctx))
    }

    /// Whether the viewer may change it. Null without a token.
    async fn viewer_can_edit(&self, ctx: &Context<'_>) -> Option<bool> {
        ctx.viewer().principal()?;
        let is_live = matches!(&*self.row.need_state, "DRAFT" | "OPEN" | "FILLED");
        Some(is_live && self.is_kept(ctx))
    }

    /// When it was posted.
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
