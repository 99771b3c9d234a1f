//! A practice, as GraphQL shows it.

use std::sync::Arc;

use async_graphql::{Context, ID, Object};
use entity::{adoption, endorsement, practice::Model, practice_edition};
use sea_orm::{ColumnTrait as _, QueryFilter as _};

use super::{
    Authorship, PracticeEdition,
    code_lists::{EvidenceLevel, KeyStage, PracticeState, PracticeTheme, Visibility, subject},
    compare::{EditionDifference, compare},
    connection::PracticeConnection,
    content::Content,
    markdown,
    parts::{Evidence, Resource, decimal},
    reach::PracticeReach,
};
use crate::{
    access::{Action, Place, scope},
    adoption::{Adoption, code_lists::AdoptionState},
    changes::{name_of, named},
    context::RequestContext as _,
    graphql::{
        error::Error,
        keyset::Forwards,
        node_id::NodeId,
        row_connection::RowConnection,
        scalars::{Date, DateTime, Decimal},
    },
    inspection::Inspection,
    library::Reach,
    register::{CodedValue, Register},
    school::{School, code_lists::SettingKind},
    staff::{StaffMember, code_lists::StaffRole},
    trust::Trust,
};

/// How practices may be used by others.
const LICENCE: &str = "CC-BY-4.0";

/// Something that a school or a trust does, written down for others. Its writers see it as they are writing it; others see
/// what was published last.
pub struct Practice {
    register: Arc<Register>,
    row: Box<Model>,
    content: Box<Content>,
    writes: bool,
}

impl Practice {
    /// A row that the viewer may see, with as much of it as is for them.
    pub fn new(ctx: &Context<'_>, row: Model) -> Result<Self, Error> {
        let writes = ctx.viewer().may(Action::WritePractice(&owner_of(&row))).is_ok();
        let published = row.published.as_ref().filter(|_| !writes);
        let content = Content::read(published.unwrap_or(&row.content))?;
        let is_withdrawn = row.practice_state == name_of(PracticeState::Withdrawn);
        let content = if is_withdrawn { content.withdrawn() } else { content };
        Ok(Self { register: ctx.register(), row: Box::new(row), content: Box::new(content), writes })
    }

    fn owner(&self) -> Place {
        owner_of(&self.row)
    }

    fn state(&self) -> PracticeState {
        named(&self.row.practice_state).unwrap_or(PracticeState::Draft)
    }

    async fn authorship(&self, ctx: &Context<'_>) -> Result<Authorship, Error> {
        Ok(ctx.loaders().authors.load_one(self.row.id).await?.unwrap_or_default())
    }

    async fn listed_authors(&self, ctx: &Context<'_>) -> Result<Option<Vec<StaffMember>>, Error> {
        let authorship = self.authorship(ctx).await?;
        let is_hidden = authorship.listed.is_empty() && authorship.all > 0;
        let member = |row: &entity::staff_member::Model| StaffMember::new(self.register.clone(), row.clone());
        Ok((!is_hidden).then(|| authorship.listed.iter().map(member).collect()))
    }

    async fn may_review(&self, ctx: &Context<'_>) -> Result<bool, Error> {
        let viewer = ctx.viewer();
        if viewer.may(Action::ReviewPractice(&self.owner(), self.content.visibility)).is_err() {
            return Ok(false);
        }
        let wrote = viewer.principal().is_some_and(|principal| *principal.actor == *self.row.created_by);
        Ok(!wrote && !self.authorship(ctx).await?.is_own)
    }

    async fn edition_of(&self, ctx: &Context<'_>, number: i32) -> Result<Option<practice_edition::Model>, Error> {
        ctx.loaders().editions.load_one((self.row.id, number)).await
    }

    async fn differences(
        &self,
        ctx: &Context<'_>,
        from: i32,
        to: i32,
    ) -> Result<Option<Vec<EditionDifference>>, Error> {
        let (before, after) = (self.edition_of(ctx, from).await?, self.edition_of(ctx, to).await?);
        let Some((before, after)) = before.zip(after) else { return Ok(None) };
        Ok(Some(compare(&Content::read(&before.content)?, &Content::read(&after.content)?)))
    }
}

/// Whose a practice is.
pub fn owner_of(row: &Model) -> Place {
    Place { trust: row.owner_trust_uid, school: row.owner_school_urn }
}

/// Something that a school or a trust does, written down for others. Its writers see it as they are writing it; others see
/// what was published last.
#[Object]
impl Practice {
    /// Opaque id, unique among all things of this service.
    pub async fn id(&self) -> ID {
        ID::from(&NodeId::Practice(self.row.id))
    }

    /// Its name in addresses: the words of its first title and six letters. It never changes.
    async fn slug(&self) -> &str {
        &self.row.slug
    }

