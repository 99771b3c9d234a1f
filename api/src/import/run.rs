//! One import, from the operator's paths to a committed transaction.

use std::path::PathBuf;

use anyhow::Context as _;
use chrono::{DateTime, Utc};
use entity::{code_value, import_run, source_file};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    DatabaseConnection, DatabaseTransaction, EntityTrait,
};

use super::{
    batch, claim, establishments,
    findings::{FindingKind, Findings},
    groups,
    names::CodeNames,
    plan::{KEYS, Plan, Planned},
    progress::Progress,
    reader::Table,
    report::{FileReport, PassedOver, Report},
};
use crate::{
    clock::Clock,
    register::{SourceKind, rows, sources::newest},
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
    let transaction = claim::begin(db).await?;
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
    run.record().await?;
    run.compare_days().await?;
    let mut report = run.finish();
    report.passed_over =
        plan.passed_over.into_iter().map(|file| PassedOver { name: file.name, why: file.why.to_owned() }).collect();
    transaction.commit().await.context("the import could not be committed; nothing was changed")?;
    progress.done();
    Ok(report)
}

/// One import in progress.
pub(super) struct Run<'a> {
    pub transaction: &'a DatabaseTransaction,
    pub now: DateTime<Utc>,
    pub report: Report,
    pub findings: Findings,
    progress: &'a Progress,
}

impl Run<'_> {
    async fn import(&mut self, file: &Planned) -> anyhow::Result<()> {
        self.progress.say(&format!("reading {}", file.source.name()));
        let table = Table::open(&file.source, &KEYS)?;
        table.require_rows()?;
        let rejected_before = self.report.rejects.len();
        let tally = match file.kind {
            SourceKind::Groups => groups::take(self, &table).await?,
            SourceKind::Establishments => establishments::take(self, &table).await?,
        };
        let rejected = (self.report.rejects.len() - rejected_before) as i32;
        self.report.files.push(FileReport {
            name: file.source.name().to_owned(),
            kind: file.kind.publication().kind,
            as_of: file.source.as_of(),
            read: tally.created + tally.changed + tally.unchanged + rejected,
            created: tally.created,
            changed: tally.changed,
            unchanged: tally.unchanged,
            rejected,
        });
        Ok(())
    }

    pub async fn write_names(&mut self, names: CodeNames) -> anyhow::Result<()> {
        let stored = rows::codes(self.transaction).await?;
        self.write::<code_value::Entity>(names.unlike(stored)).await
    }

    pub async fn write<E>(&self, rows: Vec<E::Model>) -> anyhow::Result<()>
    where
        E: EntityTrait,
        E::Model: sea_orm::IntoActiveModel<E::ActiveModel>,
        E::ActiveModel: Send,
    {
        if !rows.is_empty() {
            let what = format!("writing {} rows of {}", rows.len(), E::default().table_name());
            self.progress.say_of(&what, rows.len());
        }
        batch::write::<E, E::ActiveModel>(self.transaction, rows, |count| self.progress.rows(count)).await?;
        Ok(())
    }

    /// Files of different days make some counts untellable, and the operator can mend it.
    async fn compare_days(&mut self) -> anyhow::Result<()> {
        let loaded = rows::files(self.transaction).await?;
        let day = |kind| newest(&loaded, kind).and_then(|(file, _)| file.as_of);
        if let (Some(groups), Some(schools)) = (day(SourceKind::Groups), day(SourceKind::Establishments))
            && groups != schools
        {
            self.findings.note(FindingKind::SourceDatesDiffer, || {
                format!("groups as of {groups}, establishments as of {schools}")
            });
        }
        Ok(())
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
