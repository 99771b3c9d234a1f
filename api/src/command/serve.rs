//! `serve`: answer queries until told to stop.

use super::{print, stop_when_told};
use crate::{app::App, clock::Clock, config::Serve, database};

/// Serves the register that the database holds.
pub async fn run(options: &Serve, clock: Clock) -> anyhow::Result<()> {
    let db = database::connect(&options.database.database_url).await?;
    let app = App::build(&options.listen, db, clock).await?;
    // Whoever reads the first line may ask for the end at once.
    stop_when_told(app.stopping())?;
    print(&format!("listening on http://{}\n", app.address()))?;
    let register = app.keeper().current();
    tracing::info!(
        version = register.version,
        schools = register.schools.records().len(),
        trusts = register.trusts.records().len(),
        "ready"
    );
    if register.version == 0 {
        tracing::warn!("the register is empty: run `school-trusts import` on the register's files");
    }
    drop(register);
    Ok(app.run().await?)
}
