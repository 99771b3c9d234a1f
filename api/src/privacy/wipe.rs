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

/// The tables that hold names, what people wrote, and what other systems call a secondment.
const PERSONAL: [&str; 3] = ["staff_person", "secondment_text", "secondment"];

/// Rewrites what holds people's names, where somebody was erased since that was last done, or something `else_gone` was
/// deleted. Says whether nothing erased lies in the files any more.
///
/// PostgreSQL writes the few tables anew, and with them their indexes. SQLite overwrites what is deleted at once, but the
/// pages of before lie in its log until that is emptied.
#[expect(clippy::disallowed_methods, reason = "of members whom the scope has found")]
pub async fn wipe(db: &DatabaseConnection, now: DateTime<Utc>, else_gone: bool) -> Result<bool, DbErr> {
    let erased = scope::erasure_requests(&Viewer::operator("service"))
        .filter(Column::ErasedAt.is_not_null())
        .filter(Column::WipedAt.is_null());
    // Only those that are seen here are marked: who is erased meanwhile is wiped the next time.
    let ids: Vec<Uuid> = erased.all(db).await?.into_iter().map(|request| request.staff_member_id).collect();
    if ids.is_empty() && !else_gone {
        return Ok(true);
    }
    let done = match db.get_database_backend() {
        DbBackend::Postgres => rewrite(db).await?,
        _ => empty_the_log(db).await?,
    };
    if done && !ids.is_empty() {
        let wiped = ActiveModel { wiped_at: Set(Some(now)), ..Default::default() };
        Entity::update_many().set(wiped).filter(Column::StaffMemberId.is_in(ids)).exec(db).await?;
    }
    Ok(done)
}

/// Writes the tables anew, waiting for others no longer than they would wait for it. Rows that an older transaction could
/// still see would be written too, and whoever does not own a table writes nothing, with a warning alone.
async fn rewrite(db: &DatabaseConnection) -> Result<bool, DbErr> {
    let own = database::own_connection(db);
    if !owns_them(&own).await? {
        tracing::warn!("the service's role does not own {PERSONAL:?}: what was erased stays in the database's files");
        return Ok(false);
    }
    if !is_alone(&own).await? {
        return Ok(false);
    }
    own.execute_unprepared("SET lock_timeout = '2s'").await?;
    for table in PERSONAL {
        own.execute_unprepared(&format!("VACUUM (FULL) {table}")).await?;
    }
    own.close().await?;
    Ok(true)
}

async fn owns_them(db: &DatabaseConnection) -> Result<bool, DbErr> {
    let tables = PERSONAL.map(|table| format!("'{table}'::regclass")).join(", ");
    let all = format!("SELECT bool_and(pg_has_role(relowner, 'USAGE')) FROM pg_class WHERE oid IN ({tables})");
    holds(db, &all).await
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
    forget_samples(db).await?;
    let checkpoint = Statement::from_string(DbBackend::Sqlite, "PRAGMA wal_checkpoint(TRUNCATE)");
    let told = db.query_one_raw(checkpoint).await?;
    Ok(told.is_some_and(|row| row.try_get_by_index::<i32>(0).is_ok_and(|busy| busy == 0)))
}

/// Where somebody had SQLite analyse the tables, it keeps values of their indexes for its planner.
async fn forget_samples(db: &DatabaseConnection) -> Result<(), DbErr> {
    let kept = Statement::from_string(DbBackend::Sqlite, "SELECT 1 FROM sqlite_master WHERE name = 'sqlite_stat4'");
    if db.query_one_raw(kept).await?.is_some() {
        let tables = PERSONAL.map(|table| format!("'{table}'")).join(", ");
        db.execute_unprepared(&format!("DELETE FROM sqlite_stat4 WHERE tbl IN ({tables})")).await?;
    }
    Ok(())
}
