//! The test world: the demo's register, which has every quirk of the real files, on a day that never changes.

use std::path::PathBuf;

use api::{
    clock::Clock,
    demo::{Options, write_files},
    import::{self, progress::Progress, report::Report},
};
use chrono::{DateTime, Utc};
use sea_orm::DatabaseConnection;
use tempfile::TempDir;

/// The moment at which all tests play, soon after the newest file of the test world.
pub fn now() -> DateTime<Utc> {
    "2026-04-01T09:00:00Z".parse().expect("a moment")
}

/// How many schools the test world has: those that are listed, and four that vanished.
pub const SCHOOLS: usize = 904;

/// A clock that stands still.
pub fn clock() -> Clock {
    Clock::from_fn(now)
}

/// The register's files, invented.
pub struct Files {
    /// What the register is today: establishments and groups.
    pub paths: Vec<PathBuf>,
    /// Where they lie, and with them those that tell of the past.
    pub folder: TempDir,
}

impl Files {
    /// All files, those that tell of the past included.
    pub fn every(&self) -> Vec<PathBuf> {
        let entries = std::fs::read_dir(&self.folder).expect("the folder is there");
        let mut every: Vec<PathBuf> = entries.map(|entry| entry.expect("a file").path()).collect();
        every.sort();
        every
    }
}

/// Writes the test world's files.
pub fn files() -> Files {
    let folder = TempDir::new().expect("a folder for the files");
    let mut paths = write_files(folder.path(), &Options::default()).expect("the files are written");
    paths.truncate(2);
    Files { paths, folder }
}

/// Takes files in, as the command does.
pub async fn import(db: &DatabaseConnection, paths: &[PathBuf]) -> anyhow::Result<Report> {
    import::run(db, &import::Options::of(paths), &clock(), &Progress::silent()).await
}

/// Fills an empty database with the test world.
pub async fn make(url: &str) {
    let db = api::database::connect(url).await.expect("the database opens");
    api::database::migrate(&db).await.expect("the tables are made");
    let report = import(&db, &files().every()).await.expect("the world is imported");
    assert!(report.rejects.is_empty(), "the world is faulty:\n{report}");
    db.close().await.expect("the database closes");
}
