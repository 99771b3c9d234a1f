//! `doctor`: look for what is wrong, and say what mends it.

use chrono::{DateTime, Utc};
use sea_orm::DatabaseConnection;

use crate::{clock::Clock, config::Database, database, register::keeper};

/// What one check found.
enum Verdict {
    /// All is well.
    Good(String),
    /// It works, and could be better.
    Poor(String, String),
    /// It does not work.
    Bad(String, String),
}

/// Checks everything that an operator can mend, and fails where something does not work.
#[expect(clippy::print_stdout, reason = "the findings are what was asked for")]
pub async fn run(options: &Database, clock: &Clock) -> anyhow::Result<()> {
    let verdicts = examine(options, clock).await;
    let mut failed = false;
    for verdict in &verdicts {
        match verdict {
            Verdict::Good(found) => println!("ok    {found}"),
            Verdict::Poor(found, remedy) => println!("warn  {found}\n      {remedy}"),
            Verdict::Bad(found, remedy) => {
                failed = true;
                println!("fail  {found}\n      {remedy}");
            }
        }
    }
    anyhow::ensure!(!failed, "something does not work; see above");
    Ok(())
}

async fn examine(options: &Database, clock: &Clock) -> Vec<Verdict> {
    let shown = database::without_password(&options.database_url);
    let db = match database::connect(&options.database_url).await {
        Ok(db) => db,
        Err(error) => {
            let remedy = "check DATABASE_URL, and that the database's server runs".into();
            return vec![Verdict::Bad(format!("database {shown}: {error:#}"), remedy)];
        }
    };
    let mut verdicts = vec![Verdict::Good(format!("database {shown}"))];
    match database::pending_migrations(&db).await {
        Ok(0) => verdicts.push(Verdict::Good("migrations: the tables are up to date".into())),
        Ok(pending) => {
            let found = format!("migrations: {pending} not applied");
            verdicts.push(Verdict::Bad(found, "run `school-trusts migrate`".into()));
            return verdicts;
        }
        Err(error) => {
            verdicts.push(Verdict::Bad(format!("migrations: {error:#}"), "run `school-trusts migrate`".into()));
            return verdicts;
        }
    }
    verdicts.extend(examine_register(&db, clock).await);
    verdicts.push(examine_clock(clock.now()));
    verdicts
}

async fn examine_register(db: &DatabaseConnection, clock: &Clock) -> Vec<Verdict> {
    let register = match keeper::load(db, clock).await {
        Ok(register) => register,
        Err(error) => {
            let remedy = "restore the database from a backup, or import into a new one".into();
            return vec![Verdict::Bad(format!("register: its rows cannot be read: {error}"), remedy)];
        }
    };
    let mut verdicts: Vec<Verdict> = register.sources.statuses().iter().map(source).collect();
    let (schools, trusts) = (register.schools.records().len(), register.trusts.records().len());
    let found = format!("register: version {}, {schools} schools, {trusts} trusts", register.version);
    verdicts.push(match schools {
        0 => Verdict::Bad(found, "run `school-trusts import FILE...` with the register's files".into()),
        _ => Verdict::Good(found),
    });
    verdicts
}

fn source(status: &crate::register::SourceStatus) -> Verdict {
    let load = format!("download a newer one and run `school-trusts import {}`", status.file_pattern());
    match (&status.file_name, status.as_of) {
        (None, _) => Verdict::Poor(format!("source {}: not loaded", status.title()), load),
        (Some(file), None) => Verdict::Poor(format!("source {}: {file}, of unknown date", status.title()), load),
        (Some(file), Some(day)) if status.stale => {
            Verdict::Poor(format!("source {}: {file}, as of {}, is old", status.title(), day.0), load)
        }
        (Some(file), Some(day)) => Verdict::Good(format!("source {}: {file}, as of {}", status.title(), day.0)),
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
