//! The census columns of the performance tables.

use super::{edition::Edition, reader::Table, run::Run, tally::Tally};

/// Takes in every row of a file.
pub(super) async fn take(_run: &mut Run<'_>, _table: &Table, _edition: &Edition) -> anyhow::Result<Tally> {
    anyhow::bail!("the census is not taken in yet")
}
