//! `import`: take the register's files in.

use anyhow::Context as _;

use crate::{
    clock::Clock,
    config::Import,
    database,
    import::{self, progress::Progress},
};

/// Imports, and prints the report.
#[expect(clippy::print_stdout, reason = "the report is what was asked for")]
pub async fn run(options: &Import, clock: &Clock) -> anyhow::Result<()> {
    let db = database::connect(&options.database.database_url).await?;
    database::prepare(&db).await?;
    let report = import::run(&db, &options.paths, clock, &Progress::on_stderr()).await?;
    print!("{report}");
    if let Some(path) = &options.report {
        let json = serde_json::to_vec_pretty(&report)?;
        std::fs::write(path, json).with_context(|| format!("the report could not be written to {}", path.display()))?;
    }
    Ok(())
}
