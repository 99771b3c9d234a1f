//! Memberships, worked out from all files together.

use super::run::Run;

/// Works out every membership anew, and writes what differs from what is stored.
pub(super) async fn work_out(_run: &mut Run<'_>) -> anyhow::Result<()> {
    Ok(())
}
