//! Anything that has an id of its own.

use std::{collections::HashMap, sync::Arc};

use async_graphql::{Context, ID, Interface, Object};
use entity::{
    TrustUid, adoption, api_client, contact_request, host_need, notification, practice, secondee_offer, secondment,
    staff_member,
};
use sea_orm::{ColumnTrait as _, QueryFilter as _};
use uuid::Uuid;

use crate::{
    access::scope,
    adoption::Adoption,
    api_client::ApiClient,
    changes::EntityType,
    context::RequestContext as _,
    graphql::{batch, error::Error, node_id::NodeId},
    host_need::HostNeed,
    inspection::Inspection,
    local_authority::LocalAuthority,
    membership::TrustMembership,
    notification::Notification,
    practice::Practice,
    register::Register,
    school::School,
    secondee_offer::{ContactRequest, SecondeeOffer},
    secondment::Secondment,
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
    /// A practice.
    Practice(Practice),
    /// A school's use of a practice.
    Adoption(Adoption),
    /// What help a school looks for.
    HostNeed(HostNeed),
    /// Somebody's offer of themselves.
    SecondeeOffer(SecondeeOffer),
    /// A question to make oneself known.
    ContactRequest(ContactRequest),
    /// A secondment.
    Secondment(Secondment),
    /// Something that somebody is told.
    Notification(Notification),
}

impl Node {
    /// What of the public register an id names.
    fn of_register(id: &NodeId, register: &Arc<Register>) -> Option<Self> {
        let held = || register.clone();
        match id {
            NodeId::Trust(uid) => register.trusts.by_uid(*uid).map(|at| Self::Trust(Trust::new(held(), at))),
            NodeId::School(urn) => register.schools.by_urn(*urn).map(|at| Self::School(School::new(held(), at))),
            NodeId::LocalAuthority(code) => {
                register.authorities.by_code(code).map(|at| Self::LocalAuthority(LocalAuthority::new(held(), at)))
            }
            NodeId::TrustMembership(id) => {
                register.memberships.by_id(*id).map(|at| Self::TrustMembership(TrustMembership::new(held(), at)))
            }
            NodeId::Inspection(id) => {
                register.inspections.by_id(id).map(|at| Self::Inspection(Inspection::new(held(), at)))
            }
            // What is private is read for who asks.
            _ => None,
        }
    }

    /// What somebody is told of, for whoever asks now. It is read by the loaders: for a page of what somebody is told once
    /// for each kind.
    pub async fn told_of(ctx: &Context<'_>, kind: EntityType, key: Uuid) -> Result<Option<Self>, Error> {
        match kind {
            EntityType::Practice => {
                let row = ctx.loaders().practices.load_one(key).await?;
                Ok(row.map(|row| Practice::new(ctx, row)).transpose()?.map(Self::Practice))
            }
            EntityType::HostNeed => {
                let row = ctx.loaders().needs.load_one(key).await?;
                Ok(row.map(|row| Self::HostNeed(HostNeed::new(ctx.register(), row))))
            }
            EntityType::SecondeeOffer => {
                let row = ctx.loaders().offers.load_one(key).await?;
                Ok(row.map(|row| SecondeeOffer::new(ctx.register(), row)).transpose()?.map(Self::SecondeeOffer))
            }
            EntityType::ContactRequest => {
                let row = ctx.loaders().contacts.load_one(key).await?;
                Ok(row.map(|row| Self::ContactRequest(ContactRequest::new(ctx.register(), row))))
            }
            EntityType::Secondment => {
                let row = ctx.loaders().secondments.load_one(key).await?;
                Ok(row.map(|row| Self::Secondment(Secondment::new(ctx.register(), row))))
            }
            // Of others nobody is told.
            _ => Ok(None),
        }
    }

    /// What several ids name, in their order. Private things are read kind by kind, however many there are, and only for
    /// who may see any of that kind.
    async fn find(ctx: &Context<'_>, ids: &[ID]) -> Vec<Result<Option<Self>, Error>> {
        let register = ctx.register();
        let ids: Vec<Result<NodeId, Error>> = ids.iter().map(|id| NodeId::parse(id)).collect();
        let private = Private::read(ctx, &ids).await;
        let one = |id: Result<NodeId, Error>| {
            let id = id?;
            match Self::of_register(&id, &register) {
                Some(node) => Ok(Some(node)),
                None => private.as_ref().map_err(Clone::clone)?.node(ctx, &id),
            }
        };
        ids.into_iter().map(one).collect()
    }
}

/// The private things that some ids name, of those that there are for who asks.
#[derive(Default)]
struct Private {
    staff: HashMap<Uuid, staff_member::Model>,
    clients: HashMap<Uuid, (api_client::Model, Vec<TrustUid>)>,
    practices: HashMap<Uuid, practice::Model>,
    adoptions: HashMap<Uuid, adoption::Model>,
    notifications: HashMap<Uuid, notification::Model>,
    needs: HashMap<Uuid, host_need::Model>,
    offers: HashMap<Uuid, secondee_offer::Model>,
    contacts: HashMap<Uuid, contact_request::Model>,
    secondments: HashMap<Uuid, secondment::Model>,
}

