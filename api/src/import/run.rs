//! One import, from the operator's paths to a committed transaction.

use anyhow::{Context as _, ensure};
use chrono::{DateTime, Utc};
use entity::{code_value, import_run, source_file};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    DatabaseConnection, DatabaseTransaction, EntityTrait,
};

use super::{
    age,
    batch::{self, bare::Bare},
    census, claim, digest,
    edition::Edition,
    establishments,
    finding_kind::FindingKind,
    findings::Findings,
    group_links, groups, inspections, links, memberships,
    names::CodeNames,
    notice,
    options::Options,
    plan::{KEYS, Plan, Planned},
    progress::Progress,
    reader::{Reject, Row, Table},
    repeat,
    report::{FileReport, PassedOver, Report},
    tally::Tally,
    trace::Trace,
    trouble, unknown,
};
use crate::{
    clock::Clock,
    register::{SourceKind, rows, sources::newest},
};

/// Takes in everything that the paths lead to, or nothing.
pub async fn run(
    db: &DatabaseConnection,
    options: &Options,
    clock: &Clock,
    progress: &Progress,
) -> anyhow::Result<Report> {
    take_in(db, options, clock, progress).await.map_err(trouble::in_words)
}

async fn take_in(
    db: &DatabaseConnection,
    options: &Options,
    clock: &Clock,
    progress: &Progress,
) -> anyhow::Result<Report> {
    progress.say("looking for files");
    let plan = Plan::make(&options.paths, options.as_of)?;
    ensure!(!plan.files.is_empty(), "there is nothing to import: none of the files is of a kind that is imported");
    progress.say("waiting for the turn: one import at a time");
    let transaction = claim::begin(db).await?;
    let mut run = Run::begin(&transaction, options, clock.now(), progress).await?;
    let bare = run.strip().await?;
    for file in &plan.files {
        run.import(file, clock).await.with_context(|| format!("{} was not imported", file.source.name()))?;
    }
    run.conclude().await?;
    bare.dress(&transaction).await?;
    let mut report = Report { dry_run: options.dry_run, findings: run.findings.into_list(), ..run.report };
    report.passed_over =
        plan.passed_over.into_iter().map(|file| PassedOver { name: file.name, why: file.why.to_owned() }).collect();
    match options.dry_run {
        true => transaction.rollback().await?,
        false => {
            notice::announce(&transaction).await?;
            transaction.commit().await.map_err(trouble::at_the_commit)?;
        }
    }
    progress.done();
    Ok(report)
}

/// One import in progress.
pub(super) struct Run<'a> {
    pub transaction: &'a DatabaseTransaction,
    pub now: DateTime<Utc>,
    pub options: &'a Options,
    pub report: Report,
    pub findings: Findings,
    pub trace: Trace,
    id: i64,
    progress: &'a Progress,
}

impl<'a> Run<'a> {
    /// Records the import: its number is the register's new version.
    async fn begin(
        transaction: &'a DatabaseTransaction,
        options: &'a Options,
        now: DateTime<Utc>,
        progress: &'a Progress,
    ) -> anyhow::Result<Self> {
        let run = import_run::ActiveModel { id: NotSet, imported_at: Set(now) };
        let id = import_run::Entity::insert(run).exec(transaction).await?.last_insert_id;
        let (report, findings, trace) = (Report::default(), Findings::default(), Trace::default());
        Ok(Self { transaction, now, options, report, findings, trace, id, progress })
    }

    /// A database that holds nothing yet is filled without its indexes.
    async fn strip(&self) -> anyhow::Result<Bare> {
        let nothing_yet = rows::files(self.transaction).await?.is_empty();
        Ok(if nothing_yet { Bare::strip(self.transaction).await? } else { Bare::default() })
    }

