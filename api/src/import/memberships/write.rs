//! Writing memberships so that no school is ever in two trusts, not even between two statements.

use entity::trust_membership::{Column, Entity};
use sea_orm::Condition;

use super::keep::Differences;
use crate::import::{batch, run::Run};

/// Writes what differs: first away with what no longer follows, then what has ended, then what is current.
pub async fn write(run: &Run<'_>, differences: Differences) -> anyhow::Result<()> {
    batch::delete::<Entity>(run.transaction, Condition::all(), Column::Id, differences.gone).await?;
    let (current, ended) = differences.to_write.into_iter().partition(|row| row.left_basis.is_none());
    run.write::<Entity>(ended).await?;
    run.write::<Entity>(current).await
}
