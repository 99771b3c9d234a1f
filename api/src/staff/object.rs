//! A member of staff, as GraphQL shows them.

use std::sync::Arc;

use async_graphql::{Context, ID, Object};
use entity::staff_member::{Column, Entity, Model};
use sea_orm::Value;

use super::{Person, code_lists::StaffRole};
use crate::{
    changes::named,
    context::RequestContext as _,
    graphql::{
        error::Error,
        keyset::{Rows, id_of_key, key_of_id},
        node_id::NodeId,
        order::{Direction, SortValue},
        row_connection::Shown,
        scalars::{Decimal, EmailAddress},
    },
    register::Register,
    school::{School, fact::MissingReason},
    trust::Trust,
};

/// A member of staff. Who that is stays hidden from those who may not know, and is gone once the person is erased; the
/// rest is kept for statistics.
pub struct StaffMember {
    /// The row.
    pub row: Model,
    register: Arc<Register>,
}

impl StaffMember {
    /// A row, in a register.
    pub fn new(register: Arc<Register>, row: Model) -> Self {
        Self { row, register }
    }

    async fn person(&self, ctx: &Context<'_>) -> Result<Option<Person>, Error> {
        if self.row.redacted_at.is_some() {
            return Ok(None);
        }
        ctx.loaders().persons.load_one(self.row.id).await
    }
}

/// A member of staff. Who that is stays hidden from those who may not know, and is gone once the person is erased; the
/// rest is kept for statistics.
#[Object]
impl StaffMember {
    /// Opaque id, unique among all things of this service. It tells nothing, not even when it was given out.
    pub async fn id(&self) -> ID {
        ID::from(&NodeId::StaffMember(self.row.id))
    }

    /// The name that colleagues know them by. Null where the viewer may not know it, or the person is erased. That it was
    /// read is kept, with who read it.
    async fn display_name(&self, ctx: &Context<'_>) -> Option<Result<String, Error>> {
        self.person(ctx).await.map(|person| person.map(|person| person.display_name.clone())).transpose()
    }

    /// What they do.
    async fn role(&self) -> StaffRole {
        named(&self.row.role).unwrap_or(StaffRole::OtherSupport)
    }

    /// The school where they work. Null for a trust's central team.
    async fn base_school(&self) -> Option<School> {
        let school = self.register.schools.by_urn(self.row.base_school_urn?)?;
        Some(School::new(self.register.clone(), school))
    }

    /// The trust that employs them. Null where the employer of a maintained school does.
    async fn employer_trust(&self) -> Option<Trust> {
        let trust = self.register.trusts.by_uid(self.row.employer_trust_uid?)?;
        Some(Trust::new(self.register.clone(), trust))
    }

    /// How much of a full post they have: from 0.01 to 1.
    async fn contract_fte(&self) -> Option<Decimal> {
        Some(Decimal(rust_decimal::Decimal::new(self.row.contract_hundredths.into(), 2)))
    }

    /// Their address at work. Null as for the name, and where none is known.
    async fn email(&self, ctx: &Context<'_>) -> Option<Result<EmailAddress, Error>> {
        let person = self.person(ctx).await;
        person.map(|person| person.and_then(|person| person.email.clone()).map(EmailAddress)).transpose()
    }

    /// Whether the person was erased, so that nobody can be told who it was.
    async fn redacted(&self) -> bool {
        self.row.redacted_at.is_some()
    }

    /// Why there is no name: REDACTED where the person was erased. Null otherwise.
    async fn redaction_reason(&self) -> Option<MissingReason> {
        self.row.redacted_at.map(|_| MissingReason::Redacted)
    }

    /// Counts the changes from 1, to be handed to `expectedVersion`.
    async fn version(&self) -> i32 {
        self.row.version
    }
}

/// By id: a name has no place in a cursor, and the id tells nothing.
impl Rows for Entity {
    const NAME: &'static str = "staffMembers";
    const DIRECTION: Direction = Direction::Asc;
    const COLUMN: Column = Column::Id;

    fn key(row: &Model) -> SortValue {
        key_of_id(row.id)
    }

    fn value(key: SortValue) -> Option<Value> {
        id_of_key(key)
    }
}

impl Shown for Entity {
    type Node = StaffMember;

    fn show(register: &Arc<Register>, row: Model) -> Result<StaffMember, Error> {
        Ok(StaffMember::new(register.clone(), row))
    }
}