    async fn import(&mut self, file: &Planned, clock: &Clock) -> anyhow::Result<()> {
        self.progress.say(&format!("reading {}", file.source.name()));
        let as_of = age::day_of(file, self.options, clock.today())?;
        let files = rows::files(self.transaction).await?;
        let edition = Edition::among(&files, file.kind, as_of);
        self.findings.look_at(Some(file.source.name()));
        let rejected_before = self.report.rejects.len();
        let bytes = file.source.open()?;
        let digest = digest::of(&bytes);
        let repeat = repeat::of(&files, file.kind, as_of, &digest).filter(|_| !self.options.force);
        let tally = match repeat {
            Some(known) => repeat::tally(self, known, &edition).await?,
            None => {
                age::check(file.kind, &edition, self.options)?;
                self.read(file.kind, &Table::from_bytes(file.source.name(), bytes, &KEYS)?, &edition).await?
            }
        };
        let rejected = (self.report.rejects.len() - rejected_before) as i32;
        let report = FileReport {
            name: file.source.name().to_owned(),
            kind: file.kind.publication().kind,
            as_of,
            history: edition.is_history(),
            read: tally.taken() + tally.left_out + rejected,
            created: tally.created,
            changed: tally.changed,
            unchanged: tally.unchanged,
            vanished: tally.vanished,
            left_out: tally.left_out,
            rejected,
        };
        self.record(&report, digest, repeat.is_some()).await?;
        self.report.files.push(report);
        Ok(())
    }

    async fn read(&mut self, kind: SourceKind, table: &Table, edition: &Edition) -> anyhow::Result<Tally> {
        table.require_rows()?;
        match kind {
            SourceKind::Groups => groups::take(self, table, edition).await,
            SourceKind::Establishments => establishments::take(self, table, edition).await,
            SourceKind::GroupLinks => group_links::take(self, table, edition).await,
            SourceKind::Links => links::take(self, table, edition).await,
            SourceKind::Inspections | SourceKind::InspectionsInYear => inspections::take(self, table, edition).await,
            SourceKind::Census => census::take(self, table, edition).await,
        }
    }

    /// Hands out the rows of a table one by one, and refuses those that cannot be read or taken. Says whether every
    /// record was a row.
    pub fn each_row<'t>(
        &mut self,
        table: &'t Table,
        mut take: impl FnMut(Row<'t>, &mut Findings) -> Result<(), Reject>,
    ) -> anyhow::Result<bool> {
        let mut whole = true;
        for row in table.rows() {
            whole &= row.is_ok();
            if let Err(reject) = row.and_then(|row| take(row, &mut self.findings)) {
                self.reject(reject)?;
            }
        }
        Ok(whole)
    }

    /// Refuses a row, and the whole import where there are too many of them.
    pub fn reject(&mut self, reject: Reject) -> anyhow::Result<()> {
        self.report.rejects.push(reject.into());
        let (count, most) = (self.report.rejects.len(), self.options.max_rejects);
        ensure!(count <= most, "more than {most} rows were refused:\n{}", self.report.first_rejects());
        Ok(())
    }

    /// Stores which file it was, what it changed, and what was noticed in it, unless that is known.
    async fn record(&mut self, report: &FileReport, digest: String, repeat: bool) -> anyhow::Result<()> {
        let file = source_file::ActiveModel {
            id: NotSet,
            import_run_id: Set(self.id),
            kind: Set(report.kind.to_owned()),
            name: Set(report.name.rsplit('/').next().unwrap_or_default().to_owned()),
            as_of: Set(Some(report.as_of)),
            digest: Set(Some(digest)),
            rows_read: Set(report.read),
            created: Set(report.created),
            changed: Set(report.changed),
            unchanged: Set(report.unchanged),
            rejected: Set(report.rejected),
        };
        let file = source_file::Entity::insert(file).exec(self.transaction).await?.last_insert_id;
        let trace = std::mem::take(&mut self.trace);
        notice::store_trace(self.transaction, file, trace).await?;
        let noticed = self.findings.take_noticed();
        if !report.history && !repeat {
            notice::replace_findings(self.transaction, Some((file, report.kind)), noticed).await?;
        }
        Ok(())
    }

    /// Works out what all files together say.
    async fn conclude(&mut self) -> anyhow::Result<()> {
        self.findings.look_at(None);
        memberships::work_out(self).await?;
        unknown::forget_the_known(self.transaction).await?;
        self.compare_days().await?;
        let noticed = self.findings.take_noticed();
        notice::replace_findings(self.transaction, None, noticed).await
    }

    pub async fn write_names(&mut self, names: CodeNames, edition: &Edition) -> anyhow::Result<()> {
        let stored = rows::codes(self.transaction).await?;
        self.write::<code_value::Entity>(names.unlike(stored, edition.is_history())).await
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
            let detail = || format!("groups as of {groups}, establishments as of {schools}");
            self.findings.note(FindingKind::SourceDatesDiffer, None, detail);
        }
        Ok(())
    }
}
