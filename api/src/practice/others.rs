//! Who stands by a practice.

use std::sync::Arc;

use async_graphql::Object;
use entity::endorsement::{Column, Entity, Model};
use sea_orm::Value;

use crate::{
    changes::named,
    graphql::{
        error::Error,
        keyset::Rows,
        order::{Direction, SortValue},
        row_connection::Shown,
        scalars::DateTime,
    },
    register::Register,
    staff::code_lists::StaffRole,
    trust::Trust,
};

/// A trust that stands by a practice of another.
pub struct Endorsement {
    register: Arc<Register>,
    row: Model,
}

/// A trust that stands by a practice of another.
#[Object]
impl Endorsement {
    /// The trust. Null where the register that is served does not have it yet.
    async fn by_trust(&self) -> Option<Trust> {
        let trust = self.register.trusts.by_uid(self.row.trust_uid)?;
        Some(Trust::new(self.register.clone(), trust))
    }

    /// What who said so does.
    async fn by_role(&self) -> StaffRole {
        named(&self.row.by_role).unwrap_or(StaffRole::OtherLeadership)
    }

    /// Why. Null where nobody said.
    async fn note(&self) -> Option<&str> {
        self.row.note.as_deref()
    }

    /// When.
    async fn at(&self) -> DateTime {
        DateTime(self.row.made_at)
    }
}

/// By the trusts' UIDs.
impl Rows for Entity {
    const NAME: &'static str = "endorsements";
    const DIRECTION: Direction = Direction::Asc;
    const COLUMN: Column = Column::TrustUid;

    fn key(row: &Model) -> SortValue {
        SortValue::Number(row.trust_uid.number().into())
    }

    fn value(key: SortValue) -> Option<Value> {
        match key {
            SortValue::Number(uid) => i32::try_from(uid).ok().map(Value::from),
            SortValue::Text(_) => None,
        }
    }
}

impl Shown for Entity {
    type Node = Endorsement;

    fn show(register: &Arc<Register>, row: Model) -> Result<Endorsement, Error> {
        Ok(Endorsement { register: register.clone(), row })
    }
}
