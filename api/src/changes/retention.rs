//! How long the trace is kept, and what happens to what is older.

#![expect(clippy::disallowed_methods, reason = "what is too old is nobody's any more")]

use std::fmt;

use chrono::{DateTime, Datelike as _, Months, NaiveDate, TimeDelta, Utc};
use entity::{access_log, change_log, idempotency_key, signing_key};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, DatabaseConnection, DbBackend, DbErr, EntityTrait as _, QueryFilter as _,
    Statement,
};

use super::idempotency;
use crate::database;

/// How long the log of changes is kept.
const LOG_IS_KEPT: Months = Months::new(7 * 12);

/// How long it is kept who read whose identity.
const ACCESS_IS_KEPT: TimeDelta = TimeDelta::days(90);

/// How many months ahead the log has parts for.
const PARTS_AHEAD: u32 = 2;

/// The name of the lock under which parts are made.
const PARTS_LOCK: i64 = 7_216_545_105;

/// What was deleted, since it was too old.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Deleted {
    /// Keys under which changes were asked for.
    pub idempotency_keys: u64,
    /// Entries of who read whose identity.
    pub reads: u64,
    /// Entries of the log that lay in no part of their own.
    pub changes: u64,
    /// Months of the log.
    pub months: u64,
    /// Keys that signed tokens which are over.
    pub keys: u64,
}

impl fmt::Display for Deleted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { idempotency_keys, reads, changes, months, keys } = self;
        writeln!(f, "deleted {months} months of the log and {changes} entries, {reads} reads of identities,")?;
        writeln!(f, "{idempotency_keys} keys of changes and {keys} keys that signed tokens")
    }
}

/// How much longer than it may be kept something is kept: the database judges by its own clock, which may lag behind.
const GRACE: TimeDelta = TimeDelta::hours(1);

/// Deletes what is older than it may be. What cannot be deleted does not keep the rest.
pub async fn delete_old(db: &DatabaseConnection, now: DateTime<Utc>) -> Result<Deleted, DbErr> {
    let keys =
        idempotency_key::Entity::delete_many().filter(idempotency_key::Column::MadeAt.lte(now - idempotency::KEPT));
    let reads = access_log::Entity::delete_many().filter(access_log::Column::At.lt(now - ACCESS_IS_KEPT - GRACE));
    let oldest = now.checked_sub_months(LOG_IS_KEPT).unwrap_or(now) - GRACE;
    let changes = change_log::Entity::delete_many().filter(change_log::Column::At.lt(oldest));
    let signed = signing_key::Entity::delete_many().filter(signing_key::Column::BelievedUntil.lte(now));
    let done = (
        keys.exec(db).await,
        reads.exec(db).await,
        drop_parts(db, oldest).await,
        changes.exec(db).await,
        signed.exec(db).await,
    );
    Ok(Deleted {
        idempotency_keys: done.0?.rows_affected,
        reads: done.1?.rows_affected,
        months: done.2?,
        changes: done.3?.rows_affected,
        keys: done.4?.rows_affected,
    })
}

/// Makes the parts of the log for this month and the next ones. SQLite's log has no parts.
pub async fn make_parts(db: &DatabaseConnection, now: DateTime<Utc>) -> Result<(), DbErr> {
    if db.get_database_backend() != DbBackend::Postgres || lacking(db, now).await?.is_empty() {
        return Ok(());
    }
    for from in lacking(db, now).await? {
        if let Err(error) = make_part(db, from, now).await {
            tracing::warn!(%error, %from, "the log has no part for this month: its entries lie among the rest");
        }
    }
    Ok(())
}

/// Makes the part of one month, unless some of its entries lie among the rest already. Waits for readers no longer than
/// others would wait behind it.
async fn make_part(db: &DatabaseConnection, from: NaiveDate, now: DateTime<Utc>) -> Result<(), DbErr> {
    let (name, until) = (name_of(from), from + Months::new(1));
    let alone = database::claim(db, PARTS_LOCK).await?;
    if lacking(&alone, now).await?.contains(&from) && !lies_among_the_rest(&alone, from, until).await? {
        let part = format!(
            "SET LOCAL lock_timeout = '2s'; \
             CREATE TABLE {name} PARTITION OF change_log FOR VALUES FROM ('{from} 00:00:00Z') TO ('{until} 00:00:00Z')"
        );
        alone.execute_unprepared(&part).await?;
    }
    alone.commit().await
}

async fn lies_among_the_rest(db: &impl ConnectionTrait, from: NaiveDate, until: NaiveDate) -> Result<bool, DbErr> {
    let any =
        format!("SELECT 1 FROM change_log_rest WHERE at >= '{from} 00:00:00Z' AND at < '{until} 00:00:00Z' LIMIT 1");
    Ok(db.query_one_raw(Statement::from_string(DbBackend::Postgres, any)).await?.is_some())
}

/// The months that ought to have a part and have none.
async fn lacking(db: &impl ConnectionTrait, now: DateTime<Utc>) -> Result<Vec<NaiveDate>, DbErr> {
    let (held, first) = (parts(db).await?, month_of(now.date_naive()));
    let wanted = (0..=PARTS_AHEAD).map(|ahead| first + Months::new(ahead));
    Ok(wanted.filter(|month| held.iter().all(|(name, _)| *name != name_of(*month))).collect())
}

/// Drops the parts that lie wholly before a moment.
async fn drop_parts(db: &DatabaseConnection, oldest: DateTime<Utc>) -> Result<u64, DbErr> {
    if db.get_database_backend() != DbBackend::Postgres {
        return Ok(0);
    }
    let mut dropped = 0;
    for (name, from) in parts(db).await? {
        if from + Months::new(1) <= oldest.date_naive() {
            db.execute_unprepared(&format!("SET lock_timeout = '2s'; DROP TABLE {name}; RESET lock_timeout")).await?;
            dropped += 1;
        }
    }
    Ok(dropped)
}

/// The parts of a month each, and their first days.
async fn parts(db: &impl ConnectionTrait) -> Result<Vec<(String, NaiveDate)>, DbErr> {
    let statement = "SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
                     WHERE i.inhparent = 'change_log'::regclass";
    let rows = db.query_all_raw(Statement::from_string(DbBackend::Postgres, statement)).await?;
    let names = rows.iter().map(|row| row.try_get_by_index::<String>(0)).collect::<Result<Vec<_>, _>>()?;
    Ok(names.into_iter().filter_map(|name| Some((name.clone(), first_day(&name)?))).collect())
}

fn month_of(day: NaiveDate) -> NaiveDate {
    day.with_day(1).unwrap_or(day)
}

fn name_of(month: NaiveDate) -> String {
    format!("change_log_{}", month.format("%Y_%m"))
}

fn first_day(name: &str) -> Option<NaiveDate> {
    let (year, month) = name.strip_prefix("change_log_")?.split_once('_')?;
    NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_named_by_its_month() {
        let day = NaiveDate::from_ymd_opt(2026, 4, 17).unwrap();
        assert_eq!(name_of(month_of(day)), "change_log_2026_04");
        assert_eq!(first_day("change_log_2026_04"), NaiveDate::from_ymd_opt(2026, 4, 1));
        assert_eq!(first_day("change_log_rest"), None);
    }
}
