//! What a file says of each school's trust, kept where it differs from the file before.

use entity::{TrustUid, Urn};

use crate::import::{edition::Edition, run::Run};

/// Keeps what a file says where it is new.
pub async fn record(
    _run: &mut Run<'_>,
    _sightings: Vec<(Urn, Option<TrustUid>)>,
    _edition: &Edition,
) -> anyhow::Result<()> {
    Ok(())
}
