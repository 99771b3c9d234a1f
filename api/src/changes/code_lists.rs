//! What can happen, and to what.

use async_graphql::{Enum, resolver_utils::EnumType};
use uuid::Uuid;

use crate::graphql::node_id::NodeId;

/// What happened to a thing.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChangeOp {
    /// It was made.
    Created,
    /// It was changed.
    Updated,
    /// It was taken away.
    Deleted,
}

/// What kind of thing it happened to.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntityType {
    /// A member of staff.
    StaffMember,
    /// A partner system that may sign in.
    ApiClient,
    /// A practice.
    Practice,
    /// A school's use of a practice.
    Adoption,
    /// A school's need of help.
    HostNeed,
    /// Somebody's offer of themselves.
    SecondeeOffer,
    /// A school's question to somebody who offers themselves.
    ContactRequest,
    /// A secondment.
    Secondment,
    /// Something that somebody is told.
    Notification,
}

impl EntityType {
    /// The id of the thing of this kind with a key.
    pub fn id(self, key: Uuid) -> NodeId {
        match self {
            Self::StaffMember => NodeId::StaffMember(key),
            Self::ApiClient => NodeId::ApiClient(key),
            Self::Practice => NodeId::Practice(key),
            Self::Adoption => NodeId::Adoption(key),
            Self::HostNeed => NodeId::HostNeed(key),
            Self::SecondeeOffer => NodeId::SecondeeOffer(key),
            Self::ContactRequest => NodeId::ContactRequest(key),
            Self::Secondment => NodeId::Secondment(key),
            Self::Notification => NodeId::Notification(key),
        }
    }
}

/// The name of a value, as the contract and the database have it.
pub fn name_of<E: EnumType>(value: E) -> &'static str {
    E::items().iter().find(|item| item.value == value).map_or("", |item| item.name)
}

/// The value of a name.
pub fn named<E: EnumType>(name: &str) -> Option<E> {
    E::items().iter().find(|item| item.name == name).map(|item| item.value)
}
