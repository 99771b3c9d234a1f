//! `import`: take the register's files in.

use anyhow::Context as _;

use super::print;
use crate::{
    clock::Clock,
    config::Import,
    database,
    import::{self, progress::Progress},
};

/// Imports, and prints the report.
pub async fn run(options: &Import, clock: &Clock) -> anyhow::Result<()> {
    let db = database::connect(&options.database.database_url).await?;
    database::prepare(&db).await?;
    let report = import::run(&db, &options.options(), clock, &Progress::on_stderr()).await?;
    print(&report.to_string())?;
    if let Some(path) = &options.report {
        let json = serde_json::to_vec_pretty(&report)?;
        let but = || format!("everything was imported, but the report could not be written to {}", path.display());
        std::fs::write(path, json).with_context(but)?;
    }
    Ok(())
}
