//! A school's use of a practice, as GraphQL shows it.

use std::sync::Arc;

use async_graphql::{Context, ID, Object};
use entity::adoption::{Column, Entity, Model};
use sea_orm::{ColumnTrait as _, QueryFilter as _, Select, Value, sea_query::SimpleExpr};

use super::code_lists::{AdoptionOutcome, AdoptionState};
use crate::{
    access::{Action, Place, Viewer, scope},
    changes::{name_of, named},
    context::RequestContext as _,
    graphql::{
        error::Error,
        keyset::{Rows, id_of_key, key_of_id},
        node_id::NodeId,
        order::{Direction, SortValue},
        row_connection::Shown,
        scalars::{Date, DateTime, Decimal},
    },
    practice::{Practice, PracticeEdition, decimal},
    register::Register,
    school::School,
};

/// A school's use of a practice. It is what the school says itself.
pub struct Adoption {
    register: Arc<Register>,
    row: Model,
}

impl Adoption {
    /// A row, in a register.
    pub fn new(register: Arc<Register>, row: Model) -> Self {
        Self { register, row }
    }

    /// Some of those that somebody may see, in some states or in all.
    pub fn of(viewer: &Viewer, are: SimpleExpr, states: Option<&[AdoptionState]>) -> Select<Entity> {
        let theirs = scope::adoptions(viewer).filter(are);
        match states {
            Some(states) => theirs.filter(Column::AdoptionState.is_in(states.iter().map(|state| name_of(*state)))),
            None => theirs,
        }
    }

    /// Whether who asks may read what the school and the owner tell each other.
    async fn tells(&self, ctx: &Context<'_>) -> Result<bool, Error> {
        let viewer = ctx.viewer();
        if viewer.principal().is_none() {
            return Ok(false);
        }
        let owner = ctx.loaders().practices.load_one(self.row.practice_id).await?;
        let Some(owner) = owner else { return Ok(false) };
        let owner = Place { trust: owner.owner_trust_uid, school: owner.owner_school_urn };
        Ok(viewer.may(Action::ReadAdoptionNotes(&owner, self.row.school_urn)).is_ok())
    }
}

/// A school's use of a practice. It is what the school says itself.
#[Object]
impl Adoption {
    /// Opaque id, unique among all things of this service.
    pub async fn id(&self) -> ID {
        ID::from(&NodeId::Adoption(self.row.id))
    }

    /// The practice. Null where the viewer may not see it any more.
    async fn practice(&self, ctx: &Context<'_>) -> Option<Result<Practice, Error>> {
        let found = ctx.loaders().practices.load_one(self.row.practice_id).await;
        Some(found.transpose()?.and_then(|row| Practice::new(ctx, row)))
    }

    /// The edition that the school uses. Null where the practice was withdrawn.
    async fn edition(&self, ctx: &Context<'_>) -> Option<Result<PracticeEdition, Error>> {
        let key = (self.row.practice_id, self.row.edition);
        let edition = ctx.loaders().editions.load_one(key).await.transpose()?;
        Some(edition.and_then(|row| PracticeEdition::new(&row)))
    }

    /// The school. Null where the register that is served does not have it yet.
    async fn school(&self) -> Option<School> {
        let school = self.register.schools.by_urn(self.row.school_urn)?;
        Some(School::new(self.register.clone(), school))
    }

    /// How far the school has come with it.
    async fn adoption_state(&self) -> AdoptionState {
        named(&self.row.adoption_state).unwrap_or(AdoptionState::Interested)
    }

    /// When it was first in use. Null where it was not yet.
    async fn adopted_on(&self) -> Option<Date> {
        self.row.adopted_on.map(Date)
    }

    /// When it was stopped. Null where it was not.
    async fn ended_on(&self) -> Option<Date> {
        self.row.ended_on.map(Date)
    }

    /// What came of it.
    async fn outcome(&self) -> AdoptionOutcome {
        named(&self.row.outcome).unwrap_or(AdoptionOutcome::NotMeasured)
    }

    /// What was measured. Null where nothing was.
    async fn outcome_measure(&self) -> Option<&str> {
        self.row.outcome_measure.as_deref()
    }

    /// What it was before. Null where it was not measured.
    async fn baseline(&self) -> Option<Decimal> {
        decimal(self.row.baseline.as_deref())
    }

    /// What it was after. Null where it was not measured.
    async fn result(&self) -> Option<Decimal> {
        decimal(self.row.result.as_deref())
    }

    /// What the school says of it, for those at the school and at the owner. Null for others, and where it says nothing.
    async fn note(&self, ctx: &Context<'_>) -> Option<Result<String, Error>> {
        self.told(ctx, self.row.note.as_ref()).await.transpose()
    }

    /// Why it was stopped, for those at the school and at the owner. Null for others, and where nobody said.
    async fn stopped_reason(&self, ctx: &Context<'_>) -> Option<Result<String, Error>> {
        self.told(ctx, self.row.stopped_reason.as_ref()).await.transpose()
    }

    /// When it last changed.
    async fn updated_at(&self) -> DateTime {
        DateTime(self.row.updated_at)
    }

    /// Counts the changes from 1, to be handed to `expectedVersion`.
    async fn version(&self) -> i32 {
        self.row.version
    }
}

impl Adoption {
    async fn told(&self, ctx: &Context<'_>, text: Option<&String>) -> Result<Option<String>, Error> {
        match text {
            Some(text) if self.tells(ctx).await? => Ok(Some(text.clone())),
            _ => Ok(None),
        }
    }
}

/// In the order in which they were made.
impl Rows for Entity {
    const NAME: &'static str = "adoptions";
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
    type Node = Adoption;

    fn show(register: &Arc<Register>, row: Model) -> Result<Adoption, Error> {
        Ok(Adoption::new(register.clone(), row))
    }
}
