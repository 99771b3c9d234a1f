//! Which file of each publication is loaded, and whether it is old.

use std::{
    collections::{BTreeMap, HashMap},
    sync::Arc,
};

use async_graphql::SimpleObject;
use chrono::{DateTime, Days, NaiveDate, Utc};
use entity::{import_run, source_file};

use super::publications::{DataSourceCode, SourceKind};
use crate::graphql::scalars::{Date, DateTime as DateTimeScalar, Url};

/// Where a fact or a row comes from.
#[derive(SimpleObject, Debug)]
pub struct Provenance {
    /// Who stands behind it.
    source: DataSourceCode,
    /// The day that the source describes; null where its file name has no date.
    as_of: Option<Date>,
    /// When this service took it in.
    retrieved_at: DateTimeScalar,
    /// The licence under which it is published.
    licence: &'static str,
    /// The public page of the publication.
    source_url: Option<Url>,
    /// Whether the source is older than it should be. Judged at the start of each day in London.
    stale: bool,
}

/// One publication and the newest file of it that is loaded.
#[derive(SimpleObject, Clone, Debug)]
#[graphql(name = "DataSourceStatus")]
pub struct SourceStatus {
    /// Who stands behind it.
    code: DataSourceCode,
    /// The kind of file, as in the import report.
    kind: &'static str,
    /// The publication's title.
    name: &'static str,
    /// Who publishes it.
    owner: &'static str,
    /// Where the public finds it.
    public_page: Option<Url>,
    /// The file that is loaded; null where none is.
    pub file_name: Option<String>,
    /// The day that the loaded file describes; null where none is loaded or its name has no date.
    pub as_of: Option<Date>,
    /// When it was loaded; null where none is.
    imported_at: Option<DateTimeScalar>,
    /// Rows in the loaded file; null where none is.
    rows: Option<i32>,
    /// How often this service expects a newer file: an ISO 8601 duration.
    expected_every: &'static str,
    /// The day by which a newer file is expected; null where that cannot be told.
    next_expected: Option<Date>,
    /// Whether that day is past, or nothing is loaded. Judged at the start of each day in London.
    pub stale: bool,
    /// The licence under which it is published.
    licence: &'static str,
    /// What it holds.
    note: Option<&'static str>,
}

/// All publications, loaded or not.
pub struct Sources {
    statuses: Vec<SourceStatus>,
    provenances: [Arc<Provenance>; SourceKind::COUNT],
    past: HashMap<SourceKind, BTreeMap<NaiveDate, Arc<Provenance>>>,
}

/// A loaded file and the import that took it in.
pub type LoadedFile = (source_file::Model, import_run::Model);

/// The loaded files of a kind.
pub fn of_kind(files: &[LoadedFile], kind: SourceKind) -> impl Iterator<Item = &LoadedFile> {
    files.iter().filter(move |(file, _)| file.kind == kind.publication().kind)
}

/// The newest file of a kind that is loaded: of several of one day the one that was loaded last.
pub fn newest(files: &[LoadedFile], kind: SourceKind) -> Option<&LoadedFile> {
    of_kind(files, kind).max_by_key(|(file, _)| (file.as_of, file.id))
}

/// The days that the loaded files of a kind describe, in order, each once.
pub fn days(files: &[LoadedFile], kind: SourceKind) -> Vec<NaiveDate> {
    let mut days: Vec<NaiveDate> = of_kind(files, kind).filter_map(|(file, _)| file.as_of).collect();
    days.sort_unstable();
    days.dedup();
    days
}

impl Sources {
    /// Judges the newest file of each kind on a day.
    pub fn new(files: &[LoadedFile], today: NaiveDate, now: DateTime<Utc>) -> Self {
        let statuses: Vec<_> = SourceKind::ALL.map(|kind| SourceStatus::new(kind, newest(files, kind), today)).into();
        let provenances = SourceKind::ALL.map(|kind| Arc::new(statuses[kind as usize].provenance(now)));
        let past = SourceKind::ALL.map(|kind| (kind, past(files, kind, now))).into();
        Self { statuses, provenances, past }
    }