    /// What it is called; `Withdrawn` where it was taken back.
    async fn title(&self) -> &str {
        &self.content.title
    }

    /// What it is, in a sentence or two.
    async fn summary(&self) -> &str {
        &self.content.summary
    }

    /// All of it, in Markdown. Null where it was taken back.
    async fn body_markdown(&self) -> Option<&str> {
        Some(self.content.body.as_str()).filter(|body| !body.is_empty())
    }

    /// All of it, as HTML that may stand in any page: no script, no style, nothing fetched from elsewhere. Null where it was
    /// taken back.
    async fn body_html(&self) -> Option<String> {
        (!self.content.body.is_empty()).then(|| markdown::html(&self.content.body))
    }

    /// How far it has come.
    async fn practice_state(&self) -> PracticeState {
        self.state()
    }

    /// Who may see it once it is published.
    async fn visibility(&self) -> Visibility {
        self.content.visibility
    }

    /// What it is about.
    async fn themes(&self) -> &[PracticeTheme] {
        &self.content.themes
    }

    /// The subjects that it is about, of the code list `subjects`; empty for all.
    async fn subjects(&self) -> Vec<CodedValue> {
        let codes = self.content.subjects.iter();
        codes
            .map(|code| CodedValue { code: code.as_str().into(), name: subject(code).unwrap_or_default().into() })
            .collect()
    }

    /// For which pupils; empty for all.
    async fn key_stages(&self) -> &[KeyStage] {
        &self.content.key_stages
    }

    /// In which settings; empty for all.
    async fn settings(&self) -> Vec<SettingKind> {
        self.content.settings.iter().filter_map(|name| named(name)).collect()
    }

    /// The school that it is of. Null for a practice of a whole trust.
    async fn owner_school(&self) -> Option<School> {
        let school = self.register.schools.by_urn(self.row.owner_school_urn?)?;
        Some(School::new(self.register.clone(), school))
    }

    /// The trust that it is of, as it was when the practice was begun. Null for a school of no trust.
    async fn owner_trust(&self) -> Option<Trust> {
        let trust = self.register.trusts.by_uid(self.row.owner_trust_uid?)?;
        Some(Trust::new(self.register.clone(), trust))
    }

    /// What its authors did when it was written; empty where none are named.
    async fn author_roles(&self) -> Vec<StaffRole> {
        self.content.author_roles.iter().filter_map(|name| named(name)).collect()
    }

    /// Who wrote it, as far as the viewer may list them. Null where they may list none of several.
    async fn authors(&self, ctx: &Context<'_>) -> Option<Result<Vec<StaffMember>, Error>> {
        self.listed_authors(ctx).await.transpose()
    }

    /// What speaks for it.
    async fn evidence_level(&self) -> EvidenceLevel {
        self.content.evidence_level
    }

    /// What was found.
    async fn evidence(&self) -> Vec<Evidence> {
        self.content.evidence.iter().cloned().map(Evidence).collect()
    }

    /// Strands of the Education Endowment Foundation's toolkit that it belongs to.
    async fn eef_strands(&self) -> &[String] {
        &self.content.eef_strands
    }

    /// What it costs, from 1 (very little) to 5 (very much). Null where it is not said.
    async fn cost_band(&self) -> Option<i32> {
        self.content.cost_band
    }

    /// Hours of staff a week. Null where it is not said.
    async fn staff_hours(&self) -> Option<Decimal> {
        decimal(self.content.staff_hours.as_deref())
    }

    /// What helps to do it.
    async fn resources(&self) -> Vec<Resource> {
        self.content.resources.iter().map(Resource::from).collect()
    }

    /// The inspections that praised it, of those that the register has. Never null.
    async fn linked_inspections(&self) -> Option<Vec<Inspection>> {
        let found = self.content.inspections.iter().filter_map(|key| self.register.inspections.by_id(key));
        Some(found.map(|at| Inspection::new(self.register.clone(), at)).collect())
    }

    /// What was published last. Null where nothing was, or it was taken back.
    async fn edition(&self, ctx: &Context<'_>) -> Option<Result<PracticeEdition, Error>> {
        let row = self.edition_of(ctx, self.row.edition?).await.transpose()?;
        Some(row.and_then(|row| PracticeEdition::new(&row)))
    }

