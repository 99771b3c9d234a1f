//! `doctor`: look for what is wrong, and say what mends it.

use std::fmt;

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::DatabaseConnection;

use super::print;
use crate::{
    clock::Clock,
    config::Database,
    database,
    graphql::scalars::Date,
    register::{SourceStatus, keeper},
};

/// What one check found.
enum Verdict {
    /// All is well.
    Good(String),
    /// It works, and could be better.
    Poor(String, String),
    /// It does not work.
    Bad(String, String),
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Good(found) => writeln!(f, "ok    {found}"),
            Self::Poor(found, remedy) => writeln!(f, "warn  {found}\n      {remedy}"),
            Self::Bad(found, remedy) => writeln!(f, "fail  {found}\n      {remedy}"),
        }
    }
}

/// Checks everything that an operator can mend, and fails where something does not work.
pub async fn run(options: &Database, clock: &Clock) -> anyhow::Result<()> {
    let verdicts = examine(options, clock).await;
    print(&verdicts.iter().map(ToString::to_string).collect::<String>())?;
    let failed = verdicts.iter().any(|verdict| matches!(verdict, Verdict::Bad(..)));
    anyhow::ensure!(!failed, "something does not work; see above");
    Ok(())
}

async fn examine(options: &Database, clock: &Clock) -> Vec<Verdict> {
    let shown = database::without_password(&options.database_url);
    let db = match database::connect_to_existing(&options.database_url).await {
        Ok(db) => db,
        Err(error) => {
            let embedded = options.database_url.starts_with("sqlite:");
            let made = "run `school-trusts migrate` to make it, or check DATABASE_URL";
            let remedy = if embedded { made } else { "check DATABASE_URL, and that the database's server runs" };
            return vec![Verdict::Bad(format!("{error:#}"), remedy.into())];
        }
    };
    let mut verdicts = vec![Verdict::Good(format!("database {shown}"))];
    let migrations = examine_migrations(&db).await;
    let migrated = matches!(migrations, Verdict::Good(_));
    verdicts.push(migrations);
    if migrated {
        verdicts.extend(examine_register(&db, clock).await);
    }
    verdicts.push(examine_clock(clock.now()));
    verdicts
}

async fn examine_migrations(db: &DatabaseConnection) -> Verdict {
    match database::pending_migrations(db).await {
        Ok(0) => Verdict::Good("migrations: the tables are up to date".into()),
        Ok(pending) => Verdict::Bad(format!("migrations: {pending} not applied"), "run `school-trusts migrate`".into()),
        Err(error) => {
            let remedy = "run the newest version of school-trusts: an older one does not know newer tables";
            Verdict::Bad(format!("migrations: {error:#}"), remedy.into())
        }
    }
}

async fn examine_register(db: &DatabaseConnection, clock: &Clock) -> Vec<Verdict> {
    let register = match keeper::load(db, clock).await {
        Ok(register) => register,
        Err(error) => {
            let remedy = "restore the database from a backup, or import into a new one".into();
            return vec![Verdict::Bad(format!("register: its rows cannot be read: {error}"), remedy)];
        }
    };
    let mut verdicts: Vec<Verdict> =
        register.sources.statuses().iter().map(|status| source(status, clock.today())).collect();
    let (schools, trusts) = (register.schools.records().len(), register.trusts.records().len());
    let found = format!("register: version {}, {schools} schools, {trusts} trusts", register.version);
    verdicts.push(match schools {
        0 => Verdict::Bad(found, "run `school-trusts import FILE...` with the register's files".into()),
        _ => Verdict::Good(found),
    });
    verdicts
}

fn source(status: &SourceStatus, today: NaiveDate) -> Verdict {
    let load = format!("download a newer one and run `school-trusts import {}`", status.file_pattern());
    match (&status.file_name, status.as_of) {
        (None, _) => Verdict::Poor(format!("source {}: not loaded", status.title()), load),
        (Some(file), None) => Verdict::Poor(format!("source {}: {file}, of unknown date", status.title()), load),
        (Some(file), Some(Date(day))) => {
            let age = (today - day).num_days();
            let found = format!("source {}: {file}, as of {day}, {age} days old", status.title());
            if status.stale { Verdict::Poor(found, load) } else { Verdict::Good(found) }
        }
    }
}

/// A clock before this version was written is wrong, and every judgement of age with it.
fn examine_clock(now: DateTime<Utc>) -> Verdict {
    let found = format!("clock: {}", now.format("%Y-%m-%d %H:%M:%S UTC"));
    if now.format("%Y").to_string().as_str() < "2026" {
        return Verdict::Bad(found, "set the machine's clock".into());
    }
    Verdict::Good(found)
}
