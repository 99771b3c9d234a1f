//! Anything that has an id of its own.

use async_graphql::{Context, ID, Interface, Object};

use crate::{
    context::RequestContext as _,
    graphql::{batch, error::Error, node_id::NodeId},
    inspection::Inspection,
    local_authority::LocalAuthority,
    membership::TrustMembership,
    register::Register,
    school::School,
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
}

impl Node {
    fn find(id: &str, register: &std::sync::Arc<Register>) -> Result<Option<Self>, Error> {
        let held = || register.clone();
        Ok(match NodeId::parse(id)? {
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
    fn node(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "An id that this service gave out.")] id: ID,
    ) -> Option<Result<Node, Error>> {
        Node::find(&id, &ctx.register()).transpose()
    }

    /// The things with these ids, in the order of the ids; null where there is none. A malformed id is null with an
    /// error at its place.
    #[graphql(cache_control(max_age = 60))]
    fn nodes(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "At most 300 ids.")] ids: Vec<ID>,
    ) -> Result<Vec<Option<Result<Node, Error>>>, Error> {
        batch::check_size(ids.len())?;
        let register = ctx.register();
        Ok(ids.iter().map(|id| Node::find(id, &register).transpose()).collect())
    }
}
