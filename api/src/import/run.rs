//! One import, from the operator's paths to a committed transaction.

use std::{collections::HashMap, path::PathBuf};

use anyhow::Context as _;
use chrono::{DateTime, Utc};
use entity::{TrustUid, code_value, import_run, local_authority, school, school_group, source_file, trust};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    DatabaseConnection, DatabaseTransaction, EntityTrait, SqliteTransactionMode, TransactionOptions, TransactionTrait,
};

use super::{
    batch,
    diff::{Diff, Tally},
    establishments::EstablishmentColumns,
    findings::{FindingKind, Findings},
    groups::{Group, GroupColumns, GroupReader},
    names::{AuthorityNames, CodeNames},
    plan::{KEYS, Plan, Planned},
    progress::Progress,
    reader::{self, Table},
    report::{FileReport, PassedOver, Report},
    school_row::{NamedTrust, SchoolReader},
};
use crate::{
    clock::Clock,
    register::{SourceKind, rows},
};

/// Takes in everything that the paths lead to, or nothing.
pub async fn run(
    db: &DatabaseConnection,
    paths: &[PathBuf],
    clock: &Clock,
    progress: &Progress,
) -> anyhow::Result<Report> {
    progress.say("looking for files");
    let plan = Plan::make(paths)?;
    anyhow::ensure!(
        !plan.files.is_empty(),
        "there is nothing to import: none of the files is of a kind that is imported"
    );
    let transaction = begin(db).await?;
    let mut run = Run {
        transaction: &transaction,
        now: clock.now(),
        progress,
        report: Report::default(),
        findings: Findings::default(),
    };
    for file in &plan.files {
        run.import(file).await.with_context(|| format!("{} was not imported", file.source.name()))?;
    }
    run.compare_days();
    run.record().await?;
    let mut report = run.finish();
    report.passed_over =
        plan.passed_over.into_iter().map(|file| PassedOver { name: file.name, why: file.why.to_owned() }).collect();
    transaction.commit().await.context("the import could not be committed; nothing was changed")?;
    progress.done();
    Ok(report)
}

/// On SQLite the transaction claims the writer's place at once, so that two imports cannot half overlap.
async fn begin(db: &DatabaseConnection) -> anyhow::Result<DatabaseTransaction> {
    let options =
        TransactionOptions { sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate), ..Default::default() };
    db.begin_with_options(options).await.context("the database could not be written to")
}

struct Run<'a> {
    transaction: &'a DatabaseTransaction,
    now: DateTime<Utc>,
    progress: &'a Progress,
    report: Report,
    findings: Findings,
}

