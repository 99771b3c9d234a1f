//! Who asks, as GraphQL shows it to them.

use std::sync::Arc;

use async_graphql::{Context, Enum, ID, Object};
use entity::{contact_request, notification};

use crate::{
    access::{ClientScope, Principal, Role, Viewer, scope},
    context::RequestContext as _,
    graphql::{error::Error, keyset::Forwards, row_connection::RowConnection},
    notification::query::inbox,
    register::Register,
    school::School,
    secondee_offer::{ContactRequest, SecondeeOffer, code_lists::ContactState},
    secondment::SecondmentConnection,
    staff::StaffMember,
    trust::Trust,
};

/// What kind of caller somebody is.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum ViewerKind {
    /// A partner system, which signed in by itself.
    Partner,
    /// A person.
    Person,
}

/// Who asks.
pub struct Me {
    viewer: Viewer,
    principal: Arc<Principal>,
    register: Arc<Register>,
}

impl Me {
    /// Who asks; none where nobody signed in.
    pub fn of(ctx: &Context<'_>) -> Option<Self> {
        let viewer = ctx.viewer();
        let principal = viewer.principal()?;
        Some(Self { viewer, principal, register: ctx.register() })
    }

    async fn member(&self, ctx: &Context<'_>) -> Result<Option<StaffMember>, Error> {
        let row = scope::own_staff_member(&self.viewer).one(ctx.db()).await?;
        Ok(row.map(|row| StaffMember::new(self.register.clone(), row)))
    }

    async fn name(&self, ctx: &Context<'_>) -> Result<Option<String>, Error> {
        if self.principal.client.is_some() {
            return Ok(scope::own_api_client(&self.viewer).one(ctx.db()).await?.map(|client| client.name));
        }
        let Some(member) = self.member(ctx).await? else { return Ok(None) };
        Ok(ctx.loaders().persons.load_one(member.row.id).await?.map(|person| person.display_name.clone()))
    }
}

/// Who asks: what the service knows of them by their token, and now.
#[Object(name = "Viewer")]
impl Me {
    /// Opaque id, the same whenever they come. The log calls them so.
    async fn id(&self) -> ID {
        ID::from(&*self.principal.actor)
    }

    /// Whether a person or a system.
    async fn kind(&self) -> ViewerKind {
        if self.viewer.is_person() { ViewerKind::Person } else { ViewerKind::Partner }
    }

    /// Their name as a member of staff, or that of a partner system. Null where neither is registered here.
    async fn display_name(&self, ctx: &Context<'_>) -> Option<Result<String, Error>> {
        self.name(ctx).await.transpose()
    }

    /// What they are to the sector.
    async fn roles(&self) -> Vec<Role> {
        self.principal.roles().collect()
    }

    /// What a partner system may ask for now, such as `staff:read`; empty for people.
    async fn scopes(&self) -> Vec<&'static str> {
        self.principal.scopes().map(ClientScope::name).collect()
    }

    /// The trusts that they are of, by their token.
    async fn trusts(&self) -> Vec<Trust> {
        let found = self.principal.trusts().filter_map(|uid| self.register.trusts.by_uid(uid));
        found.map(|at| Trust::new(self.register.clone(), at)).collect()
    }

    /// The schools that they are of, by their token.
    async fn schools(&self) -> Vec<School> {
        let found = self.principal.schools().filter_map(|urn| self.register.schools.by_urn(urn));
        found.map(|at| School::new(self.register.clone(), at)).collect()
    }

    /// The secondments of the member of staff that they are, the latest to begin first. Null with an error where they could
    /// not be read.
    async fn my_secondments(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "At most this many: 0 to 100, 20 where nothing is said.", default = 20)] first: Option<i32>,
        #[graphql(desc = "Only what stands behind this cursor.")] after: Option<String>,
    ) -> Option<Result<SecondmentConnection, Error>> {
        let own = scope::own_secondments(&self.viewer);
        Some(SecondmentConnection::new(ctx, own, (None, None), &Forwards { first, after }).await)
    }

    /// The offers that they have made, the latest first. Null with an error where they could not be read.
    async fn my_offers(&self, ctx: &Context<'_>) -> Option<Result<Vec<SecondeeOffer>, Error>> {
        Some(SecondeeOffer::own(ctx).await)
    }

    /// Questions to make oneself known: those to them, and those that were asked for needs of the schools and trusts that they
    /// lead; the newest first. Null with an error where they could not be read.
    async fn contact_requests(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "In any of these states; null for all.")] states: Option<Vec<ContactState>>,
        #[graphql(desc = "At most this many: 0 to 100, 20 where nothing is said.", default = 20)] first: Option<i32>,
        #[graphql(desc = "Only what stands behind this cursor.")] after: Option<String>,
    ) -> Option<Result<RowConnection<contact_request::Entity>, Error>> {
        let theirs = ContactRequest::of(&self.viewer, states.as_deref());
        Some(RowConnection::new(ctx, theirs, &Forwards { first, after }).await)
    }

    /// The member of staff that they are. Null where none is tied to their token.
    async fn staff_member(&self, ctx: &Context<'_>) -> Option<Result<StaffMember, Error>> {
        self.member(ctx).await.transpose()
    }

    /// What they are told, the newest first: as a person, and as who leads a trust or a school. Empty for partner systems.
    /// Null with an error where it could not be read.
    async fn inbox(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Only what they have not read.", default = false)] unread_only: bool,
        #[graphql(desc = "At most this many: 0 to 100, 20 where nothing is said.", default = 20)] first: Option<i32>,
        #[graphql(desc = "Only what stands behind this cursor.")] after: Option<String>,
    ) -> Option<Result<RowConnection<notification::Entity>, Error>> {
        Some(inbox(ctx, &self.viewer, unread_only, &Forwards { first, after }).await)
    }
}
