//! One change of private rows: one transaction, which also holds its trace.
//!
//! What the log says is in the order of the commits. A transaction that has written takes a lock that one can hold at a
//! time, then writes its entries, whose numbers are given out there, then commits, which sets the lock free. So whoever
//! has read the log up to a number has missed nothing below it. SQLite has one writer anyway.

use async_graphql::Context;
use chrono::{DateTime, NaiveDate, Utc};
use entity::{TrustUid, Urn, change_log};
use sea_orm::{ActiveValue::Set, ConnectionTrait as _, DatabaseTransaction, DbBackend, DbErr, EntityTrait as _};

use super::code_lists::{ChangeOp, EntityType, name_of};
use crate::{
    access::{Place, Viewer},
    clock::day_of,
    context::RequestContext as _,
    database,
    graphql::{error::Error, user_error::UserError},
    http::trace,
};

/// Holds the order of the log.
const LOG_LOCK: i64 = 7_216_545_104;

/// How many entries are written with one statement: databases bound the number of values.
const AT_ONCE: usize = 500;

/// A change in the making. Dropped, it never was.
pub struct Write {
    /// Where it happens.
    pub tx: DatabaseTransaction,
    /// Who makes it, with what is theirs in the database now.
    pub viewer: Viewer,
    /// When.
    pub now: DateTime<Utc>,
    pub(super) actor: String,
    pub(super) operation: &'static str,
    request_id: Option<String>,
    changes: Vec<Change>,
}

/// What happened to one row.
#[derive(Debug, Clone)]
pub struct Change {
    /// What.
    pub op: ChangeOp,
    /// To what kind of row.
    pub entity_type: EntityType,
    /// Its key.
    pub entity_id: String,
    /// Which of its fields changed, as the contract calls them.
    pub fields: Vec<&'static str>,
    /// Whose row it is.
    pub whose: Whose,
}

/// Whose a row is: who of these trusts may read of it later.
#[derive(Debug, Clone, Copy, Default)]
pub struct Whose {
    /// The trust.
    pub trust: Option<TrustUid>,
    /// The school.
    pub school: Option<Urn>,
    /// Another trust that it concerns, such as the one that it was of before.
    pub other_trust: Option<TrustUid>,
}

impl From<Place> for Whose {
    fn from(place: Place) -> Self {
        Self { trust: place.trust, school: place.school, other_trust: None }
    }
}

/// Why a change is not made.
#[derive(Debug)]
pub enum Stop {
    /// It cannot be, which is no fault: the client is told so in the payload.
    Refused(UserError),
    /// Something failed, or was asked wrongly.
    Failed(Error),
}

impl<E: Into<Error>> From<E> for Stop {
    fn from(error: E) -> Self {
        match error.into() {
            Error::Forbidden => Self::Refused(UserError::forbidden()),
            other => Self::Failed(other),
        }
    }
}

impl From<UserError> for Stop {
    fn from(error: UserError) -> Self {
        Self::Refused(error)
    }
}

impl Write {
    /// The day by which a change is judged.
    pub fn today(&self) -> NaiveDate {
        day_of(self.now)
    }

    /// Begins a change by whoever is signed in.
    pub async fn begin(ctx: &Context<'_>, operation: &'static str) -> Result<Self, Error> {
        let actor = ctx.viewer().signed_in()?.actor.to_string();
        let tx = database::begin_write(ctx.db()).await?;
        let viewer = ctx.viewer().confirmed(&tx).await?;
        Ok(Self::of(tx, viewer, ctx.now(), (actor, operation)))
    }

    /// Begins a change that nobody signed in for: one by the command line, or by the service itself.
    pub async fn by_ourselves(
        db: &sea_orm::DatabaseConnection,
        now: DateTime<Utc>,
        (actor, operation): (&str, &'static str),
    ) -> Result<Self, DbErr> {
        let tx = database::begin_write(db).await?;
        Ok(Self::of(tx, Viewer::operator(actor), now, (actor.to_owned(), operation)))
    }

    fn of(
        tx: DatabaseTransaction,
        viewer: Viewer,
        now: DateTime<Utc>,
        (actor, operation): (String, &'static str),
    ) -> Self {
        Self { tx, viewer, now, actor, operation, request_id: trace::request_id(), changes: vec![] }
    }

    /// What the log calls who makes it.
    pub fn actor(&self) -> &str {
        &self.actor
    }

    /// Notes what happened to a row.
    pub fn log(&mut self, change: Change) {
        self.changes.push(change);
    }

    /// Makes the change, or takes it back where it was refused or failed.
    pub async fn end<T>(self, done: Result<T, Stop>) -> Result<Result<T, UserError>, Error> {
        match done {
            Ok(made) => {
                self.commit().await?;
                Ok(Ok(made))
            }
            Err(stop) => {
                self.tx.rollback().await?;
                match stop {
                    Stop::Refused(error) => Ok(Err(error)),
                    Stop::Failed(error) => Err(error),
                }
            }
        }
    }

    /// Makes the change, and with it its entries in the log.
    pub async fn commit(self) -> Result<(), DbErr> {
        if self.changes.is_empty() {
            return self.tx.commit().await;
        }
        if self.tx.get_database_backend() == DbBackend::Postgres {
            self.tx.execute_unprepared(&format!("SELECT pg_advisory_xact_lock({LOG_LOCK})")).await?;
        }
        let entry = |change: &Change| change_log::ActiveModel {
            at: Set(self.now),
            actor: Set(self.actor.clone()),
            operation: Set(self.operation.to_owned()),
            op: Set(name_of(change.op).to_owned()),
            entity_type: Set(name_of(change.entity_type).to_owned()),
            entity_id: Set(change.entity_id.clone()),
            fields: Set(change.fields.join(",")),
            request_id: Set(self.request_id.clone()),
            trust_uid: Set(change.whose.trust),
            school_urn: Set(change.whose.school),
            other_trust_uid: Set(change.whose.other_trust),
            ..Default::default()
        };
        let entries: Vec<_> = self.changes.iter().map(entry).collect();
        for some in entries.chunks(AT_ONCE) {
            change_log::Entity::insert_many(some.to_vec()).exec_without_returning(&self.tx).await?;
        }
        self.tx.commit().await
    }
}
