//! Ofsted's files of inspections.

use super::{edition::Edition, reader::Table, run::Run, tally::Tally};

/// Takes in every row of a file.
pub(super) async fn take(_run: &mut Run<'_>, _table: &Table, _edition: &Edition) -> anyhow::Result<Tally> {
    anyhow::bail!("inspections are not taken in yet")
}
