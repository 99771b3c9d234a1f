//! `privacy`: what is kept of people, and for how long.

use anyhow::anyhow;

use super::{
    client::{ACTOR, told},
    print,
};
use crate::{
    changes::Write,
    clock::Clock,
    config::{Privacy, PrivacyCommand},
    database,
    privacy::{hold, sweep},
};

/// Sweeps, or has the law remember somebody.
pub async fn run(options: &Privacy, clock: &Clock) -> anyhow::Result<()> {
    let db = database::connect_to_existing(&options.database.database_url).await?;
    database::check_migrations(&db).await?;
    let (id, held) = match &options.what {
        PrivacyCommand::Sweep => return print(&sweep::sweep(&db, clock.now(), true).await?.to_string()),
        PrivacyCommand::Hold { id } => (*id, true),
        PrivacyCommand::Release { id } => (*id, false),
    };
    let mut write = Write::by_ourselves(&db, clock.now(), (ACTOR, "holdStaffMember")).await?;
    let done = hold(&mut write, id, held).await;
    write.end(done).await.map_err(told)?.map_err(|error| anyhow!(error.message))?;
    let standing = if held { "is remembered, and not erased for now" } else { "may be erased" };
    print(&format!("{id} {standing}\n"))
}
