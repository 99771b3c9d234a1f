//! An entry of the log, as GraphQL shows it.

use async_graphql::{ID, Object};
use entity::change_log::{Column, Entity, Model};
use sea_orm::Value;
use uuid::Uuid;

use super::code_lists::{ChangeOp, EntityType, named};
use crate::graphql::{
    keyset::Rows,
    order::{Direction, SortValue},
    scalars::DateTime,
};

/// One change of one private thing. Never the values: who may know these asks for the thing.
pub struct LogEntry(pub Model);

/// One change of one private thing. Never the values: who may know these asks for the thing.
#[Object]
impl LogEntry {
    /// When it was made.
    async fn at(&self) -> DateTime {
        DateTime(self.0.at)
    }

    /// Who made it: an id that stays the same and is no name. `client:` and its id for a partner system, `person:` and a
    /// hash for a person, `command` for whoever operates the service, `service` for the service itself.
    async fn actor(&self) -> &str {
        &self.0.actor
    }

    /// The mutation or command that made it, such as `upsertStaffMember`.
    async fn operation(&self) -> &str {
        &self.0.operation
    }

    /// What happened to the thing.
    async fn op(&self) -> ChangeOp {
        named(&self.0.op).unwrap_or(ChangeOp::Updated)
    }

    /// What kind of thing it is.
    async fn entity_type(&self) -> EntityType {
        self.kind()
    }

    /// Its id. Whoever may read the log may not always read the thing.
    async fn entity_id(&self) -> ID {
        let key = self.0.entity_id.parse().unwrap_or(Uuid::nil());
        ID::from(&self.kind().id(key))
    }

    /// The fields that changed, by their names in the contract.
    async fn changed_fields(&self) -> Vec<&str> {
        self.0.fields.split(',').filter(|field| !field.is_empty()).collect()
    }

    /// The number of the request, as its reply has it in `x-request-id`. Null for what no request asked for.
    async fn request_id(&self) -> Option<&str> {
        self.0.request_id.as_deref()
    }
}

impl LogEntry {
    fn kind(&self) -> EntityType {
        named(&self.0.entity_type).unwrap_or(EntityType::StaffMember)
    }
}

/// The newest first.
impl Rows for Entity {
    const NAME: &'static str = "log";
    const DIRECTION: Direction = Direction::Desc;
    const COLUMN: Column = Column::Id;

    fn key(row: &Model) -> SortValue {
        SortValue::Number(row.id)
    }

    fn value(key: SortValue) -> Option<Value> {
        match key {
            SortValue::Number(id) => Some(id.into()),
            SortValue::Text(_) => None,
        }
    }
}