    /// All that was published of it, the newest first. Null with an error where it could not be read.
    async fn editions(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "At most this many: 0 to 100, 20 where nothing is said.", default = 20)] first: Option<i32>,
        #[graphql(desc = "Only what stands behind this cursor.")] after: Option<String>,
    ) -> Option<Result<RowConnection<practice_edition::Entity>, Error>> {
        let theirs = scope::practice_editions(&ctx.viewer());
        let theirs = theirs.filter(practice_edition::Column::PracticeId.eq(self.row.id));
        Some(RowConnection::new(ctx, theirs, &Forwards { first, after }).await)
    }

    /// What changed from one edition to another, field by field. Null where there is no such edition.
    async fn compare_editions(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The number of the one.")] from: i32,
        #[graphql(desc = "The number of the other.")] to: i32,
    ) -> Option<Result<Vec<EditionDifference>, Error>> {
        self.differences(ctx, from, to).await.transpose()
    }

    /// The practice that it adapts. Null where it adapts none, or the viewer may not see it.
    async fn derived_from(&self, ctx: &Context<'_>) -> Option<Result<Practice, Error>> {
        let row = ctx.loaders().practices.load_one(self.row.derived_from?).await.transpose()?;
        Some(row.and_then(|row| Practice::new(ctx, row)))
    }

    /// The published practices that adapt it, of those that the viewer may see, the newest first. Null with an error where
    /// they could not be read.
    async fn adaptations(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "At most this many: 0 to 100, 20 where nothing is said.", default = 20)] first: Option<i32>,
        #[graphql(desc = "Only what stands behind this cursor.")] after: Option<String>,
    ) -> Option<Result<PracticeConnection, Error>> {
        Some(PracticeConnection::adaptations(ctx, self.row.id, &Forwards { first, after }).await)
    }

    /// Which schools use it, in the order in which they began to be interested. Null with an error where that could not be
    /// read.
    async fn adoptions(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Only those in one of these states; null for all.")] states: Option<Vec<AdoptionState>>,
        #[graphql(desc = "At most this many: 0 to 100, 20 where nothing is said.", default = 20)] first: Option<i32>,
        #[graphql(desc = "Only what stands behind this cursor.")] after: Option<String>,
    ) -> Option<Result<RowConnection<adoption::Entity>, Error>> {
        let of_it = adoption::Column::PracticeId.eq(self.row.id);
        let theirs = Adoption::of(&ctx.viewer(), of_it, states.as_deref());
        Some(RowConnection::new(ctx, theirs, &Forwards { first, after }).await)
    }

    /// How far it has come with what adapts it, as of some moments ago. Null while nothing of it was published.
    async fn reach(&self, ctx: &Context<'_>) -> Option<PracticeReach> {
        self.row.edition?;
        let (now, shelf) = (ctx.now(), ctx.library().shelf());
        let reach = Reach::of(&shelf, self.row.id, now);
        Some(PracticeReach { reach, register: self.register.clone(), as_of: now })
    }

    /// The trusts that stand by it. Null with an error where that could not be read.
    async fn endorsements(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "At most this many: 0 to 100, 20 where nothing is said.", default = 20)] first: Option<i32>,
        #[graphql(desc = "Only what stands behind this cursor.")] after: Option<String>,
    ) -> Option<Result<RowConnection<endorsement::Entity>, Error>> {
        let theirs = scope::endorsements(&ctx.viewer()).filter(endorsement::Column::PracticeId.eq(self.row.id));
        Some(RowConnection::new(ctx, theirs, &Forwards { first, after }).await)
    }

    /// Whether the viewer keeps it to find it again. Null without a token.
    async fn viewer_has_saved(&self, ctx: &Context<'_>) -> Option<Result<bool, Error>> {
        ctx.viewer().principal()?;
        Some(ctx.loaders().saved.load_one(self.row.id).await.map(|saved| saved.is_some()))
    }

    /// Whether the viewer may change it. Null without a token.
    async fn viewer_can_edit(&self, ctx: &Context<'_>) -> Option<bool> {
        ctx.viewer().principal()?;
        Some(self.writes && matches!(self.state(), PracticeState::Draft | PracticeState::Published))
    }

    /// Whether the viewer may review it: lead its owner, and not have written it. Null without a token.
    async fn viewer_can_review(&self, ctx: &Context<'_>) -> Option<Result<bool, Error>> {
        ctx.viewer().principal()?;
        Some(self.may_review(ctx).await)
    }

    /// When it was published last. Null where it never was.
    async fn published_at(&self) -> Option<DateTime> {
        self.row.published_at.map(DateTime)
    }

    /// When somebody should look at it again: two years after it was published. Null where it never was.
    async fn review_due_on(&self) -> Option<Date> {
        self.row.review_due_on.map(Date)
    }

    /// How others may use it.
    async fn licence(&self) -> &'static str {
        LICENCE
    }

    /// When it last changed.
    async fn updated_at(&self) -> DateTime {
        DateTime(self.row.updated_at)
    }

    /// Counts the changes from 1, to be handed to `expectedVersion`. Editions are counted by themselves.
    async fn version(&self) -> i32 {
        self.row.version
    }
}
