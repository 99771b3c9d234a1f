//! A question to make oneself known, as GraphQL shows it.

use std::sync::Arc;

use async_graphql::{Context, ID, Object};
use entity::contact_request::{Column, Entity, Model};
use sea_orm::{ColumnTrait as _, QueryFilter as _, Select, Value};

use super::{SecondeeOffer, code_lists::ContactState};
use crate::{
    access::{Viewer, scope},
    changes::{name_of, named},
    context::RequestContext as _,
    graphql::{
        error::Error,
        keyset::{Rows, id_of_key, key_of_id},
        node_id::NodeId,
        order::{Direction, SortValue},
        row_connection::Shown,
        scalars::DateTime,
    },
    host_need::HostNeed,
    register::Register,
};

/// A school asks somebody who offers themselves to make themselves known. The two see it, and nobody else.
pub struct ContactRequest {
    register: Arc<Register>,
    row: Model,
}

impl ContactRequest {
    /// A row, in a register.
    pub fn new(register: Arc<Register>, row: Model) -> Self {
        Self { register, row }
    }

    /// The questions that somebody may see, in some states or in all.
    pub fn of(viewer: &Viewer, states: Option<&[ContactState]>) -> Select<Entity> {
        let theirs = scope::contact_requests(viewer);
        match states {
            Some(states) => theirs.filter(Column::ContactState.is_in(states.iter().map(|state| name_of(*state)))),
            None => theirs,
        }
    }
}

/// The newest first: the keys grow with time.
impl Rows for Entity {
    const NAME: &'static str = "contactRequests";
    const DIRECTION: Direction = Direction::Desc;
    const COLUMN: Column = Column::Id;

    fn key(row: &Model) -> SortValue {
        key_of_id(row.id)
    }

    fn value(key: SortValue) -> Option<Value> {
        id_of_key(key)
    }
}

impl Shown for Entity {
    type Node = ContactRequest;

    fn show(register: &Arc<Register>, row: Model) -> Result<ContactRequest, Error> {
        Ok(ContactRequest::new(register.clone(), row))
    }
}

/// A school asks somebody who offers themselves to make themselves known. The two see it, and nobody else.
#[Object]
impl ContactRequest {
    /// Opaque id, unique among all things of this service.
    pub async fn id(&self) -> ID {
        ID::from(&NodeId::ContactRequest(self.row.id))
    }

    /// Who is asked. Null where the offer is gone.
    async fn offer(&self, ctx: &Context<'_>) -> Option<Result<SecondeeOffer, Error>> {
        let row = ctx.loaders().offers.load_one(self.row.offer_id).await.transpose()?;
        Some(row.and_then(|row| SecondeeOffer::new(self.register.clone(), row)))
    }

    /// For which need: who is asked sees it, whoever else may. Null where it was withdrawn meanwhile.
    async fn need(&self, ctx: &Context<'_>) -> Option<Result<HostNeed, Error>> {
        let row = ctx.loaders().needs.load_one(self.row.need_id).await.transpose()?;
        Some(row.map(|row| HostNeed::new(self.register.clone(), row)))
    }

    /// How far it has come.
    async fn contact_state(&self) -> ContactState {
        named(&self.row.contact_state).unwrap_or(ContactState::Expired)
    }

    /// When the school asked.
    async fn requested_at(&self) -> DateTime {
        DateTime(self.row.requested_at)
    }

    /// When it was answered. Null while it was not.
    async fn answered_at(&self) -> Option<DateTime> {
        self.row.answered_at.map(DateTime)
    }

    /// Counts the changes from 1, to be handed to `expectedVersion`.
    async fn version(&self) -> i32 {
        self.row.version
    }
}
