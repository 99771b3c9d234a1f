//! The kinds of things that can be due.

use chrono::{DateTime, Utc};
use entity::{contact_request, host_need, secondee_offer, secondment};
use sea_orm::{
    ColumnTrait, DatabaseConnection, DbErr, EntityTrait, QueryFilter as _, QueryOrder as _, QuerySelect as _, Select,
    sea_query::{LockBehavior, LockType},
};
use uuid::Uuid;

use super::{Move, contacts, needs, offers, secondments};
use crate::changes::{Stop, Write};

/// How many keys are read at once.
pub const PAGE: usize = 200;

/// What can be due.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    /// A secondment that is to begin, or cannot.
    Beginning,
    /// A secondment whose last day is over.
    Completion,
    /// A need that was not covered in time.
    Need,
    /// An offer that is over.
    Offer,
    /// A question that nobody answered.
    Contact,
}

impl Kind {
    /// All of them, so that what one brings about is done with it: a secondment that is called off opens its need again,
    /// which may be over, and then nobody needs to answer for it.
    pub const ALL: [Self; 5] = [Self::Beginning, Self::Completion, Self::Need, Self::Offer, Self::Contact];

    /// The keys of the next ones that are due.
    pub async fn due(self, db: &DatabaseConnection, now: DateTime<Utc>, after: Uuid) -> Result<Vec<Uuid>, DbErr> {
        match self {
            Self::Beginning => page(db, secondments::to_begin(now), secondment::Column::Id, after).await,
            Self::Completion => page(db, secondments::to_complete(now), secondment::Column::Id, after).await,
            Self::Need => page(db, needs::over(now), host_need::Column::Id, after).await,
            Self::Offer => page(db, offers::over(now), secondee_offer::Column::Id, after).await,
            Self::Contact => page(db, contacts::over(now), contact_request::Column::Id, after).await,
        }
    }

    /// Does one of them, if nobody else has, and nobody is at it.
    pub async fn meet(self, write: &mut Write, id: Uuid) -> Result<Option<Move>, Stop> {
        match self {
            Self::Beginning => secondments::begin(write, id).await,
            Self::Completion => secondments::complete(write, id).await,
            Self::Need => needs::expire(write, id).await,
            Self::Offer => offers::expire(write, id).await,
            Self::Contact => contacts::expire(write, id).await,
        }
    }
}

async fn page<C: ColumnTrait>(
    db: &DatabaseConnection,
    due: Select<C::EntityName>,
    id: C,
    after: Uuid,
) -> Result<Vec<Uuid>, DbErr>
where
    C::EntityName: EntityTrait,
{
    let next = due.select_only().column(id).filter(id.gt(after)).order_by_asc(id).limit(PAGE as u64);
    next.into_tuple().all(db).await
}

/// Locks rows, but for those that somebody else holds: who is at work is not waited for.
pub fn free<E: EntityTrait>(rows: Select<E>) -> Select<E> {
    rows.lock_with_behavior(LockType::Update, LockBehavior::SkipLocked)
}
