//! Making sure that what was deleted is gone from the database's files too, and not only from its answers.

use std::time::Duration;

use chrono::{DateTime, Utc};
use entity::erasure_request::{ActiveModel, Column, Entity};
use sea_orm::{
    ActiveValue::Set, ColumnTrait as _, ConnectionTrait as _, DatabaseConnection, DbBackend, DbErr, EntityTrait as _,
    QueryFilter as _, Statement,
};

use uuid::Uuid;

use crate::{
    access::{Viewer, scope},
    database,
};

/// How often it is looked whether others are at work, and how long between two looks.
const LOOKS: u32 = 40;
const BETWEEN: Duration = Duration::from_millis(50);

/// Rewrites what holds people's names, where somebody was erased since that was last done. Says whether nothing erased lies
/// in the files any more.
///
/// PostgreSQL writes the one small table anew, and with it its indexes. SQLite overwrites what is deleted at once, but the
/// pages of before lie in its log until that is emptied.
#[expect(clippy::disallowed_methods, reason = "of members whom the scope has found")]
pub async fn wipe(db: &DatabaseConnection, now: DateTime<Utc>) -> Result<bool, DbErr> {
    let erased = scope::erasure_requests(&Viewer::operator("service"))
        .filter(Column::ErasedAt.is_not_null())
        .filter(Column::WipedAt.is_null());
    // Only those that are seen here are marked: who is erased meanwhile is wiped the next time.
    let ids: Vec<Uuid> = erased.all(db).await?.into_iter().map(|request| request.staff_member_id).collect();
    if ids.is_empty() {
        return Ok(true);
    }
    let done = match db.get_database_backend() {
        DbBackend::Postgres => rewrite(db).await?,
        _ => empty_the_log(db).await?,
    };
    if done {
        let wiped = ActiveModel { wiped_at: Set(Some(now)), ..Default::default() };
        Entity::update_many().set(wiped).filter(Column::StaffMemberId.is_in(ids)).exec(db).await?;
    }
    Ok(done)
}

/// Writes the table anew, waiting for others no longer than they would wait for it. Rows that an older transaction could
/// still see would be written too, and whoever does not own the table writes nothing, with a warning alone.
async fn rewrite(db: &DatabaseConnection) -> Result<bool, DbErr> {
    let own = database::own_connection(db);
    let may = "SELECT pg_has_role(relowner, 'USAGE') FROM pg_class WHERE oid = 'staff_person'::regclass";
    if !holds(&own, may).await? {
        tracing::warn!(
            "the service's role does not own staff_person: names of who was erased stay in the database's files"
        );
        return Ok(false);
    }
    if !is_alone(&own).await? {
        return Ok(false);
    }
    own.execute_unprepared("SET lock_timeout = '2s'").await?;
    own.execute_unprepared("VACUUM (FULL) staff_person").await?;
    own.close().await?;
    Ok(true)
}

/// Whether no transaction runs that may see what was deleted before this moment. Short ones are waited for.
async fn is_alone(db: &DatabaseConnection) -> Result<bool, DbErr> {
    let others = "SELECT NOT EXISTS (SELECT 1 FROM pg_locks l JOIN pg_stat_activity a USING (pid)
        WHERE l.locktype = 'virtualxid' AND a.datname = current_database() AND a.pid <> pg_backend_pid())";
    for _ in 0..LOOKS {
        if holds(db, others).await? {
            return Ok(true);
        }
        tokio::time::sleep(BETWEEN).await;
    }
    Ok(false)
}

async fn holds(db: &DatabaseConnection, question: &str) -> Result<bool, DbErr> {
    let told = db.query_one_raw(Statement::from_string(DbBackend::Postgres, question)).await?;
    told.map_or(Ok(false), |row| row.try_get_by_index(0))
}

/// Others may be reading from the log; then it is tried again.
async fn empty_the_log(db: &DatabaseConnection) -> Result<bool, DbErr> {
    let checkpoint = Statement::from_string(DbBackend::Sqlite, "PRAGMA wal_checkpoint(TRUNCATE)");
    let told = db.query_one_raw(checkpoint).await?;
    Ok(told.is_some_and(|row| row.try_get_by_index::<i32>(0).is_ok_and(|busy| busy == 0)))
}
