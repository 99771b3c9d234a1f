//! Anything that has an id of its own.

use std::sync::Arc;

use async_graphql::{Context, ID, Interface, Object};
use entity::{api_client, staff_member};
use futures_util::future::join_all;
use sea_orm::{ColumnTrait as _, QueryFilter as _};

use crate::{
    access::scope,
    api_client::ApiClient,
    context::RequestContext as _,
    graphql::{batch, error::Error, node_id::NodeId},
    inspection::Inspection,
    local_authority::LocalAuthority,
    membership::TrustMembership,
    register::Register,
    school::School,
    staff::StaffMember,
    trust::Trust,
};

/// Anything that has an id of its own, by which it can be asked for again.
#[derive(Interface)]
#[graphql(field(name = "id", ty = "ID", desc = "Opaque id, unique among all things of this service."))]
pub enum Node {
    /// A trust.
    Trust(Trust),
    /// A school.
    School(School),
    /// A local authority.
    LocalAuthority(LocalAuthority),
    /// A school's membership of a trust.
    TrustMembership(TrustMembership),
    /// An inspection.
    Inspection(Inspection),
    /// A member of staff.
    StaffMember(StaffMember),
    /// A partner system.
    ApiClient(ApiClient),
}

impl Node {
    async fn find(ctx: &Context<'_>, id: &str, register: &Arc<Register>) -> Result<Option<Self>, Error> {
        let held = || register.clone();
        Ok(match NodeId::parse(id)? {
            NodeId::StaffMember(id) => {
                let theirs = scope::staff_members(&ctx.viewer()).filter(staff_member::Column::Id.eq(id));
                theirs.one(ctx.db()).await?.map(|row| Self::StaffMember(StaffMember::new(held(), row)))
            }
            NodeId::ApiClient(id) => {
                let theirs = scope::api_clients(&ctx.viewer()).filter(api_client::Column::Id.eq(id));
                ApiClient::read(ctx, theirs).await?.pop().map(Self::ApiClient)
            }
            NodeId::Trust(uid) => register.trusts.by_uid(uid).map(|at| Self::Trust(Trust::new(held(), at))),
            NodeId::School(urn) => register.schools.by_urn(urn).map(|at| Self::School(School::new(held(), at))),
            NodeId::LocalAuthority(code) => {
                register.authorities.by_code(&code).map(|at| Self::LocalAuthority(LocalAuthority::new(held(), at)))
            }
            NodeId::TrustMembership(id) => {
                register.memberships.by_id(id).map(|at| Self::TrustMembership(TrustMembership::new(held(), at)))
            }
            NodeId::Inspection(id) => {
                register.inspections.by_id(&id).map(|at| Self::Inspection(Inspection::new(held(), at)))
            }
        })
    }
}

/// The root fields that find things by id.
#[derive(Default)]
pub struct NodeQuery;

#[Object]
impl NodeQuery {
    /// The thing with an id; null where there is none.
    #[graphql(cache_control(max_age = 60))]
    async fn node(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "An id that this service gave out.")] id: ID,
    ) -> Option<Result<Node, Error>> {
        Node::find(ctx, &id, &ctx.register()).await.transpose()
    }

    /// The things with these ids, in the order of the ids; null where there is none. A malformed id is null with an
    /// error at its place.
    #[graphql(cache_control(max_age = 60))]
    async fn nodes(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "At most 300 ids.")] ids: Vec<ID>,
    ) -> Result<Vec<Option<Result<Node, Error>>>, Error> {
        batch::check_size(ids.len())?;
        let register = ctx.register();
        let found = join_all(ids.iter().map(|id| Node::find(ctx, id, &register))).await;
        Ok(found.into_iter().map(Result::transpose).collect())
    }
}