    /// The state of every publication.
    pub fn statuses(&self) -> &[SourceStatus] {
        &self.statuses
    }

    /// Whether any file of a kind is loaded.
    pub fn has(&self, kind: SourceKind) -> bool {
        self.statuses[kind as usize].file_name.is_some()
    }

    /// The day that the loaded file of a kind describes.
    pub fn as_of(&self, kind: SourceKind) -> Option<NaiveDate> {
        self.statuses[kind as usize].as_of.map(|day| day.0)
    }

    /// Where rows of a kind come from.
    pub fn provenance(&self, kind: SourceKind) -> &Arc<Provenance> {
        &self.provenances[kind as usize]
    }

    /// Where a row comes from that the file of a day stated. The newest file is not stale for having been loaded.
    pub fn provenance_on(&self, kind: SourceKind, day: NaiveDate) -> &Arc<Provenance> {
        let current = self.provenance(kind);
        let past = self.past.get(&kind).and_then(|past| past.get(&day)).filter(|_| current.day() != Some(day));
        past.unwrap_or(current)
    }

    /// Where a row of a kind comes from that the file of a day no longer listed: the newest file before it, stale.
    pub fn provenance_before(&self, kind: SourceKind, day: NaiveDate) -> &Arc<Provenance> {
        let earlier = self.past.get(&kind).and_then(|past| past.range(..day).next_back());
        earlier.map_or(self.provenance(kind), |(_, provenance)| provenance)
    }
}

/// What each loaded file of a kind stands behind once a newer one has taken its place, by day.
fn past(files: &[LoadedFile], kind: SourceKind, now: DateTime<Utc>) -> BTreeMap<NaiveDate, Arc<Provenance>> {
    let mut of_kind: Vec<&LoadedFile> = of_kind(files, kind).collect();
    of_kind.sort_by_key(|(file, _)| file.id);
    // Seen from the end of time every file is stale.
    let stale = |loaded| SourceStatus::new(kind, Some(loaded), NaiveDate::MAX);
    let dated = of_kind.into_iter().filter_map(|loaded| Some((loaded.0.as_of?, loaded)));
    dated.map(|(day, loaded)| (day, Arc::new(stale(loaded).provenance(now)))).collect()
}

impl Provenance {
    /// The day that the source describes.
    pub fn day(&self) -> Option<NaiveDate> {
        self.as_of.map(|day| day.0)
    }
}

impl SourceStatus {
    fn new(kind: SourceKind, loaded: Option<&LoadedFile>, today: NaiveDate) -> Self {
        let publication = kind.publication();
        let as_of = loaded.and_then(|(file, _)| file.as_of);
        let next_expected = as_of.and_then(|day| day.checked_add_days(Days::new(publication.every.days)));
        Self {
            code: publication.code,
            kind: publication.kind,
            name: publication.title,
            owner: publication.owner,
            public_page: Some(Url(publication.page.into())),
            file_name: loaded.map(|(file, _)| file.name.clone()),
            as_of: as_of.map(Date),
            imported_at: loaded.map(|(_, run)| DateTimeScalar(run.imported_at)),
            rows: loaded.map(|(file, _)| file.rows_read),
            expected_every: publication.every.name,
            next_expected: next_expected.map(Date),
            stale: next_expected.is_none_or(|day| day < today),
            licence: publication.licence,
            note: Some(publication.note),
        }
    }

    /// The publication's title.
    pub fn title(&self) -> &'static str {
        self.name
    }

    /// How the publication's files are called.
    pub fn file_pattern(&self) -> &'static str {
        let kind = SourceKind::ALL.into_iter().find(|kind| kind.publication().kind == self.kind);
        kind.map_or("FILE", |kind| kind.publication().file_pattern)
    }

    fn provenance(&self, now: DateTime<Utc>) -> Provenance {
        Provenance {
            source: self.code,
            as_of: self.as_of,
            retrieved_at: self.imported_at.unwrap_or(DateTimeScalar(now)),
            licence: self.licence,
            source_url: self.public_page.clone(),
            stale: self.stale,
        }
    }
}
