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

/// A clock that stands still.
pub fn clock() -> Clock {
    Clock::from_fn(now)
}

/// The register's files, invented.
pub struct Files {
    /// Groups and establishments.
    pub paths: Vec<PathBuf>,
    /// Where they lie.
    pub folder: TempDir,
}

/// Writes the test world's files.
pub fn files() -> Files {
    let folder = TempDir::new().expect("a folder for the files");
    let paths = write_files(folder.path(), &Options::default()).expect("the files are written");
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
    let report = import(&db, &files().paths).await.expect("the world is imported");
    assert!(report.rejects.is_empty(), "the world is faulty:\n{report}");
    db.close().await.expect("the database closes");
}