impl Run<'_> {
    async fn import(&mut self, file: &Planned) -> anyhow::Result<()> {
        self.progress.say(&format!("reading {}", file.source.name()));
        let table = Table::open(&file.source, &KEYS)?;
        table.require_rows()?;
        let rejected_before = self.report.rejects.len();
        let (read, tally) = match file.kind {
            SourceKind::Groups => self.groups(&table).await?,
            SourceKind::Establishments => self.establishments(&table).await?,
        };
        self.report.files.push(FileReport {
            name: file.source.name().to_owned(),
            kind: file.kind.publication().kind,
            as_of: file.source.as_of(),
            read,
            created: tally.created,
            changed: tally.changed,
            unchanged: tally.unchanged,
            rejected: (self.report.rejects.len() - rejected_before) as i32,
        });
        Ok(())
    }

    async fn groups(&mut self, table: &Table) -> anyhow::Result<(i32, Tally)> {
        let mut trusts = Diff::new(rows::trusts(self.transaction).await?, self.now);
        let mut others = Diff::new(rows::groups(self.transaction).await?, self.now);
        let mut names = CodeNames::default();
        let columns = GroupColumns::find(table)?;
        let uid = columns.uid;
        let mut reader = GroupReader { columns, names: &mut names, findings: &mut self.findings };
        let mut read = 0;
        for row in table.rows() {
            read += 1;
            let taken = row.and_then(|row| {
                let taken = match reader.read(&row).map_err(|error| row.reject(error))? {
                    Group::Trust(trust) => trusts.take(trust, row.line()),
                    Group::Other(group) => others.take(group, row.line()),
                };
                taken.map_err(|first| row.reject(row.error(uid, format!("stands on line {first} already"))))
            });
            self.report.rejects.extend(taken.err().map(Into::into));
        }
        self.write::<trust::Entity>(trusts.to_write).await?;
        self.write::<school_group::Entity>(others.to_write).await?;
        self.write_names(names).await?;
        Ok((read, sum(trusts.tally, others.tally)))
    }

    async fn establishments(&mut self, table: &Table) -> anyhow::Result<(i32, Tally)> {
        let mut schools = Diff::new(rows::schools(self.transaction).await?, self.now);
        let (mut names, mut authorities) = (CodeNames::default(), AuthorityNames::default());
        let mut named_trusts: HashMap<TrustUid, NamedTrust> = HashMap::new();
        let columns = EstablishmentColumns::find(table)?;
        let urn = columns.urn;
        let mut reader =
            SchoolReader { columns, names: &mut names, authorities: &mut authorities, findings: &mut self.findings };
        let mut read = 0;
        for row in table.rows() {
            read += 1;
            let taken = row.and_then(|row| {
                let (school, named) = reader.read(&row).map_err(|error| row.reject(error))?;
                let taken = schools.take(school, row.line());
                taken.map_err(|first| row.reject(row.error(urn, format!("stands on line {first} already"))))?;
                named_trusts.extend(named.map(|trust| (trust.uid, trust)));
                Ok::<_, reader::Reject>(())
            });
            self.report.rejects.extend(taken.err().map(Into::into));
        }
        let stored = rows::authorities(self.transaction).await?;
        self.write::<local_authority::Entity>(authorities.unlike(&stored)).await?;
        self.write_names(names).await?;
        self.write_placeholders(named_trusts).await?;
        self.write::<school::Entity>(schools.to_write).await?;
        Ok((read, schools.tally))
    }

    /// A trust that only a school's row names gets a row of its own, so that the school has something to refer to.
    async fn write_placeholders(&mut self, named: HashMap<TrustUid, NamedTrust>) -> anyhow::Result<()> {
        let known = Diff::new(rows::trusts(self.transaction).await?, self.now);
        let mut unknown: Vec<NamedTrust> = named.into_values().filter(|trust| !known.knows(trust.uid)).collect();
        unknown.sort_by_key(|trust| trust.uid);
        for trust in &unknown {
            self.findings.note(FindingKind::UnknownTrust, || format!("{} {}", trust.uid, trust.name));
        }
        let rows = unknown.into_iter().map(|trust| placeholder(trust, self.now)).collect();
        self.write::<trust::Entity>(rows).await
    }

    async fn write_names(&mut self, names: CodeNames) -> anyhow::Result<()> {
        let stored = rows::codes(self.transaction).await?;
        self.write::<code_value::Entity>(names.unlike(stored)).await
    }

    async fn write<E>(&self, rows: Vec<E::Model>) -> anyhow::Result<()>
    where
        E: EntityTrait,
        E::Model: sea_orm::IntoActiveModel<E::ActiveModel>,
        E::ActiveModel: Send,
    {
        if !rows.is_empty() {
            self.progress.say(&format!("writing {} rows of {}", rows.len(), E::default().table_name()));
        }
        batch::write::<E, E::ActiveModel>(self.transaction, rows, |count| self.progress.rows(count)).await?;
        Ok(())
    }

    /// Files of different days make some counts untellable, and the operator can mend it.
    fn compare_days(&mut self) {
        let day = |kind: SourceKind| {
            self.report
                .files
                .iter()
                .filter(|file| file.kind == kind.publication().kind)
                .filter_map(|file| file.as_of)
                .max()
        };
        if let (Some(groups), Some(schools)) = (day(SourceKind::Groups), day(SourceKind::Establishments))
            && groups != schools
        {
            self.findings.note(FindingKind::SourceDatesDiffer, || {
                format!("groups as of {groups}, establishments as of {schools}")
            });
        }
    }

    /// Records the import: its number is the register's new version.
    async fn record(&self) -> anyhow::Result<()> {
        let run = import_run::ActiveModel { id: NotSet, imported_at: Set(self.now) };
        let run = import_run::Entity::insert(run).exec(self.transaction).await?.last_insert_id;
        let file = |file: &FileReport| source_file::ActiveModel {
            id: NotSet,
            import_run_id: Set(run),
            kind: Set(file.kind.to_owned()),
            name: Set(file.name.rsplit('/').next().unwrap_or_default().to_owned()),
            as_of: Set(file.as_of),
            rows_read: Set(file.read),
            created: Set(file.created),
            changed: Set(file.changed),
            unchanged: Set(file.unchanged),
            rejected: Set(file.rejected),
        };
        let files = self.report.files.iter().map(file);
        source_file::Entity::insert_many(files).exec_without_returning(self.transaction).await?;
        Ok(())
    }

    fn finish(self) -> Report {
        Report { findings: self.findings.into_list(), ..self.report }
    }
}

fn sum(left: Tally, right: Tally) -> Tally {
    Tally {
        created: left.created + right.created,
        changed: left.changed + right.changed,
        unchanged: left.unchanged + right.unchanged,
    }
}

fn placeholder(named: NamedTrust, now: DateTime<Utc>) -> trust::Model {
    trust::Model {
        uid: named.uid,
        name: if named.name.is_empty() { format!("Trust {}", named.uid) } else { named.name },
        group_type_code: named.group_type_code.to_owned(),
        group_status_code: String::new(),
        group_id: None,
        trust_reference: None,
        companies_house_number: None,
        ukprn: None,
        incorporated_on: None,
        opened_on: None,
        closed_on: None,
        street: None,
        locality: None,
        address3: None,
        town: None,
        county: None,
        postcode: None,
        placeholder: true,
        updated_at: now,
        version: 1,
    }
}