impl Private {
    async fn read(ctx: &Context<'_>, ids: &[Result<NodeId, Error>]) -> Result<Self, Error> {
        let (viewer, db) = (ctx.viewer(), ctx.db());
        let named = |kind: fn(&NodeId) -> Option<Uuid>| -> Vec<Uuid> {
            let mut found: Vec<Uuid> = ids.iter().flatten().filter_map(kind).collect();
            found.sort_unstable();
            found.dedup();
            found
        };
        let mut found = Self::default();
        if ids.iter().flatten().any(NodeId::is_private) {
            // What is taken back, or taken from somebody's sight, has to be gone at once.
            ctx.insert_http_header("cache-control", "no-store");
        }
        let practices = named(|id| if let NodeId::Practice(id) = id { Some(*id) } else { None });
        if !practices.is_empty() {
            found.practices = ctx.loaders().practices.load_many(practices).await?;
        }
        let adoptions = named(|id| if let NodeId::Adoption(id) = id { Some(*id) } else { None });
        if !adoptions.is_empty() {
            let theirs = scope::adoptions(&viewer).filter(adoption::Column::Id.is_in(adoptions)).all(db).await?;
            found.adoptions = theirs.into_iter().map(|row| (row.id, row)).collect();
        }
        let needs = named(|id| if let NodeId::HostNeed(id) = id { Some(*id) } else { None });
        if !needs.is_empty() {
            found.needs = ctx.loaders().needs.load_many(needs).await?;
        }
        if viewer.principal().is_none() {
            return Ok(found);
        }
        let offers = named(|id| if let NodeId::SecondeeOffer(id) = id { Some(*id) } else { None });
        if !offers.is_empty() {
            found.offers = ctx.loaders().offers.load_many(offers).await?;
        }
        let contacts = named(|id| if let NodeId::ContactRequest(id) = id { Some(*id) } else { None });
        if !contacts.is_empty() {
            found.contacts = ctx.loaders().contacts.load_many(contacts).await?;
        }
        let secondments = named(|id| if let NodeId::Secondment(id) = id { Some(*id) } else { None });
        if !secondments.is_empty() {
            found.secondments = ctx.loaders().secondments.load_many(secondments).await?;
        }
        let staff = named(|id| if let NodeId::StaffMember(id) = id { Some(*id) } else { None });
        if !staff.is_empty() {
            let theirs =
                scope::known_staff_members(&viewer).filter(staff_member::Column::Id.is_in(staff)).all(db).await?;
            ctx.note_if_exceptional(theirs.iter().map(|row| row.id));
            found.staff = theirs.into_iter().map(|row| (row.id, row)).collect();
        }
        let clients = named(|id| if let NodeId::ApiClient(id) = id { Some(*id) } else { None });
        if !clients.is_empty() {
            let theirs = scope::api_clients(&viewer).filter(api_client::Column::Id.is_in(clients));
            found.clients =
                ApiClient::rows(&viewer, db, theirs).await?.into_iter().map(|row| (row.0.id, row)).collect();
        }
        let notifications = named(|id| if let NodeId::Notification(id) = id { Some(*id) } else { None });
        if !notifications.is_empty() {
            let theirs = scope::notifications(&viewer).filter(notification::Column::Id.is_in(notifications));
            found.notifications = theirs.all(db).await?.into_iter().map(|row| (row.id, row)).collect();
        }
        Ok(found)
    }

    fn node(&self, ctx: &Context<'_>, id: &NodeId) -> Result<Option<Node>, Error> {
        Ok(match id {
            NodeId::StaffMember(id) => {
                self.staff.get(id).map(|row| Node::StaffMember(StaffMember::new(ctx.register(), row.clone())))
            }
            NodeId::ApiClient(id) => {
                self.clients.get(id).map(|row| Node::ApiClient(ApiClient::new(ctx.register(), row.clone())))
            }
            NodeId::Practice(id) => {
                let row = self.practices.get(id).cloned();
                row.map(|row| Practice::new(ctx, row)).transpose()?.map(Node::Practice)
            }
            NodeId::Adoption(id) => {
                self.adoptions.get(id).map(|row| Node::Adoption(Adoption::new(ctx.register(), row.clone())))
            }
            NodeId::HostNeed(id) => {
                self.needs.get(id).map(|row| Node::HostNeed(HostNeed::new(ctx.register(), row.clone())))
            }
            NodeId::SecondeeOffer(id) => {
                let row = self.offers.get(id).cloned();
                row.map(|row| SecondeeOffer::new(ctx.register(), row)).transpose()?.map(Node::SecondeeOffer)
            }
            NodeId::ContactRequest(id) => {
                self.contacts.get(id).map(|row| Node::ContactRequest(ContactRequest::new(ctx.register(), row.clone())))
            }
            NodeId::Secondment(id) => {
                self.secondments.get(id).map(|row| Node::Secondment(Secondment::new(ctx.register(), row.clone())))
            }
            NodeId::Notification(id) => {
                self.notifications.get(id).cloned().map(Notification::new).transpose()?.map(Node::Notification)
            }
            _ => None,
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
        Node::find(ctx, &[id]).await.pop()?.transpose()
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
        Ok(Node::find(ctx, &ids).await.into_iter().map(Result::transpose).collect())
    }
}
