//! Making sure that what was deleted is gone from the database's files too, and not only from its answers.

use chrono::{DateTime, Utc};
use entity::erasure_request::{ActiveModel, Column, Entity};
use sea_orm::{
    ActiveValue::Set, ColumnTrait as _, ConnectionTrait as _, DatabaseConnection, DbBackend, DbErr, EntityTrait as _,
    PaginatorTrait as _, QueryFilter as _, Statement,
};

use crate::{
    access::{Viewer, scope},
    database,
};

/// Rewrites what holds people's names, where somebody was erased since that was last done. Says whether it was.
///
/// PostgreSQL writes the one small table anew, and with it its indexes. SQLite overwrites what is deleted at once, but the
/// pages of before lie in its log until that is emptied.
#[expect(clippy::disallowed_methods, reason = "of members whom the scope has found")]
pub async fn wipe(db: &DatabaseConnection, now: DateTime<Utc>) -> Result<bool, DbErr> {
    let erased = scope::erasure_requests(&Viewer::operator("service"))
        .filter(Column::ErasedAt.is_not_null())
        .filter(Column::WipedAt.is_null());
    if erased.count(db).await? == 0 {
        return Ok(true);
    }
    let done = match db.get_database_backend() {
        DbBackend::Postgres => rewrite(db).await.map(|()| true)?,
        _ => empty_the_log(db).await?,
    };
    if done {
        let wiped = ActiveModel { wiped_at: Set(Some(now)), ..Default::default() };
        let of_before = Entity::update_many().set(wiped).filter(Column::ErasedAt.lte(now));
        of_before.filter(Column::WipedAt.is_null()).exec(db).await?;
    }
    Ok(done)
}

/// Waits for others no longer than they would wait for it.
async fn rewrite(db: &DatabaseConnection) -> Result<(), DbErr> {
    let own = database::own_connection(db);
    own.execute_unprepared("SET lock_timeout = '2s'").await?;
    own.execute_unprepared("VACUUM (FULL) staff_person").await?;
    own.close().await
}

/// Others may be reading from the log; then it is tried again.
async fn empty_the_log(db: &DatabaseConnection) -> Result<bool, DbErr> {
    let checkpoint = Statement::from_string(DbBackend::Sqlite, "PRAGMA wal_checkpoint(TRUNCATE)");
    let told = db.query_one_raw(checkpoint).await?;
    Ok(told.is_some_and(|row| row.try_get_by_index::<i32>(0).is_ok_and(|busy| busy == 0)))
}
