//! `import`: take the register's files in.

use anyhow::Context as _;
use sea_orm::DatabaseConnection;

use super::print;
use crate::{
    clock::Clock,
    config::Import,
    database,
    import::{self, progress::Progress, report::Report},
};

/// Imports, and prints the report.
pub async fn run(options: &Import, clock: &Clock) -> anyhow::Result<()> {
    let db = open(options).await.map_err(import::in_words)?;
    let report = import::run(&db, &options.options(), clock, &Progress::on_stderr()).await?;
    let but = if options.dry_run { "nothing was written, and" } else { "everything was imported, but" };
    tell(options, &report).with_context(|| format!("{but} the report could not be given"))
}

/// The database with its tables up to date. A dry run makes neither: where there is no embedded database yet, it plays
/// in memory.
async fn open(options: &Import) -> anyhow::Result<DatabaseConnection> {
    let url = &options.database.database_url;
    if !options.dry_run {
        let db = database::connect(url).await?;
        database::prepare(&db).await?;
        return Ok(db);
    }
    if database::is_yet_to_be_made(url) {
        let db = database::connect(database::IN_MEMORY).await?;
        database::migrate(&db).await?;
        return Ok(db);
    }
    let db = database::connect_to_existing(url).await?;
    database::check_migrations(&db).await?;
    Ok(db)
}

fn tell(options: &Import, report: &Report) -> anyhow::Result<()> {
    if let Some(path) = &options.report {
        let json = serde_json::to_vec_pretty(report)?;
        std::fs::write(path, json).with_context(|| format!("{} cannot be written", path.display()))?;
    }
    print(&report.to_string())
}
